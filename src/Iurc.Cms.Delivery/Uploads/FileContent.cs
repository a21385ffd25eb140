using Iurc.Cms.Delivery.MediaLibrary;
using Iurc.Cms.Delivery.Pictures;
using Iurc.Programme.Pictures.Metadata;
using Microsoft.Extensions.Localization;
using SixLabors.ImageSharp;

namespace Iurc.Cms.Delivery.Uploads;

/// <summary>Refuses a file that is not what its name says, or a picture that would cost too much to show.</summary>
public sealed class FileContent(PictureLimits limits, IStringLocalizer<FileContent> localizer)
{
    /// <summary>Holds the content of a file against a name.</summary>
    /// <param name="path">The file's path.</param>
    /// <param name="content">Its content; afterwards it stands at its beginning again. It can be sought in.</param>
    /// <exception cref="RefusedFileException">The content does not fit.</exception>
    public async Task CheckAsync(string path, Stream content)
    {
        ArgumentNullException.ThrowIfNull(content);

        var name = Path.GetFileName(path);
        var start = new byte[FileSignature.Length];
        var length = await content.ReadAtLeastAsync(start, start.Length, throwOnEndOfStream: false);
        var isOfItsKind = FileSignature.Fits(Path.GetExtension(name), start.AsSpan(0, length)) && FileStructure.Fits(Path.GetExtension(name), content);
        content.Position = 0;
        if (!isOfItsKind)
        {
            throw NotOfItsKind(name);
        }

        if (FileSignature.IsPicture(Path.GetExtension(name)))
        {
            var (fault, size) = await FaultOfAsync(content);
            switch (fault)
            {
                case PictureFault.Pixels:
                    throw new RefusedFileException(localizer["{0} has {1} × {2} pixels, more than {3} million. Make it smaller, for example 2,400 pixels wide, and upload that.", name, size.Width, size.Height, limits.MaximumMegapixels]);
                case PictureFault.Frames:
                    throw new RefusedFileException(localizer["{0} has more than {1} frames. Take some out, and upload that.", name, PictureLimits.MostFrames]);
                case PictureFault.Scans:
                    throw new RefusedFileException(localizer["{0} is stored in an odd way that takes long to read. Save it again in a program for pictures, and upload that.", name]);
                case null when size == default:
                    throw NotOfItsKind(name);
                default:
                    break;
            }
        }
    }

    // Of the file as it will be kept: what is taken out of it may be what a decoder stumbles over.
    private async Task<(PictureFault? Fault, Size Size)> FaultOfAsync(Stream content)
    {
        using var file = new MemoryStream();
        await content.CopyToAsync(file);
        content.Position = 0;
        file.Position = 0;
        try
        {
            if (CleanPicture.Of(file.ToArray()) is { IsChanged: true } cleaned)
            {
                using var changed = new MemoryStream(cleaned.Content);
                return (limits.FaultOf(changed, out var cleanSize), cleanSize);
            }
        }
        catch (InvalidDataException)
        {
            // Then as it is.
        }

        return (limits.FaultOf(file, out var size), size);
    }

    /// <summary>Says that a file is not what its name says.</summary>
    public RefusedFileException NotOfItsKind(string name)
        => new(localizer["{0} is not the kind of file that its name says. Save it again in the program that it was made with, and upload that.", name]);
}
