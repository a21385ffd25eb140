namespace Iurc.Programme.Pictures.Metadata;

/// <summary>
/// A picture without what it tells of who took it, where, when and with what. Nothing is decoded: what shows the picture is copied byte
/// for byte, and everything else is left out, known or not. The colour profile and the copyright notice stay.
/// </summary>
/// <param name="Content">The picture.</param>
/// <param name="IsChanged">Whether anything has been left out.</param>
/// <param name="Orientation">How the picture has to be turned, which nothing in it says any longer: 1 to 8, as in EXIF; 1 for not at all.</param>
public sealed record CleanPicture(byte[] Content, bool IsChanged, int Orientation)
{
    /// <summary>Cleans a picture.</summary>
    /// <param name="file">A whole file.</param>
    /// <returns>The picture; null for a file that is no JPEG, PNG, WebP or GIF.</returns>
    /// <exception cref="InvalidDataException">The file is none that can be read to its end.</exception>
    public static CleanPicture? Of(ReadOnlySpan<byte> file)
    {
        var notices = new Notices();
        Func<ReadOnlySpan<byte>, Notices, byte[]>? clean =
            JpegParts.Fits(file) ? JpegParts.Clean : PngParts.Fits(file) ? PngParts.Clean : WebpParts.Fits(file) ? WebpParts.Clean : GifParts.Fits(file) ? GifParts.Clean : null;
        return clean?.Invoke(file, notices) is { } content ? new CleanPicture(content, !file.SequenceEqual(content), notices.Orientation) : null;
    }
}
