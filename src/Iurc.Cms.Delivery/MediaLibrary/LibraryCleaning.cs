using System.Diagnostics;
using Iurc.Cms.Programme.Pictures;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using OrchardCore.BackgroundTasks;
using OrchardCore.Environment.Shell.Scope;
using OrchardCore.FileStorage;
using OrchardCore.Media;
using OrchardCore.Modules;
using YesSql;
using ISession = YesSql.ISession;

namespace Iurc.Cms.Delivery.MediaLibrary;

/// <summary>
/// Cleans the pictures that were in the library before it cleaned what comes in, once. How far it has come is in the database: after a
/// restart, or on another node, it goes on from there.
/// </summary>
public sealed partial class LibraryCleaning(ISession session, IMediaFileStore store, IClock clock, ILogger<LibraryCleaning> logger)
{
    private const int FilesBetweenNotes = 20;

    private static readonly TimeSpan s_longestRun = TimeSpan.FromSeconds(50);

    /// <summary>Goes on for a while, unless all is done. Each few files are a unit of work of their own.</summary>
    public static async Task RunAsync(CancellationToken stop)
    {
        var begun = Stopwatch.StartNew();
        for (var isMore = true; isMore && begun.Elapsed < s_longestRun && !stop.IsCancellationRequested;)
        {
            await ShellScope.UsingChildScopeAsync(async scope => isMore = await scope.ServiceProvider.GetRequiredService<LibraryCleaning>().CleanSomeAsync(stop));
        }
    }

    /// <summary>Notes that a file is another one now, or is no more.</summary>
    public async Task ForgetAsync(string file)
    {
        if (await StateAsync() is { } state && state.Unreadable.Remove(file))
        {
            await session.SaveAsync(state);
        }
    }

    private async Task<bool> CleanSomeAsync(CancellationToken stop)
    {
        var state = await StateAsync() ?? new CleanedLibrary();
        if (state.DoneUtc is not null || store is not MediaLibraryStore library)
        {
            return false;
        }

        var next = new List<string>();
        await foreach (var entry in store.GetDirectoryContentAsync("", includeSubDirectories: true).WithCancellation(stop))
        {
            if (!entry.IsDirectory && string.CompareOrdinal(entry.Path, state.LastPath) > 0)
            {
                next.Add(entry.Path);
            }
        }

        next.Sort(StringComparer.Ordinal);
        foreach (var file in next.Take(FilesBetweenNotes))
        {
            await CleanAsync(library, file, state, stop);
            state.LastPath = file;
        }

        state.DoneUtc = next.Count <= FilesBetweenNotes ? clock.UtcNow : null;
        await session.SaveAsync(state, cancellationToken: stop);
        return state.DoneUtc is null;
    }

    private async Task CleanAsync(MediaLibraryStore library, string file, CleanedLibrary state, CancellationToken stop)
    {
        try
        {
            state.Cleaned += await library.CleanAsync(file, stop) ? 1 : 0;
        }
        catch (Exception e) when (e is InvalidDataException or FileStoreException or IOException or UnauthorizedAccessException)
        {
            LogUnreadable(file, e.Message);
            if (state.Unreadable.Count < CleanedLibrary.MostUnreadable && !state.Unreadable.Contains(file))
            {
                state.Unreadable.Add(file);
            }
        }
    }

    private async Task<CleanedLibrary?> StateAsync() => await session.Query<CleanedLibrary>().FirstOrDefaultAsync();

    [LoggerMessage(Level = LogLevel.Warning, Message = "The picture {File} could not be cleaned of what it tells of its place and its camera. The dashboard names it: {Reason}")]
    private partial void LogUnreadable(string file, string reason);
}

/// <summary>Cleans the library. The lock lets only one node do it, and is longer than a run.</summary>
[BackgroundTask(
    Title = "Pictures",
    Schedule = "* * * * *",
    Description = "Takes out of the pictures that were there before an upgrade what they tell of their place and their camera.",
    LockTimeout = 3_000,
    LockExpiration = 300_000)]
public sealed class LibraryCleaningTask : IBackgroundTask
{
    /// <inheritdoc />
    public Task DoWorkAsync(IServiceProvider serviceProvider, CancellationToken cancellationToken)
        => LibraryCleaning.RunAsync(cancellationToken);
}
