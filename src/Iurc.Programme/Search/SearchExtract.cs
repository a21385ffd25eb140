using System.Globalization;
using System.Text.RegularExpressions;

namespace Iurc.Programme.Search;

/// <summary>Cuts the piece of a text that shows why it was found.</summary>
public static partial class SearchExtract
{
    /// <summary>The length of an extract in characters, before the dots that mark what is left out.</summary>
    public const int Length = 200;

    private const int WordsBefore = 8;

    /// <summary>How far the hit may stand from the beginning, where there are no blanks to begin at, in UTF-16 units.</summary>
    private const int MostBefore = 80;

    /// <summary>The words around the first hit of <paramref name="terms"/> in <paramref name="text"/>, or its beginning.</summary>
    /// <param name="text">The whole text.</param>
    /// <param name="terms">The query's words as <see cref="SearchText.QueryTerms"/> gives them.</param>
    public static string Of(string text, IReadOnlyList<SearchTerm> terms)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(terms);

        var plain = Blanks().Replace(text, " ").Trim();
        if (plain.Length <= Length)
        {
            return plain;
        }

        var first = StartBefore(plain, SearchText.IndexOf(plain, terms));
        var extract = plain[first..];
        var cut = extract.Length > Length;
        if (cut)
        {
            // At a blank, unless a very long word would leave next to nothing.
            var whole = TextCut.At(extract, Length);
            var blank = extract.LastIndexOf(' ', Math.Min(whole.Length, extract.Length - 1));
            extract = blank > Length / 2 ? extract[..blank] : whole;
        }

        return (first > 0 ? "… " : "") + extract + (cut ? " …" : "");
    }

    /// <summary>A few words before the hit, or a few characters where there are no blanks.</summary>
    private static int StartBefore(string text, int hit)
    {
        if (hit <= 0)
        {
            return 0;
        }

        var start = hit;
        for (var words = 0; words < WordsBefore && start > 0; words++)
        {
            start = start < 2 ? 0 : text.LastIndexOf(' ', start - 2) + 1;
        }

        if (hit - start <= MostBefore)
        {
            return start;
        }

        // As near as may be, but not within a character as readers see it.
        while (start < hit - (MostBefore / 2))
        {
            start += StringInfo.GetNextTextElementLength(text, start);
        }

        return Math.Min(start, hit);
    }

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();
}
