using System.Text.RegularExpressions;

namespace Iurc.Programme.RichTexts;

/// <summary>Makes words fit for a page.</summary>
internal static partial class PlainWords
{
    /// <summary>Without rows of blanks that have no-break ones among them: one blank stays. How many rows were of more than two is given as well.</summary>
    public static (string Words, int Rows) WithoutRows(string text)
    {
        if (!text.Contains('\u00a0', StringComparison.Ordinal))
        {
            return (text, 0);
        }

        var rows = 0;
        var words = RowOfBlanks().Replace(text, match =>
        {
            rows += match.Value.Count(c => c == '\u00a0') > 2 ? 1 : 0;
            return " ";
        });
        return (words, rows);
    }

    /// <summary>Without characters that no page may have (HTML Standard, 13.2.3.5): controls, noncharacters, halves of others.</summary>
    public static string Whole(string text) => Forbidden().Replace(TextCut.Whole(text).Replace('\u000b', ' ').Replace('\u000c', ' '), "");

    [GeneratedRegex(@"\s*\u00a0\s+|\s+\u00a0\s*")]
    private static partial Regex RowOfBlanks();

    [GeneratedRegex(@"[\u0000-\u0008\u000e-\u001f\u007f-\u009f\ufdd0-\ufdef\ufffe\uffff]|[\ud83f\ud87f\ud8bf\ud8ff\ud93f\ud97f\ud9bf\ud9ff\uda3f\uda7f\udabf\udaff\udb3f\udb7f\udbbf\udbff][\udffe\udfff]")]
    private static partial Regex Forbidden();
}
