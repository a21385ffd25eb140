using System.Text.Encodings.Web;
using Fluid;
using Fluid.Ast;
using Iurc.Workbench.Rendering.Tags;
using Parlot.Fluent;

namespace Iurc.Workbench.Rendering;

/// <summary>Liquid with the tags of Orchard that the theme uses. Any other tag is a parse error.</summary>
internal sealed class ThemeParser : FluidParser
{
    /// <summary>Registers the tags.</summary>
    public ThemeParser()
        : base(new FluidParserOptions { AllowFunctions = true })
    {
        // Every filter expression passes here, so this is the one place to learn its line.
        var expression = FilterExpression.Parser!;
        FilterExpression.Parser = expression.Then<Expression>((context, parsed) => new LocatedExpression(LineOf(context), parsed));

        RegisterLocatedTag("shape", ShapeTag.WriteAsync);
        RegisterLocatedTag("render_section", LayoutTags.WriteSectionAsync);
        RegisterLocatedTag("page_title", PageTitleTags.WriteTitleAsync);
        RegisterLocatedTag("page_title_add_segment", PageTitleTags.AddSegmentAsync);
        RegisterEmptyTag("render_body", LayoutTags.WriteBodyAsync);
        RegisterParserBlock("zone", ArgumentsList, LayoutTags.WriteZoneAsync);
    }

    private void RegisterLocatedTag(string name, Func<IReadOnlyList<FilterArgument>, TextWriter, TextEncoder, LiquidContext, ValueTask<Completion>> render)
        => RegisteredTags[name] = ArgumentsList.AndSkip(TagEnd)
            .Then<Statement>((context, arguments) => new LocatedTag(LineOf(context), arguments, render))
            .ElseError($"Invalid '{name}' tag");

    private static int LineOf(ParseContext context) => context.Scanner.Cursor.Position.Line;
}
