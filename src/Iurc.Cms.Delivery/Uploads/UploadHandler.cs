using Microsoft.Extensions.Localization;
using OrchardCore.FileStorage;
using OrchardCore.Media.Events;

namespace Iurc.Cms.Delivery.Uploads;

/// <summary>Refuses a file that is not what its name says, whichever way it comes into the media library.</summary>
public sealed class UploadHandler(IStringLocalizer<UploadHandler> localizer) : IMediaCreatingEventHandler
{
    /// <inheritdoc />
    /// <exception cref="FileStoreException">The file is of another kind. Orchard shows the message to whoever has sent it.</exception>
    public async Task<Stream> MediaCreatingAsync(MediaCreatingContext context, Stream creatingStream)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(creatingStream);

        // Files that are sent can be read twice; one that cannot is copied.
        var stream = creatingStream;
        if (!stream.CanSeek)
        {
            stream = new MemoryStream();
            await creatingStream.CopyToAsync(stream);
            stream.Position = 0;
        }

        var start = new byte[FileSignature.Length];
        var origin = stream.Position;
        var length = await stream.ReadAtLeastAsync(start, start.Length, throwOnEndOfStream: false);
        stream.Position = origin;

        var name = Path.GetFileName(context.Path);
        return FileSignature.Fits(Path.GetExtension(name), start.AsSpan(0, length))
            ? stream
            : throw new FileStoreException(localizer["{0} is not the kind of file that its name says. Save it again in the program that it was made with, and upload that.", name]);
    }
}
