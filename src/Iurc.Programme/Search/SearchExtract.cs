using System.Text.RegularExpressions;

namespace Iurc.Programme.Search;

/// <summary>Cuts the piece of a text that shows why it was found.</summary>
public static partial class SearchExtract
{
    /// <summary>The length of an extract in characters, before the dots that mark what is left out.</summary>
    public const int Length = 200;

    /// <summary>The words around the first hit of <paramref name="words"/> in <paramref name="text"/>, or its beginning.</summary>
    /// <param name="text">The whole text.</param>
    /// <param name="words">The query's words as <see cref="SearchText.Words"/> gives them.</param>
    public static string Of(string text, IReadOnlyList<string> words)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(words);

        var plain = Blanks().Replace(text, " ").Trim();
        if (plain.Length <= Length)
        {
            return plain;
        }

        var tokens = plain.Split(' ');
        var hit = Array.FindIndex(tokens, token => SearchText.Words(token).Any(word => words.Any(wanted => word.StartsWith(wanted, StringComparison.Ordinal))));
        var first = Math.Max(0, hit - 8);
        var extract = string.Join(' ', tokens.Skip(first));
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

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();
}
