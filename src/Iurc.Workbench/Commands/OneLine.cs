using System.Globalization;

namespace Iurc.Workbench.Commands;

/// <summary>Keeps a message on one line, whatever the content that it quotes.</summary>
internal static class OneLine
{
    /// <summary>The text with control and direction characters written as escapes.</summary>
    public static string Of(string text)
        => string.Concat(text.Select(c => char.GetUnicodeCategory(c)
            is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator
                ? string.Create(CultureInfo.InvariantCulture, $"\\u{(int)c:X4}")
                : c.ToString()));
}
