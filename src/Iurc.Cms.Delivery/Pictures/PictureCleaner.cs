using Iurc.Programme.Pictures.Metadata;
using SixLabors.ImageSharp;
using SixLabors.ImageSharp.Formats;
using SixLabors.ImageSharp.Formats.Webp;
using SixLabors.ImageSharp.Memory;
using SixLabors.ImageSharp.Metadata;
using SixLabors.ImageSharp.Metadata.Profiles.Exif;
using SixLabors.ImageSharp.Processing;

namespace Iurc.Cms.Delivery.Pictures;

/// <summary>
/// Takes out of a picture what it tells of who took it, where, when and with what. The picture itself is not touched, unless it has to
/// be turned, or nothing less than writing it anew gets at what it tells.
/// </summary>
public sealed class PictureCleaner(PictureLimits limits, PictureTurns turns)
{
    // What a WebP that loses nothing visible takes; a JPEG is written as finely as it was.
    private const int WebpQuality = 90;

    /// <summary>Whether a file is a picture, by its name.</summary>
    public bool Knows(string path) => limits.Configuration.ImageFormatsManager.TryFindFormatByFileExtension(Path.GetExtension(path), out _);

    /// <summary>Cleans a file.</summary>
    /// <param name="path">Its path, which says what it is.</param>
    /// <param name="content">Its content; afterwards it stands at its beginning again. It can be sought in.</param>
    /// <param name="stop">Ends the wait for other pictures that are being decoded.</param>
    /// <returns>The cleaned file, or null if there was nothing to take out, or if it is no picture.</returns>
    /// <exception cref="InvalidDataException">It cannot be read to its end, not even by decoding it.</exception>
    public async Task<byte[]?> CleanAsync(string path, Stream content, CancellationToken stop = default)
    {
        ArgumentNullException.ThrowIfNull(content);

        if (!Knows(path))
        {
            return null;
        }

        using var copy = new MemoryStream();
        content.Position = 0;
        await content.CopyToAsync(copy, stop);
        content.Position = 0;
        var file = copy.ToArray();
        CleanPicture? cleaned;
        try
        {
            cleaned = CleanPicture.Of(file);
        }
        catch (InvalidDataException)
        {
            cleaned = null;
        }

        return cleaned switch
        {
            { Orientation: 1, IsChanged: false } => null,
            { Orientation: 1 } => cleaned.Content,
            { } turned => CleanPicture.Of(await WriteAnewAsync(turned.Content, turned.Orientation, stop))!.Content,
            // Damaged, or of a kind that an operator has added to the list of those that may be uploaded.
            null => await WriteAnewAsync(file, orientation: null, stop),
        };
    }

    /// <summary>Takes out of a decoded picture all but its colour profile: what is made of it goes to readers.</summary>
    public static void Clean(ImageMetadata metadata)
    {
        ArgumentNullException.ThrowIfNull(metadata);

        var copyright = metadata.ExifProfile is { } exif && exif.TryGetValue(ExifTag.Copyright, out var notice) ? notice.Value : null;
        metadata.ExifProfile = null;
        metadata.XmpProfile = null;
        metadata.IptcProfile = null;
        if (!string.IsNullOrWhiteSpace(copyright))
        {
            metadata.ExifProfile = new ExifProfile();
            metadata.ExifProfile.SetValue(ExifTag.Copyright, copyright);
        }

        if (metadata.DecodedImageFormat is { } format)
        {
            TakeOutTexts(metadata, format);
        }
    }

    private static void TakeOutTexts(ImageMetadata metadata, IImageFormat format)
    {
        switch (format.Name)
        {
            case "PNG":
                metadata.GetPngMetadata().TextData = [.. metadata.GetPngMetadata().TextData.Where(text => text.Keyword == "Copyright")];
                break;
            case "GIF":
                metadata.GetGifMetadata().Comments = [];
                break;
            default:
                break;
        }
    }

    private async Task<byte[]> WriteAnewAsync(byte[] file, int? orientation, CancellationToken stop)
    {
        using var turn = await turns.TakeAsync(stop);
        try
        {
            using var image = Image.Load(new DecoderOptions { Configuration = limits.Configuration, MaxFrames = PictureLimits.MostFrames }, file);
            if (orientation is { } turned)
            {
                (image.Metadata.ExifProfile ??= new ExifProfile()).SetValue(ExifTag.Orientation, (ushort)turned);
            }

            image.Mutate(picture => picture.AutoOrient());
            Clean(image.Metadata);
            foreach (var frame in image.Frames)
            {
                frame.Metadata.ExifProfile = null;
                frame.Metadata.XmpProfile = null;
                frame.Metadata.IptcProfile = null;
            }

            using var written = new MemoryStream();
            image.Save(written, EncoderOf(image.Metadata));
            return written.ToArray();
        }
        catch (Exception e) when (e is ImageFormatException or NotSupportedException or InvalidMemoryOperationException)
        {
            throw new InvalidDataException("The picture cannot be decoded.", e);
        }
    }

    private IImageEncoder EncoderOf(ImageMetadata metadata) => metadata.DecodedImageFormat switch
    {
        WebpFormat when metadata.GetWebpMetadata().FileFormat != WebpFileFormatType.Lossless => new WebpEncoder { Quality = WebpQuality },
        { } format => limits.Configuration.ImageFormatsManager.GetEncoder(format),
        null => throw new InvalidDataException("The picture is of no known kind."),
    };
}
