using System.Text.Encodings.Web;
using Fluid;
using Fluid.Ast;

namespace Iurc.Workbench.Rendering;

/// <summary>A tag that says on which line it failed.</summary>
internal sealed class LocatedTag(
    int line,
    IReadOnlyList<FilterArgument> arguments,
    Func<IReadOnlyList<FilterArgument>, TextWriter, TextEncoder, LiquidContext, ValueTask<Completion>> render) : Statement
{
    /// <inheritdoc />
    public override async ValueTask<Completion> WriteToAsync(TextWriter writer, TextEncoder encoder, TemplateContext context)
    {
        try
        {
            return await render(arguments, writer, encoder, (LiquidContext)context);
        }
        catch (Exception exception) when (exception is not TemplateException)
        {
            throw new TemplateException(((LiquidContext)context).TemplateName, line, exception.Message, exception);
        }
    }
}
