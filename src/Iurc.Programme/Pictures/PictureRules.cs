namespace Iurc.Programme.Pictures;

/// <summary>
/// The rules that pictures obey: readers who cannot see one are told what it shows, unless it only decorates, which somebody must
/// have said (WCAG 2.2, 1.1.1).
/// </summary>
public static class PictureRules
{
    // The field is filled in where a rule is broken: any field may hold a picture.
    private static readonly Rule s_textMissing = Rule.Error("M001", "",
        "Write what the picture \"{0}\" shows, for readers who cannot see it. If it only decorates, tick the box that says so.", "mayors.jpg");

    private static readonly Rule s_textOfDecoration = Rule.Error("M002", "",
        "The picture \"{0}\" has a text and is marked as decoration. Take out one of the two.", "mayors.jpg");

    private static readonly Rule s_altMissing = Rule.Error("M003", "",
        "The picture \"{0}\" in the text has no description. Give it an alternative text with what it shows, or an empty one if it only decorates.", "/media/mayors.jpg");

    private static readonly Rule s_small = Rule.Warning("M004", "",
        "The picture \"{0}\" has {1} × {2} pixels, and its place {3} × {4}. It is not enlarged: readers see it smaller. If there is a larger one, take that.", "mayors.jpg", 640, 480, 1120, 560);

    /// <summary>Every rule, sorted by code.</summary>
    public static IReadOnlyList<Rule> All { get; } = [s_textMissing, s_textOfDecoration, s_altMissing, s_small];

    private static readonly HashSet<string> s_extensions = new(
        [".avif", ".bmp", ".gif", ".ico", ".jfif", ".jpeg", ".jpg", ".png", ".svg", ".tif", ".tiff", ".webp"], StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether a file of the media library is a picture, by its name; the others need no text.</summary>
    public static bool IsPicture(string path)
    {
        ArgumentNullException.ThrowIfNull(path);

        var dot = path.LastIndexOf('.');
        return dot >= 0 && s_extensions.Contains(path[dot..]);
    }

    /// <summary>All that is wrong with a picture that was chosen in a field.</summary>
    /// <param name="field">The field to mend.</param>
    /// <param name="path">The picture's path in the media library.</param>
    /// <param name="text">What it shows.</param>
    /// <param name="isDecorative">Whether somebody has said that it only decorates.</param>
    public static IReadOnlyList<Problem> CheckChosen(string field, string path, string? text, bool isDecorative)
        => (IsPicture(path), string.IsNullOrWhiteSpace(text), isDecorative) switch
        {
            (true, true, false) => [s_textMissing.Broken(Problem.Excerpt(path)) with { Field = field }],
            (true, false, true) => [s_textOfDecoration.Broken(Problem.Excerpt(path)) with { Field = field }],
            _ => [],
        };

    /// <summary>All that is wrong with a picture in a text, if it is one of the media library: of others, <see cref="RichTexts.RichTextRules"/> says that they must not be there.</summary>
    /// <param name="field">The field to mend.</param>
    /// <param name="address">The picture's address.</param>
    /// <param name="alt">Its attribute <c>alt</c>: null when it has none, empty when it only decorates.</param>
    public static IReadOnlyList<Problem> CheckInText(string field, string? address, string? alt)
        => alt is null && RichText.IsOwnPicture(address) ? [s_altMissing.Broken(Problem.Excerpt(address)) with { Field = field }] : [];

    /// <summary>Whether a picture fills the place that it was chosen for.</summary>
    /// <param name="field">The field to mend.</param>
    /// <param name="path">The picture's path in the media library.</param>
    /// <param name="size">How large it is.</param>
    /// <param name="place">How large its place is.</param>
    public static IReadOnlyList<Problem> CheckSize(string field, string path, PictureSize size, PictureSize place)
        => size.Fills(place) ? [] : [s_small.Broken(Problem.Excerpt(path), size.Width, size.Height, place.Width, place.Height) with { Field = field }];
}
