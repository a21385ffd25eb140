using System.Buffers;
using System.Text;

namespace Iurc.Programme;

/// <summary>Texts that are no markup: how their lines end, and how they stand in one line.</summary>
public static class PlainText
{
    private static readonly SearchValues<char> s_breaks = SearchValues.Create("\n\r\t\v\f\u0085\u2028\u2029");

    /// <summary>
    /// The text with each line break as one LF, as HTML has them (WHATWG Infra Standard, "normalize newlines"): browsers send CR and LF,
    /// and a CR that is printed is an error of the markup.
    /// </summary>
    public static string WithLineFeeds(string text)
    {
        ArgumentNullException.ThrowIfNull(text);

        return text.Contains('\r', StringComparison.Ordinal)
            ? text.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n')
            : text;
    }

    /// <summary>
    /// The text in one line, without white space at its ends: each line break and tab, with the white space around it, is one blank, so that
    /// no two words become one. Other white space stays as it is: a no-break space is meant.
    /// </summary>
    public static string OneLine(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return "";
        }

        var trimmed = text.AsSpan().Trim();
        if (!trimmed.ContainsAny(s_breaks))
        {
            return trimmed.ToString();
        }

        var line = new StringBuilder(trimmed.Length);
        var i = 0;
        while (i < trimmed.Length)
        {
            if (!char.IsWhiteSpace(trimmed[i]))
            {
                line.Append(trimmed[i++]);
                continue;
            }

            var blanks = trimmed[i..];
            blanks = blanks[..(blanks.Length - blanks.TrimStart().Length)];
            line.Append(blanks.ContainsAny(s_breaks) ? " " : blanks);
            i += blanks.Length;
        }

        return line.ToString();
    }
}
