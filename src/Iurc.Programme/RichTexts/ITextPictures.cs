using Iurc.Programme.Pictures;

namespace Iurc.Programme.RichTexts;

/// <summary>The pictures of the media library, as a text shows them.</summary>
public interface ITextPictures
{
    /// <summary>The path under which the site serves the library, for example <c>/media</c>.</summary>
    string LibraryPath { get; }

    /// <summary>The address of a file of the library as it is.</summary>
    string OriginalOf(string path);

    /// <summary>The address of a picture that is at most <paramref name="width"/> wide, one of <see cref="TextPictureWidths"/>.</summary>
    ValueTask<string> AddressOfAsync(string path, int width);

    /// <summary>How large a picture is; null if that is not known.</summary>
    ValueTask<PictureSize?> SizeOfAsync(string path);
}

/// <summary>How wide the pictures are that are made for texts, in pixels. Each is a media profile.</summary>
public static class TextPictureWidths
{
    /// <summary>For a telephone.</summary>
    public const int Small = 560;

    /// <summary>For the column of the text, with pixels to spare on a good screen.</summary>
    public const int Large = 1120;

    /// <summary>The name of the media profile.</summary>
    public static string ProfileOf(int width) => width > Small ? "text" : "text-small";
}
