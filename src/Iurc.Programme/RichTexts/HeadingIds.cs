using System.Text;

namespace Iurc.Programme.RichTexts;

/// <summary>The ids of a page: each once, and none that the theme's own elements have.</summary>
public sealed class HeadingIds
{
    private const int LongestSlug = 60;

    // Ids of the theme's templates. A test holds this list against them.
    private static readonly string[] s_theme = ["content", "eu-star", "menu", "on-this-page", "q", "regions-by-phase", "sample-table", "search"];

    private static readonly string[] s_themePrefixes = ["stripes-"];

    private readonly HashSet<string> _taken = new(s_theme, StringComparer.Ordinal);

    /// <summary>Whether an id is one of the theme's own.</summary>
    public static bool IsTheme(string id)
        => s_theme.Contains(id, StringComparer.Ordinal) || s_themePrefixes.Any(prefix => id.StartsWith(prefix, StringComparison.Ordinal));

    /// <summary>Takes an id: itself, or with a number if it is taken.</summary>
    public string Take(string id)
    {
        ArgumentNullException.ThrowIfNull(id);

        var free = s_themePrefixes.Any(prefix => id.StartsWith(prefix, StringComparison.Ordinal)) ? "text-" + id : id;
        for (var number = 2; !_taken.Add(free); number++)
        {
            free = $"{id}-{number}";
        }

        return free;
    }

    /// <summary>An id from the words of a heading: small letters and digits with hyphens between, in any script.</summary>
    public static string FromWords(string words)
    {
        ArgumentNullException.ThrowIfNull(words);

        var slug = new StringBuilder();
        foreach (var rune in TextCut.Whole(words).Normalize(NormalizationForm.FormC).EnumerateRunes())
        {
            if (Rune.IsLetterOrDigit(rune) || Rune.GetUnicodeCategory(rune) is System.Globalization.UnicodeCategory.NonSpacingMark or System.Globalization.UnicodeCategory.SpacingCombiningMark)
            {
                slug.Append(Rune.ToLowerInvariant(rune).ToString());
            }
            else if (slug.Length > 0 && slug[^1] != '-' && rune.Value is not ('\'' or '\u2019' or '\u00ad'))
            {
                slug.Append('-');
            }
        }

        var text = TextCut.At(slug.ToString().Trim('-'), LongestSlug).Trim('-');
        return text.Length == 0 ? "section" : text;
    }
}
