using Iurc.Cms.Programme.Copies;
using Microsoft.Extensions.DependencyInjection;
using OrchardCore.BackgroundTasks;
using YesSql;
using ISession = YesSql.ISession;

namespace Iurc.Cms.Editorial.Erasure;

/// <summary>That something was erased: each node deletes the copies in its own files, once for each stamp.</summary>
public sealed class ErasedLast
{
    /// <summary>The document's id.</summary>
    public long Id { get; set; }

    /// <summary>Another one for each erasure.</summary>
    public string Stamp { get; set; } = "";
}

/// <summary>
/// Has each node delete the copies that it keeps in files of its own. That they are due is stored with the erasure; what a node has done it
/// remembers while it runs, and after a start it does it once more.
/// </summary>
public sealed class ErasedCopies(ISession session, IEnumerable<ILocalCopies> copies, ErasedCopiesOfNode node)
{
    /// <summary>Stores that copies are due to be deleted.</summary>
    public async Task DueAsync()
    {
        var last = await session.Query<ErasedLast>().FirstOrDefaultAsync() ?? new ErasedLast();
        last.Stamp = Guid.NewGuid().ToString("n");
        await session.SaveAsync(last);
    }

    /// <summary>Deletes them on this node, if it has not done so since.</summary>
    public async Task ForgetAsync()
    {
        if (await session.Query<ErasedLast>().FirstOrDefaultAsync() is { } last && node.IsDue(last.Stamp))
        {
            foreach (var kept in copies)
            {
                await kept.ForgetAsync();
            }

            node.Done(last.Stamp);
        }
    }
}

/// <summary>What this node has done.</summary>
public sealed class ErasedCopiesOfNode
{
    private volatile string _done = "";

    /// <summary>Whether it has not deleted its copies since.</summary>
    public bool IsDue(string stamp) => _done != stamp;

    /// <summary>It has.</summary>
    public void Done(string stamp) => _done = stamp;
}

/// <summary>Asks each minute, on every node.</summary>
[BackgroundTask(Title = "Erased copies", Schedule = "* * * * *", Description = "Deletes resized pictures and sitemaps that may show something that was erased on another node.")]
public sealed class ErasedCopiesTask : IBackgroundTask
{
    /// <inheritdoc />
    public Task DoWorkAsync(IServiceProvider serviceProvider, CancellationToken cancellationToken)
        => serviceProvider.GetRequiredService<ErasedCopies>().ForgetAsync();
}
