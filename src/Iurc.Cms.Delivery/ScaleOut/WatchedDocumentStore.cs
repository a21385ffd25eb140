using OrchardCore.Data.Documents;
using ISession = YesSql.ISession;

namespace Iurc.Cms.Delivery.ScaleOut;

/// <summary>Orchard's store of documents, which remembers that a change has been dropped.</summary>
public sealed class WatchedDocumentStore(ISession session) : DocumentStore(session), IDocumentStore
{
    /// <summary>Whether the changes of this scope have been dropped.</summary>
    public bool IsCanceled { get; private set; }

    /// <summary>Drops the changes of this scope.</summary>
    public new Task CancelAsync()
    {
        IsCanceled = true;
        return base.CancelAsync();
    }
}
