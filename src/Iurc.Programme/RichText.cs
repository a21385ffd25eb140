using Iurc.Programme.RichTexts;

namespace Iurc.Programme;

/// <summary>What the CMS and the Workbench both ask about the parts of a rich text.</summary>
public static class RichText
{
    /// <summary>Whether a text shows readers nothing.</summary>
    /// <param name="html">The text; null for none.</param>
    public static bool IsEmpty(string? html) => html is null || RichTextMender.ToStore(html).Text.Length == 0;

    /// <summary>
    /// Whether a picture may be loaded from <paramref name="address"/>: only from the site itself. Browsers read "\" as "/" and pass over
    /// tabs and line ends (WHATWG URL Standard, 4.4), so that "/", a tab and "/host" leads to another host.
    /// </summary>
    public static bool IsOwnPicture(string? address)
        => address is ['/', ..] && !address.StartsWith("//", StringComparison.Ordinal) && !address.Contains('\\', StringComparison.Ordinal)
            && !address.Any(char.IsControl);
}
