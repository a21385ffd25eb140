using Microsoft.Extensions.Logging;
using SixLabors.ImageSharp.Web;
using SixLabors.ImageSharp.Web.Caching;
using SixLabors.ImageSharp.Web.Resolvers;

namespace Iurc.Cms.Delivery.Pictures;

/// <summary>
/// Keeps resized pictures in files, up to a limit: beyond it the oldest go until three quarters are left. Where the disk has no room
/// nothing is written.
/// </summary>
/// <param name="store">Writes and reads the files.</param>
/// <param name="folder">The folder that it writes to.</param>
/// <param name="limit">The limit in bytes.</param>
/// <param name="isThereRoom">Whether the disk has room.</param>
/// <param name="logger">Is told when a picture cannot be written.</param>
public sealed partial class PictureCache(IImageCache store, string folder, long limit, Func<bool> isThereRoom, ILogger<PictureCache> logger) : IImageCache, IDisposable
{
    private const string Description = ".meta";

    private readonly SemaphoreSlim _turn = new(1);
    private long? _size;

    /// <inheritdoc />
    public Task<IImageCacheResolver?> GetAsync(string key) => store.GetAsync(key);

    /// <inheritdoc />
    public async Task SetAsync(string key, Stream stream, ImageCacheMetadata metadata)
    {
        ArgumentNullException.ThrowIfNull(stream);

        if (!isThereRoom())
        {
            return;
        }

        try
        {
            await store.SetAsync(key, stream, metadata);
            await CountAsync(stream.Length);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // The reader gets the picture all the same. Somebody may be emptying the folder just now.
            LogNotKept(e);
        }
    }

    /// <inheritdoc />
    public void Dispose() => _turn.Dispose();

    /// <summary>Deletes all pictures that are kept.</summary>
    public async Task EmptyAsync()
    {
        await _turn.WaitAsync();
        try
        {
            _size = Shrink(0);
        }
        finally
        {
            _turn.Release();
        }
    }

    private async Task CountAsync(long added)
    {
        await _turn.WaitAsync();
        try
        {
            // What fails leaves it unknown, and it is counted anew.
            var known = _size;
            _size = null;
            var size = known + added ?? Kept().Sum(picture => picture.Size);
            _size = size > limit ? Shrink(limit / 4 * 3) : size;
        }
        finally
        {
            _turn.Release();
        }
    }

    private List<(DateTime Written, long Size, FileInfo[] Files)> Kept() => !Directory.Exists(folder) ? [] :
        [.. new DirectoryInfo(folder).EnumerateFiles("*", SearchOption.AllDirectories).Where(file => file.Name != EarlierPictures.Mark)
            .GroupBy(file => Path.ChangeExtension(file.FullName, null), StringComparer.Ordinal)
            .Select(files => (files.Max(file => file.LastWriteTimeUtc), files.Sum(file => file.Length), files.ToArray()))];

    private long Shrink(long target)
    {
        var kept = Kept();
        var size = kept.Sum(picture => picture.Size);
        foreach (var picture in kept.OrderBy(picture => picture.Written).TakeWhile(_ => size > target))
        {
            try
            {
                // What says that there is a picture goes first.
                foreach (var file in picture.Files.OrderByDescending(file => file.Extension == Description))
                {
                    file.Delete();
                }

                size -= picture.Size;
                DeleteEmpty(picture.Files[0].Directory);
            }
            catch (IOException)
            {
                // Somebody reads it just now, where that matters: the next time.
            }
        }

        return size;
    }

    private void DeleteEmpty(DirectoryInfo? directory)
    {
        var root = Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder));
        for (; directory is not null && directory.FullName.Length > root.Length && !directory.EnumerateFileSystemInfos().Any(); directory = directory.Parent)
        {
            directory.Delete();
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "A resized picture could not be kept; it is made anew when somebody asks for it.")]
    private partial void LogNotKept(Exception exception);
}
