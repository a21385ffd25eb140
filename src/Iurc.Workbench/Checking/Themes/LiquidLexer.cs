using System.Text.RegularExpressions;

namespace Iurc.Workbench.Checking.Themes;

/// <summary>A piece of a template: an output, a tag, or neither.</summary>
/// <param name="IsOutput">Whether it stands in <c>{{ }}</c>.</param>
/// <param name="Tag">The name of the tag; null for an output.</param>
/// <param name="Tokens">What stands in it, behind the tag's name.</param>
/// <param name="Start">Where it begins.</param>
internal sealed record LiquidPiece(bool IsOutput, string? Tag, IReadOnlyList<LiquidToken> Tokens, int Start);

/// <summary>A word, a text, a number or a sign.</summary>
/// <param name="Kind">n name, s text, d number, o anything else.</param>
/// <param name="Text">The word; a text without its quotation marks.</param>
/// <param name="Start">Where it begins.</param>
internal sealed record LiquidToken(char Kind, string Text, int Start);

/// <summary>
/// Takes a template apart so that each name keeps its place. Whether the whole is sound is for the real parser to say; this one only reads.
/// </summary>
internal static partial class LiquidLexer
{
    /// <summary>The pieces in their order. What stands in comments is passed over.</summary>
    public static IEnumerable<LiquidPiece> Pieces(string text)
    {
        var inside = "";
        foreach (Match match in Piece().Matches(text))
        {
            var isOutput = match.Value[1] == '{';
            var body = match.Groups["body"];
            var tokens = Token().Matches(body.Value)
                .Select(token => token.Groups["s"] is { Success: true } quoted
                    ? new LiquidToken('s', quoted.Value[1..^1], body.Index + token.Index)
                    : new LiquidToken(token.Groups["n"].Success ? 'n' : token.Groups["d"].Success ? 'd' : 'o', token.Value, body.Index + token.Index))
                .ToList();
            var tag = isOutput ? null : tokens is [{ Kind: 'n' } first, ..] ? first.Text : "";
            if (inside.Length > 0)
            {
                inside = tag == "end" + inside ? "" : inside;
                continue;
            }

            if (tag is "comment" or "raw")
            {
                inside = tag;
                continue;
            }

            yield return new(isOutput, tag, isOutput || tokens.Count == 0 ? tokens : tokens[1..], match.Index);
        }
    }

    /// <summary>The template with a filler in place of each piece of Liquid, so that only its markup is left, each character at its place.</summary>
    public static string Markup(string text, char filler)
        => Piece().Replace(Comment().Replace(text, match => new string('\n', 0) + Blank(match.Value, filler)), match => Blank(match.Value, filler));

    private static string Blank(string text, char filler) => string.Concat(text.Select(c => c == '\n' ? '\n' : filler));

    [GeneratedRegex(@"\{\{-?(?<body>.*?)-?\}\}|\{%-?(?<body>.*?)-?%\}", RegexOptions.ExplicitCapture | RegexOptions.Singleline)]
    private static partial Regex Piece();

    [GeneratedRegex(@"\{%-?\s*comment\s*-?%\}.*?\{%-?\s*endcomment\s*-?%\}", RegexOptions.Singleline)]
    private static partial Regex Comment();

    [GeneratedRegex("""(?<s>"[^"]*"|'[^']*')|(?<d>-?\d+(\.\d+)?)|(?<n>[A-Za-z_][A-Za-z0-9_-]*)|==|!=|<=|>=|<>|\.\.|\S""", RegexOptions.ExplicitCapture)]
    private static partial Regex Token();
}
