using System.Collections.Concurrent;
using OrchardCore.ContentManagement.Handlers;

namespace Iurc.Cms.Tests.Infrastructure;

/// <summary>Holds the next request that has read a content item, so that a test can change the item meanwhile.</summary>
internal sealed class LoadGate
{
    private readonly ConcurrentDictionary<string, Held> _held = new(StringComparer.Ordinal);

    /// <summary>Holds the next request that reads the item.</summary>
    public Held Hold(string contentItemId)
    {
        var held = new Held();
        Xunit.Assert.True(_held.TryAdd(contentItemId, held), "Somebody else holds " + contentItemId);
        return held;
    }

    public IContentHandler Handler() => new GateHandler(this);

    internal sealed class Held
    {
        private readonly TaskCompletionSource _reached = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly TaskCompletionSource _released = new(TaskCreationOptions.RunContinuationsAsynchronously);

        /// <summary>Ends when a request has read the item.</summary>
        public Task Reached => _reached.Task;

        public void Release() => _released.TrySetResult();

        public Task WaitAsync()
        {
            _reached.TrySetResult();
            return _released.Task;
        }
    }

    private sealed class GateHandler(LoadGate gate) : ContentHandlerBase
    {
        public override Task LoadedAsync(LoadContentContext context)
            => gate._held.TryRemove(context.ContentItem.ContentItemId, out var held) ? held.WaitAsync() : Task.CompletedTask;
    }
}
