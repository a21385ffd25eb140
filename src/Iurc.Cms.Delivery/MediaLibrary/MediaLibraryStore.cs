using Iurc.Cms.Delivery.Pictures;
using Iurc.Cms.Delivery.Uploads;
using Iurc.Programme.Pictures;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Localization;
using OrchardCore.Environment.Shell.Scope;
using OrchardCore.FileStorage;
using OrchardCore.Locking.Distributed;
using OrchardCore.Media;

namespace Iurc.Cms.Delivery.MediaLibrary;

/// <summary>
/// The media library, whoever uses it: paths are brought into their one form first, each file is what each name that it gets says, and
/// tells nothing of who took it and where; only those change it who may, and it is noted who has made it. Orchard makes one of these for
/// the whole shell.
/// </summary>
/// <param name="store">Keeps the files.</param>
/// <param name="disk">The files on the disk; null if the store keeps them elsewhere.</param>
/// <param name="contents">Looks at what comes in.</param>
/// <param name="cleaner">Cleans what comes in.</param>
/// <param name="localizer">Speaks to whoever has sent a file.</param>
public sealed class MediaLibraryStore(IMediaFileStore store, IFileProvider? disk, FileContent contents, PictureCleaner cleaner, IStringLocalizer<MediaLibraryStore> localizer) : IMediaFileStore
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
    public async Task<bool> TryCreateDirectoryAsync(string path)
    {
        var folder = Normal(path);
        await RefuseTwinAsync(folder);
        return await store.TryCreateDirectoryAsync(folder);
    }

    /// <inheritdoc />
    public async Task<bool> TryDeleteFileAsync(string path)
    {
        var file = Normal(path);
        await AskAsync(guard => guard.RequireFileAsync(file));
        var isDeleted = await store.TryDeleteFileAsync(file);
        if (isDeleted)
        {
            await NoteAsync(owners => owners.ForgetAsync(file));
            await ForgetUnreadableAsync(file);
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
        await RefuseTwinAsync(newFile);
        await CheckNameAsync(file, newFile);
        await store.MoveFileAsync(file, newFile);
        await NoteAsync(owners => owners.MovedAsync(file, newFile));
    }

    /// <inheritdoc />
    public async Task CopyFileAsync(string srcPath, string dstPath)
    {
        var (file, newFile) = (Normal(srcPath), NameOf(dstPath));
        await RefuseTwinAsync(newFile);
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

        var isThere = overwrite && await store.GetFileInfoAsync(file) is not null;
        if (isThere)
        {
            await AskAsync(guard => guard.RequireFileAsync(file));
        }

        await contents.CheckAsync(file, content);
        var cleaned = await CleanedAsync(file, content);
        using var changed = cleaned is null ? null : new MemoryStream(cleaned);
        string made;
        if (!overwrite && Uploads is { } uploads)
        {
            // Of many who upload one name at once each looks for the next when the one before has theirs.
            var wanted = file;
            made = await InTurnAsync(wanted, async () =>
            {
                file = await uploads.FreeAsync(store, wanted);
                return file == wanted ? await WriteAsync(file, changed ?? content, overwrite) : await InTurnAsync(file, () => WriteAsync(file, changed ?? content, overwrite));
            });
        }
        else
        {
            made = await InTurnAsync(file, () => WriteAsync(file, changed ?? content, overwrite));
        }

        if (!isThere)
        {
            await NoteAsync(owners => owners.MadeAsync(file));
        }

        await ForgetUnreadableAsync(file);
        return made;
    }

    /// <summary>Cleans a picture that is there already.</summary>
    /// <returns>Whether there was anything to take out.</returns>
    /// <exception cref="InvalidDataException">It cannot be read.</exception>
    /// <exception cref="RefusedFileException">It would not be taken today.</exception>
    public Task<bool> CleanAsync(string path, CancellationToken stop = default)
    {
        var file = Normal(path);
        return InTurnAsync(file, async () =>
        {
            if (!cleaner.Knows(file) || await store.GetFileInfoAsync(file) is null)
            {
                return false;
            }

            byte[]? cleaned;
            await using (var content = await store.GetFileStreamAsync(file))
            {
                await contents.CheckAsync(file, content);
                cleaned = await cleaner.CleanAsync(file, content, stop);
            }

            if (cleaned is not null)
            {
                using var changed = new MemoryStream(cleaned);
                await new WholeFiles(store, disk).WriteAsync(file, changed);
            }

            return cleaned is not null;
        });
    }

    /// <inheritdoc />
    public string MapPathToPublicUrl(string path) => store.MapPathToPublicUrl(path);

    /// <inheritdoc />
    public Task<long?> GetPermittedStorageAsync() => store.GetPermittedStorageAsync();

    // Orchard's store asks first whether a file is there, and writes then: of two who do so at once the second would write over the first.
    private async Task<T> InTurnAsync<T>(string file, Func<Task<T>> write)
    {
        if (ShellScope.Services is not { } services)
        {
            return await write();
        }

        var (locker, locked) = await services.GetRequiredService<IDistributedLock>().TryAcquireLockAsync("Iurc.Cms.Delivery.MediaLibrary." + file.ToUpperInvariant(), s_patience, s_longestWrite);
        if (!locked)
        {
            throw new RefusedFileException(localizer["Somebody else is just saving {0}. Look whether it is there, and try again.", file]);
        }

        await using (locker)
        {
            return await write();
        }
    }

    private async Task<byte[]?> CleanedAsync(string file, Stream content)
    {
        try
        {
            return await cleaner.CleanAsync(file, content);
        }
        catch (InvalidDataException)
        {
            throw contents.NotOfItsKind(Path.GetFileName(file));
        }
    }

    // Orchard's store would say so, too, but closes the file that it has been given, which fails what comes after it (500).
    private async Task<string> WriteAsync(string file, Stream content, bool overwrite)
    {
        if (!overwrite)
        {
            await RefuseTwinAsync(file);
            if (await store.GetFileInfoAsync(file) is not null)
            {
                throw Exists(file);
            }
        }

        return overwrite ? await new WholeFiles(store, disk).WriteAsync(file, content) : await store.CreateFileFromStreamAsync(file, content);
    }

    // Some stores do not mind letter case: what differs only in that from something that is there would be the same, after a move to one.
    private async Task RefuseTwinAsync(string path)
    {
        var folder = "";
        foreach (var name in path.Split('/'))
        {
            var here = folder.Length == 0 ? name : folder + "/" + name;
            if (await store.GetDirectoryInfoAsync(here) is null && await store.GetFileInfoAsync(here) is null)
            {
                if (folder.Length == 0 || await store.GetDirectoryInfoAsync(folder) is not null)
                {
                    await foreach (var entry in store.GetDirectoryContentAsync(folder))
                    {
                        if (string.Equals(entry.Name, name, StringComparison.OrdinalIgnoreCase))
                        {
                            throw entry.IsDirectory
                                ? new ExistsFileStoreException(localizer["There is a folder {0} already. Use that one, or give yours another name.", entry.Path])
                                : Exists(entry.Path);
                        }
                    }
                }

                return;
            }

            folder = here;
        }
    }

    private ExistsFileStoreException Exists(string path)
        => new(localizer["There is a file {0} already. Give yours another name.", path]);

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

    // Only of the library's own action: what else writes files says where they go, and has to find them there.
    private static UploadedNames? Uploads => ShellScope.Services?.GetService<UploadedNames>() is { IsAsked: true } names ? names : null;

    private static Task AskAsync(Func<MediaGuard, Task> ask)
        => ShellScope.Services?.GetService<MediaGuard>() is { } guard ? ask(guard) : Task.CompletedTask;

    private static Task ForgetUnreadableAsync(string file)
        => ShellScope.Services?.GetService<LibraryCleaning>() is { } cleaning ? cleaning.ForgetAsync(file) : Task.CompletedTask;

    private static Task NoteAsync(Func<MediaOwners, Task> note)
        => ShellScope.Services?.GetService<MediaOwners>() is { } owners ? note(owners) : Task.CompletedTask;
}
