using OrchardCore.Data.Documents;
using OrchardCore.Environment.Shell.Scope;
using ISession = YesSql.ISession;

namespace Iurc.Cms.Delivery.ScaleOut;

/// <summary>
/// Orchard's store of documents, which says so when a change is not stored. Without Redis the other nodes cannot be told of a change,
/// so Orchard cancels it; but it does that inside a content handler, whose exception is logged and swallowed, and what the editor
/// would read is "published".
/// </summary>
public sealed class HonestDocumentStore : DocumentStore, IDocumentStore
{
    private bool _canceled;
    private bool _isKnown;

    /// <summary>Makes a store for one scope.</summary>
    public HonestDocumentStore(ISession session)
        : base(session)
        => ShellScope.AddExceptionHandler((_, _) =>
        {
            _isKnown = true;
            return Task.CompletedTask;
        });

    /// <summary>Drops the changes of this scope.</summary>
    public new Task CancelAsync()
    {
        _canceled = true;
        return base.CancelAsync();
    }

    /// <summary>Stores the changes of this scope.</summary>
    /// <exception cref="ChangeNotStoredException">They have been dropped, and no exception has told of it.</exception>
    public new async Task CommitAsync()
    {
        await base.CommitAsync();
        if (_canceled && !_isKnown)
        {
            throw new ChangeNotStoredException();
        }
    }
}
