using Microsoft.Extensions.FileProviders;
using OrchardCore.Media;

namespace Iurc.Cms.Delivery.MediaLibrary;

/// <summary>
/// Writes over a file so that whoever reads it, and whatever happens meanwhile, has the old one or the new one, whole. Orchard's store
/// for a disk empties the file first.
/// </summary>
/// <param name="store">The store.</param>
/// <param name="disk">The files on the disk; null if the store keeps them elsewhere: such stores write whole files.</param>
internal sealed class WholeFiles(IMediaFileStore store, IFileProvider? disk)
{
    // The site hands out no file with this ending.
    private const string Unfinished = ".tmp";

    /// <summary>Writes over a file, or makes one.</summary>
    public async Task<string> WriteAsync(string path, Stream content)
    {
        if (disk?.GetFileInfo("/" + path) is not { Exists: true, PhysicalPath: { } target } old)
        {
            return await store.CreateFileFromStreamAsync(path, content, overwrite: true);
        }

        var unfinished = path + "." + Guid.NewGuid().ToString("n") + Unfinished;
        var source = target + unfinished[path.Length..];
        try
        {
            await store.CreateFileFromStreamAsync(unfinished, content, overwrite: true);

            // Browsers are told of a file's time in whole seconds: a new file must have another one.
            var next = old.LastModified.UtcDateTime.AddSeconds(1);
            if (File.GetLastWriteTimeUtc(source) < next)
            {
                File.SetLastWriteTimeUtc(source, next);
            }

            File.Move(source, target, overwrite: true);
        }
        catch
        {
            File.Delete(source);
            throw;
        }

        return path;
    }
}
