using System.Text.Encodings.Web;
using Fluid.Ast;

namespace Iurc.Workbench.Rendering.Tags;

/// <summary>The tags <c>page_title</c> and <c>page_title_add_segment</c>. As in Orchard, neither encodes.</summary>
internal static class PageTitleTags
{
    /// <summary>Adds a segment and writes the title.</summary>
    public static async ValueTask<Completion> WriteTitleAsync(
        IReadOnlyList<FilterArgument> arguments, TextWriter writer, TextEncoder encoder, LiquidContext context)
    {
        var list = new NamedExpressionList(arguments);
        await AddAsync(list, context);
        var separator = list["separator", 2] is { } expression ? (await expression.EvaluateAsync(context)).ToStringValue() : null;
        await writer.WriteAsync(context.Page.Title.Join(separator));
        return Completion.Normal;
    }

    /// <summary>Adds a segment.</summary>
    public static async ValueTask<Completion> AddSegmentAsync(
        IReadOnlyList<FilterArgument> arguments, TextWriter writer, TextEncoder encoder, LiquidContext context)
    {
        await AddAsync(new NamedExpressionList(arguments), context);
        return Completion.Normal;
    }

    private static async ValueTask AddAsync(NamedExpressionList list, LiquidContext context)
    {
        var segment = (await list["segment", 0].EvaluateAsync(context)).ToStringValue();
        var position = list["position", 1] is { } expression ? (await expression.EvaluateAsync(context)).ToStringValue() : "0";
        context.Page.Title.Add(segment, position);
    }
}
