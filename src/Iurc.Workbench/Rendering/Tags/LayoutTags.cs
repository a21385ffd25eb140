using System.Text.Encodings.Web;
using Fluid;
using Fluid.Ast;

namespace Iurc.Workbench.Rendering.Tags;

/// <summary>The tags that join the page and the layout: <c>render_body</c>, <c>render_section</c> and <c>zone</c>.</summary>
internal static class LayoutTags
{
    /// <summary>Writes the page itself.</summary>
    public static async ValueTask<Completion> WriteBodyAsync(TextWriter writer, TextEncoder encoder, TemplateContext context)
    {
        await writer.WriteAsync(((LiquidContext)context).Page.Body);
        return Completion.Normal;
    }

    /// <summary>Writes what was put into a zone.</summary>
    public static async ValueTask<Completion> WriteSectionAsync(
        IReadOnlyList<FilterArgument> arguments, TextWriter writer, TextEncoder encoder, LiquidContext context)
    {
        var list = new NamedExpressionList(arguments);
        var name = (await list["name", 0].EvaluateAsync(context)).ToStringValue();
        var required = list["required", 1] is { } expression && (await expression.EvaluateAsync(context)).ToBooleanValue();

        if (context.Page.Zone(name) is { } content)
        {
            await writer.WriteAsync(content);
        }
        else if (required)
        {
            throw new NotSupportedException($"Nothing was put into the zone \"{name}\", which the layout requires.");
        }

        return Completion.Normal;
    }

    /// <summary>Puts the block's content into a zone.</summary>
    public static async ValueTask<Completion> WriteZoneAsync(
        IReadOnlyList<FilterArgument> arguments, IReadOnlyList<Statement> statements, TextWriter writer, TextEncoder encoder, TemplateContext context)
    {
        if (arguments is not [{ Name: null or "" or "name" } only])
        {
            throw new NotSupportedException("The tag zone takes one argument here, the name of the zone.");
        }

        await using var content = new StringWriter();
        var completion = await statements.RenderStatementsAsync(content, encoder, context);
        if (completion == Completion.Normal && statements.Count > 0)
        {
            ((LiquidContext)context).Page.AddToZone((await only.Expression.EvaluateAsync(context)).ToStringValue(), content.ToString());
        }

        return completion;
    }
}
