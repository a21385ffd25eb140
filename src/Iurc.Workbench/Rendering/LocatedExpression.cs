using Fluid;
using Fluid.Ast;
using Fluid.Values;

namespace Iurc.Workbench.Rendering;

/// <summary>An expression that says on which line it failed.</summary>
internal sealed class LocatedExpression(int line, Expression inner) : Expression
{
    /// <inheritdoc />
    public override async ValueTask<FluidValue> EvaluateAsync(TemplateContext context)
    {
        try
        {
            return await inner.EvaluateAsync(context);
        }
        catch (Exception exception) when (exception is not TemplateException)
        {
            throw new TemplateException(((LiquidContext)context).TemplateName, line, exception.Message, exception);
        }
    }
}
