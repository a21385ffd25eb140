using System.Globalization;
using System.Text.RegularExpressions;
using Fluid;
using Iurc.Workbench.Orchard;
using Iurc.Workbench.Rendering;
using Iurc.Workbench.Sources;

namespace Iurc.Workbench.Checking.Themes;

/// <summary>Runs the checks of the theme.</summary>
internal static partial class ThemeChecker
{
    // What a template learns of its arguments it learns from its callers, and those from theirs: the deepest chain here is far shorter.
    private const int Passes = 4;

    private static readonly ThemeParser s_parser = new();

    /// <summary>Runs the checks.</summary>
    public static IEnumerable<Finding> Check(ThemeFiles theme, RecipeSet set)
    {
        var model = new ThemeModel(theme, set);
        for (var pass = 1; pass < Passes; pass++)
        {
            foreach (var template in theme.Templates)
            {
                _ = new TemplateReader(model, template).Read().Count;
            }
        }

        return
        [
            .. theme.Unreadable.Select(file => Finding.Error(file.Path, SourcePosition.Start, CheckCode.NotReadable, file.Reason)),
            .. theme.Templates.SelectMany(Syntax),
            .. theme.Templates.SelectMany(template => new TemplateReader(model, template).Read()),
            .. theme.Templates.SelectMany(template => MarkupChecks.Check(template, theme)),
            .. TemplateChecks.Check(model),
            .. StylesheetChecks.Check(theme),
            .. TranslationChecks.Check(theme),
        ];
    }

    private static IEnumerable<Finding> Syntax(TemplateFile template)
    {
        if (s_parser.TryParse(template.Text, out _, out var error))
        {
            yield break;
        }

        var at = Place().Match(error);
        var position = at.Success
            ? new SourcePosition(Number(at, "line"), Number(at, "column"))
            : SourcePosition.Start;
        var message = error.Split('\n')[0].Trim();
        var tag = UnknownTag().Match(message).Groups["tag"].Value;
        var hint = tag.Length == 0 ? " Look for a tag, a bracket or a quotation mark that is missing or too many."
            : OrchardFacts.Current.LiquidTags.Contains(tag) ? " Orchard has this tag, but the preview does not: use one that both have."
            : Similar.Hint(tag, OrchardFacts.Current.LiquidTags.Concat(["assign", "capture", "case", "when", "for", "endfor", "if", "elsif", "else", "endif", "unless", "zone"]));
        yield return Finding.Error(template.Path, position, CheckCode.TemplateSyntax, message + (hint.StartsWith(' ') ? hint : " " + hint));
    }

    private static int Number(Match match, string group) => int.Parse(match.Groups[group].ValueSpan, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"at \((?<line>[0-9]+):(?<column>[0-9]+)\)", RegexOptions.ExplicitCapture)]
    private static partial Regex Place();

    [GeneratedRegex(@"[Uu]nknown tag '(?<tag>\w+)'", RegexOptions.ExplicitCapture)]
    private static partial Regex UnknownTag();
}
