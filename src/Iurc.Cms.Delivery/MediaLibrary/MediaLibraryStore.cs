using Iurc.Cms.Delivery.Uploads;
using Iurc.Programme.Pictures;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;
using OrchardCore.Environment.Shell.Scope;
using OrchardCore.FileStorage;
using OrchardCore.Locking.Distributed;
using OrchardCore.Media;

namespace Iurc.Cms.Delivery.MediaLibrary;

/// <summary>
/// The media library, whoever uses it: paths are brought into their one form first, each file is what each name that it gets says, only
/// those change it who may, and it is noted who has made it. Orchard makes one of these for the whole shell.
/// </summary>
public sealed class MediaLibraryStore(IMediaFileStore store, FileContent contents, IStringLocalizer<MediaLibraryStore> localizer) : IMediaFileStore
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan s_longestWrite = TimeSpan.FromMinutes(1);

    /// <inheritdoc />
    public Task<IFileStoreEntry> GetFileInfoAsync(string path)
        => MediaPath.TryNormalize(path, out var normal) ? store.GetFileInfoAsync(normal) : Task.FromResult<IFileStoreEntry>(null!);

    /// <inheritdoc />
    public Task<IFileStoreEntry> GetDirectoryInfoAsync(string path)
        => MediaPath.TryNormalize(path, out var normal) ? store.GetDirectoryInfoAsync(normal) : Task.FromResult<IFileStoreEntry>(null!);

    /// <inheritdoc />
    public IAsyncEnumerable<IFileStoreEntry> GetDirectoryContentAsync(string? path = null, bool includeSubDirectories = false)
        => store.GetDirectoryContentAsync(Normal(path), includeSubDirectories);

    /// <inheritdoc />
    public Task<bool> TryCreateDirectoryAsync(string path) => store.TryCreateDirectoryAsync(Normal(path));

    /// <inheritdoc />
    public async Task<bool> TryDeleteFileAsync(string path)
    {
        var file = Normal(path);
        await AskAsync(guard => guard.RequireFileAsync(file));
        var isDeleted = await store.TryDeleteFileAsync(file);
        if (isDeleted)
        {
            await NoteAsync(owners => owners.ForgetAsync(file));
        }

        return isDeleted;
    }

    /// <inheritdoc />
    public async Task<bool> TryDeleteDirectoryAsync(string path)
    {
        var folder = Normal(path);
        await AskAsync(guard => guard.RequireFolderAsync(folder));
        var isDeleted = await store.TryDeleteDirectoryAsync(folder);
        if (isDeleted)
        {
            await NoteAsync(owners => owners.ForgetFolderAsync(folder));
        }

        return isDeleted;
    }

    /// <inheritdoc />
    public async Task MoveFileAsync(string oldPath, string newPath)
    {
        var (file, newFile) = (Normal(oldPath), NameOf(newPath));
        await AskAsync(guard => guard.RequireFileAsync(file));
        await CheckNameAsync(file, newFile);
        await store.MoveFileAsync(file, newFile);
        await NoteAsync(owners => owners.MovedAsync(file, newFile));
    }

    /// <inheritdoc />
    public async Task CopyFileAsync(string srcPath, string dstPath)
    {
        var (file, newFile) = (Normal(srcPath), NameOf(dstPath));
        await CheckNameAsync(file, newFile);
        await store.CopyFileAsync(file, newFile);
        await NoteAsync(owners => owners.MadeAsync(newFile));
    }

    /// <inheritdoc />
    public Task<Stream> GetFileStreamAsync(string path) => store.GetFileStreamAsync(Normal(path));

    /// <inheritdoc />
    public Task<Stream> GetFileStreamAsync(IFileStoreEntry fileStoreEntry) => store.GetFileStreamAsync(fileStoreEntry);

    /// <inheritdoc />
    /// <exception cref="RefusedFileException">The name or the content is not taken. Orchard shows the message to whoever has sent it.</exception>
    public async Task<string> CreateFileFromStreamAsync(string path, Stream inputStream, bool overwrite = false)
    {
        ArgumentNullException.ThrowIfNull(inputStream);

        var file = NameOf(path);

        // Files that are sent can be read twice; one that cannot is copied.
        using var copy = new MemoryStream();
        var content = inputStream;
        if (!content.CanSeek)
        {
            await inputStream.CopyToAsync(copy);
            copy.Position = 0;
            content = copy;
        }

        await contents.CheckAsync(file, content);
        var made = await WriteOnceAsync(file, content, overwrite);
        await NoteAsync(owners => owners.MadeAsync(file));
        return made;
    }

    /// <inheritdoc />
    public string MapPathToPublicUrl(string path) => store.MapPathToPublicUrl(path);

    /// <inheritdoc />
    public Task<long?> GetPermittedStorageAsync() => store.GetPermittedStorageAsync();

    // Orchard's store asks first whether a file is there, and writes then: of two who do so at once the second would write over the first.
    private async Task<string> WriteOnceAsync(string file, Stream content, bool overwrite)
    {
        if (ShellScope.Services is not { } services)
        {
            return await WriteAsync(file, content, overwrite);
        }

        var (locker, locked) = await services.GetRequiredService<IDistributedLock>().TryAcquireLockAsync("Iurc.Cms.Delivery.MediaLibrary." + file, s_patience, s_longestWrite);
        if (!locked)
        {
            throw new RefusedFileException(localizer["Somebody else is just saving {0}. Look whether it is there, and try again.", file]);
        }

        await using (locker)
        {
            return await WriteAsync(file, content, overwrite);
        }
    }

    // Orchard's store would say so, too, but closes the file that it has been given, which fails what comes after it (500).
    private async Task<string> WriteAsync(string file, Stream content, bool overwrite)
        => overwrite || await store.GetFileInfoAsync(file) is null
            ? await store.CreateFileFromStreamAsync(file, content, overwrite)
            : throw new ExistsFileStoreException(localizer["There is a file {0} already. Give yours another name, or delete that one first.", file]);

    private async Task CheckNameAsync(string file, string newFile)
    {
        if (!string.Equals(Path.GetExtension(file), Path.GetExtension(newFile), StringComparison.OrdinalIgnoreCase)
            && await store.GetFileInfoAsync(file) is not null)
        {
            await using var content = await store.GetFileStreamAsync(file);
            await contents.CheckAsync(newFile, content);
        }
    }

    private string Normal(string? path)
        => MediaPath.TryNormalize(path, out var normal) ? normal : throw new RefusedFileException(MediaWords.NoPath(localizer));

    private string NameOf(string path)
        => Normal(path) is var normal && MediaPath.IsFileName(Path.GetFileName(normal)) ? normal : throw new RefusedFileException(MediaWords.NoName(localizer));

    private static Task AskAsync(Func<MediaGuard, Task> ask)
        => ShellScope.Services?.GetService<MediaGuard>() is { } guard ? ask(guard) : Task.CompletedTask;

    private static Task NoteAsync(Func<MediaOwners, Task> note)
        => ShellScope.Services?.GetService<MediaOwners>() is { } owners ? note(owners) : Task.CompletedTask;
}
