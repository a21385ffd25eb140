namespace Iurc.Programme;

/// <summary>
/// What the text of a page may not contain besides what every sanitizer takes out: nothing that could load from elsewhere, cover
/// the page, take input, or break its order of headings. The CMS and the Workbench both tell their sanitizers.
/// </summary>
public static class RichText
{
    /// <summary>Elements that are taken out.</summary>
    public static IReadOnlyList<string> ForbiddenTags { get; } =
        ["button", "fieldset", "h1", "input", "label", "legend", "main", "optgroup", "option", "select", "textarea"];

    /// <summary>Attributes that are taken out.</summary>
    public static IReadOnlyList<string> ForbiddenAttributes { get; } = ["style"];

    /// <summary>
    /// Whether a picture may be loaded from <paramref name="address"/>: only from the site itself. Browsers read "\" as "/" and pass over
    /// tabs and line ends (WHATWG URL Standard, 4.4), so that "/", a tab and "/host" leads to another host.
    /// </summary>
    public static bool IsOwnPicture(string? address)
        => address is ['/', ..] && !address.StartsWith("//", StringComparison.Ordinal) && !address.Contains('\\', StringComparison.Ordinal)
            && !address.Any(char.IsControl);
}
