using Fluid;
using Fluid.Ast;
using Fluid.Values;
using Microsoft.Extensions.Options;
using OrchardCore.DisplayManagement.Liquid;

namespace Iurc.Cms.Editorial.Preview;

/// <summary>Orchard's parser of templates, of which each expression knows its line. It parses only what has failed already: on no page does it cost anything.</summary>
internal sealed class LocatingParser : LiquidViewParser
{
    /// <summary>Makes the parser.</summary>
    public LocatingParser(IOptions<LiquidViewOptions> views, IOptions<FluidParserOptions> options)
        : base(views, options)
    {
        // Every expression with filters passes here.
        var expression = FilterExpression.Parser!;
        FilterExpression.Parser = expression.Then<Expression>((context, parsed) => new Located(context.Scanner.Cursor.Position.Line, parsed));
    }

    private sealed class Located(int line, Expression inner) : Expression
    {
        public override async ValueTask<FluidValue> EvaluateAsync(TemplateContext context)
        {
            try
            {
                return await inner.EvaluateAsync(context);
            }
            catch (Exception failure) when (failure is not FailedExpressionException)
            {
                throw new FailedExpressionException(line, failure);
            }
        }
    }
}

/// <summary>An expression of a template has failed.</summary>
/// <param name="line">The line on which it ends.</param>
/// <param name="inner">Why.</param>
internal sealed class FailedExpressionException(int line, Exception inner) : Exception(inner.Message, inner)
{
    /// <summary>The line on which it ends.</summary>
    public int Line { get; } = line;
}
