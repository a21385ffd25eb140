using OrchardCore.Data.Documents;
using ISession = YesSql.ISession;

namespace Iurc.Cms.Delivery.ScaleOut;

/// <summary>Orchard's store of documents, which also says that changes have been dropped.</summary>
public sealed class WatchedDocumentStore(ISession session, DroppedChanges dropped) : DocumentStore(session), IDocumentStore
{
    /// <summary>Drops the changes of this scope.</summary>
    public new Task CancelAsync()
    {
        dropped.Any = true;
        return base.CancelAsync();
    }
}
