using System.Threading.Channels;
using Microsoft.AspNetCore.Http;

namespace Iurc.Workbench.Preview;

/// <summary>
/// Tells open pages to load themselves again when a file changes. Only for the person who works on the theme: the script stands in the
/// preview's pages alone, marked, and a preview without it gives the very HTML that the CMS gives.
/// </summary>
internal sealed class LiveReload : IDisposable
{
    /// <summary>Where pages listen.</summary>
    public const string EventsPath = "/_preview/events";

    /// <summary>What stands at the end of each page.</summary>
    public const string Script = $"<script data-preview>new EventSource(\"{EventsPath}\").onmessage=()=>location.reload()</script>\n";

    // A program that saves a file touches it several times.
    private static readonly TimeSpan s_settle = TimeSpan.FromMilliseconds(40);

    private readonly List<FileSystemWatcher> _watchers = [];
    private readonly Timer _timer;
    private readonly Lock _lock = new();
    private readonly List<Channel<bool>> _listeners = [];

    /// <summary>Begins to watch the site's files.</summary>
    public LiveReload(SiteFolder folder)
    {
        _timer = new Timer(_ => Announce());
        foreach (var path in new[] { folder.Recipes, folder.Views, folder.StaticFiles, folder.Assets }.Where(Directory.Exists))
        {
            var watcher = new FileSystemWatcher(path) { IncludeSubdirectories = true };
            watcher.Changed += (_, _) => Note();
            watcher.Created += (_, _) => Note();
            watcher.Deleted += (_, _) => Note();
            watcher.Renamed += (_, _) => Note();
            watcher.EnableRaisingEvents = true;
            _watchers.Add(watcher);
        }
    }

    /// <summary>Sends an event for each change, until the page goes away.</summary>
    public async Task ServeAsync(HttpContext context)
    {
        var changes = Channel.CreateBounded<bool>(1);
        lock (_lock)
        {
            _listeners.Add(changes);
        }

        try
        {
            context.Response.ContentType = "text/event-stream";
            context.Response.Headers.CacheControl = "no-store";
            await context.Response.WriteAsync(": listening\n\n", context.RequestAborted);
            await context.Response.Body.FlushAsync(context.RequestAborted);
            await foreach (var _ in changes.Reader.ReadAllAsync(context.RequestAborted))
            {
                await context.Response.WriteAsync("data: changed\n\n", context.RequestAborted);
                await context.Response.Body.FlushAsync(context.RequestAborted);
            }
        }
        catch (OperationCanceledException)
        {
            // The page has gone.
        }
        finally
        {
            lock (_lock)
            {
                _listeners.Remove(changes);
            }
        }
    }

    /// <summary>Lets all pages go, so that the server can stop.</summary>
    public void Dispose()
    {
        _watchers.ForEach(watcher => watcher.Dispose());
        _timer.Dispose();
        lock (_lock)
        {
            _listeners.ForEach(listener => listener.Writer.TryComplete());
        }
    }

    private void Note() => _timer.Change(s_settle, Timeout.InfiniteTimeSpan);

    private void Announce()
    {
        lock (_lock)
        {
            _listeners.ForEach(listener => listener.Writer.TryWrite(true));
        }
    }
}
