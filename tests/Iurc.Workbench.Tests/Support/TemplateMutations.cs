using System.Text.RegularExpressions;

namespace Iurc.Workbench.Tests.Support;

/// <summary>Faults in templates.</summary>
internal static partial class TemplateMutations
{
    public static Mutation Next(SiteFolder folder, Random random)
    {
        // Sample words and drawings say nothing of the site.
        var files = Directory.EnumerateFiles(folder.Views, "*.liquid").Order(StringComparer.Ordinal).ToList();
        while (true)
        {
            var path = files[random.Next(files.Count)];
            var text = File.ReadAllText(path);
            if (random.Next(40) == 0)
            {
                return new(path, null, "deleted");
            }

            var (pattern, what) = random.Next(12) switch
            {
                0 or 1 => (Member(), "member misspelt"),
                2 => (Filter(), "filter misspelt"),
                3 => (Variable(), "variable misspelt"),
                4 => (TagName(), "tag misspelt"),
                5 => (ShapeName(), "shape misspelt"),
                6 => (ArgumentName(), "argument misspelt"),
                7 => (ZoneName(), "zone misspelt"),
                8 => (Compared(), "compared value misspelt"),
                9 => (Address(), "address misspelt"),
                10 => (Needed(), "filter deleted"),
                _ => (Block(), random.Next(2) == 0 ? "tag deleted" : "tag twice"),
            };
            // Names in comments are words.
            var comments = Comment().Matches(text).ToList();
            var found = pattern.Matches(text).Where(match => !comments.Exists(comment => match.Index >= comment.Index && match.Index < comment.Index + comment.Length)).ToList();
            if (found.Count == 0)
            {
                continue;
            }

            var chosen = found[random.Next(found.Count)];
            var group = chosen.Groups["x"].Success ? chosen.Groups["x"] : chosen;
            var replacement = what.EndsWith("misspelt", StringComparison.Ordinal) ? Misspelling.Of(group.Value, random)
                : what.EndsWith("twice", StringComparison.Ordinal) ? group.Value + group.Value
                : "";
            return new(path, text[..group.Index] + replacement + text[(group.Index + group.Length)..], $"{what}: {group.Value.Trim()} → {replacement.Trim()} at {group.Index}");
        }
    }

    [GeneratedRegex(@"(?<=\{[{%][^}]*[A-Za-z_]\.)(?<x>[A-Za-z]{2,})(?=[^""{]*[%}]\})")]
    private static partial Regex Member();

    [GeneratedRegex(@"\|\s*(?<x>[a-z_]{3,})")]
    private static partial Regex Filter();

    [GeneratedRegex(@"\{\{-?\s*(?<x>[A-Za-z_]{3,})")]
    private static partial Regex Variable();

    [GeneratedRegex(@"\{%-?\s*(?<x>[a-z_]{2,})")]
    private static partial Regex TagName();

    [GeneratedRegex(@"\{%-?\s*shape\s+""(?<x>\w+)""")]
    private static partial Regex ShapeName();

    [GeneratedRegex(@"(?<=\{%-?\s*shape[^%]*,\s*)(?<x>[a-z_]{3,})(?=:)")]
    private static partial Regex ArgumentName();

    [GeneratedRegex(@"\{%-?\s*(zone|render_section)\s+""(?<x>\w+)""", RegexOptions.ExplicitCapture)]
    private static partial Regex ZoneName();

    [GeneratedRegex(@"\{%-?\s*when\s+""(?<x>[\w-]+)""")]
    private static partial Regex Compared();

    [GeneratedRegex(@"""~/(?<x>[a-z][^""]*)""|""alias:(?<x>[^""]+)""", RegexOptions.ExplicitCapture)]
    private static partial Regex Address();

    [GeneratedRegex(@"(?<x>\s*\|\s*(t|sanitize_html|append_version))(?=\s*[%}:|-])", RegexOptions.ExplicitCapture)]
    private static partial Regex Needed();

    [GeneratedRegex(@"\{%-?\s*(end\w+|for [^%]*|if [^%]*|unless [^%]*|case [^%]*|capture [^%]*)-?%\}", RegexOptions.ExplicitCapture)]
    private static partial Regex Block();

    [GeneratedRegex(@"\{%-?\s*comment.*?endcomment\s*-?%\}", RegexOptions.Singleline)]
    private static partial Regex Comment();
}
