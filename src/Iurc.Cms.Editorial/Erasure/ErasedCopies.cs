using Iurc.Cms.Programme.Copies;
using Microsoft.Extensions.DependencyInjection;
using OrchardCore.BackgroundTasks;
using OrchardCore.Modules;
using YesSql;
using ISession = YesSql.ISession;

namespace Iurc.Cms.Editorial.Erasure;

/// <summary>When something was last erased: each node deletes the copies in its own files that are older.</summary>
public sealed class ErasedLast
{
    /// <summary>The document's id.</summary>
    public long Id { get; set; }

    /// <summary>When; UTC.</summary>
    public DateTime Utc { get; set; }
}

/// <summary>
/// Has each node delete the copies that it keeps in files of its own. That they are due is stored with the erasure; what a node has done it
/// remembers while it runs, and after a start it does it once more.
/// </summary>
public sealed class ErasedCopies(ISession session, IEnumerable<ILocalCopies> copies, ErasedCopiesOfNode node, IClock clock)
{
    /// <summary>Stores that copies are due to be deleted.</summary>
    public async Task DueAsync()
    {
        var last = await session.Query<ErasedLast>().FirstOrDefaultAsync() ?? new ErasedLast();
        last.Utc = clock.UtcNow;
        await session.SaveAsync(last);
    }

    /// <summary>Deletes them on this node, if it has not done so since.</summary>
    public async Task ForgetAsync()
    {
        if (await session.Query<ErasedLast>().FirstOrDefaultAsync() is { } last && node.IsDue(last.Utc))
        {
            foreach (var kept in copies)
            {
                await kept.ForgetAsync();
            }

            node.Done(last.Utc);
        }
    }
}

/// <summary>What this node has done.</summary>
public sealed class ErasedCopiesOfNode
{
    private long _doneTicks = -1;

    /// <summary>Whether it has not deleted its copies since.</summary>
    public bool IsDue(DateTime erasedUtc) => Volatile.Read(ref _doneTicks) != erasedUtc.Ticks;

    /// <summary>It has.</summary>
    public void Done(DateTime erasedUtc) => Volatile.Write(ref _doneTicks, erasedUtc.Ticks);
}

/// <summary>Asks each minute, on every node.</summary>
[BackgroundTask(Title = "Erased copies", Schedule = "* * * * *", Description = "Deletes resized pictures and sitemaps that may show something that was erased on another node.")]
public sealed class ErasedCopiesTask : IBackgroundTask
{
    /// <inheritdoc />
    public Task DoWorkAsync(IServiceProvider serviceProvider, CancellationToken cancellationToken)
        => serviceProvider.GetRequiredService<ErasedCopies>().ForgetAsync();
}
