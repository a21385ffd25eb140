using System.Globalization;
using System.Text.RegularExpressions;
using AngleSharp.Html.Parser;
using Iurc.Workbench.Recipes;
using Iurc.Workbench.Sources;

namespace Iurc.Workbench.Checking;

/// <summary>Finds damaged texts, and links that readers cannot tell apart.</summary>
internal static partial class TextChecks
{
    // They steer the joining of letters in some scripts and the breaking of words: people type them on purpose.
    private static readonly char[] s_useful = ['\u00AD', '\u200C', '\u200D'];

    /// <summary>Runs the checks.</summary>
    public static IEnumerable<Finding> Run(RecipeSet set)
        => [.. set.Items.SelectMany(item => RecipeSet.Descend(item.Node).OfType<SourceString>().SelectMany(text => Damage(item, text))), .. set.Items.SelectMany(TwinLinks)];

    private static IEnumerable<Finding> Damage(RecipeItem item, SourceString text)
    {
        if (Mojibake().Match(text.Value) is { Success: true } damage)
        {
            yield return Finding.Error(item.File, text.Position, CheckCode.BrokenText,
                $"The text holds \"{damage.Value}\", which is a letter that was read in the wrong encoding. Type the letter again.");
        }

        if (text.Value.FirstOrDefault(IsInvisible) is var hidden and not '\0')
        {
            yield return Finding.Error(item.File, text.Position, CheckCode.BrokenText,
                string.Create(CultureInfo.InvariantCulture, $"The text holds the invisible character U+{(int)hidden:X4}. Take it out."));
        }
    }

    private static bool IsInvisible(char c)
        => c is not '\n' and not '\r' and not '\t' && !s_useful.Contains(c)
            && char.GetUnicodeCategory(c) is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.PrivateUse or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;

    // The texts of one item stand on one page.
    private static IEnumerable<Finding> TwinLinks(RecipeItem item)
        => RecipeSet.Descend(item.Node).OfType<SourceObject>()
            .Select(node => node.Property("Html")?.Value).OfType<SourceString>()
            .SelectMany(html => new HtmlParser().ParseDocument(html.Value).QuerySelectorAll("a[href]")
                .Select(link => (Html: html, Name: Spaces().Replace(link.GetAttribute("aria-label") ?? link.TextContent, " ").Trim(), Address: link.GetAttribute("href")!.Trim().TrimEnd('/'))))
            .Where(link => link.Name.Length > 0)
            .GroupBy(link => link.Name, StringComparer.OrdinalIgnoreCase)
            .SelectMany(twins => twins.DistinctBy(link => link.Address, StringComparer.OrdinalIgnoreCase).Skip(1)
                .Select(twin => Finding.Error(item.File, twin.Html.Position, CheckCode.TwinLinks,
                    $"Two links are named \"{twin.Name}\", one to {twins.First().Address} and one to {twin.Address}. Say in each where it leads.")));

    // UTF-8 that was read as Windows-1252, and what stands for a letter that could not be read at all.
    [GeneratedRegex("[ÂÃ][\u0080-\u00BF\u2018-\u201E\u2020-\u2026\u0152\u0153\u0160\u0161\u0178\u017D\u017E\u0192\u02C6\u02DC\u20AC\u2122]|â[\u0080-\u0082€][\u0080-\u00BF\u2018-\u2026\u0153\u2122œ˜]?|\uFFFD")]
    private static partial Regex Mojibake();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}
