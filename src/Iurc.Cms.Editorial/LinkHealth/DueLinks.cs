using Iurc.Programme;
using Iurc.Programme.Links;
using OrchardCore.Modules;
using YesSql;
using YesSql.Services;
using ISession = YesSql.ISession;

namespace Iurc.Cms.Editorial.LinkHealth;

/// <summary>
/// Knows which addresses are due, and keeps what visits have found. Each call has a session of its own: visits take minutes, in which
/// nothing of the store may be held.
/// </summary>
public sealed class DueLinks(IStore store, IClock clock, IProgrammeCatalogue catalogue)
{
    private const int SavedAtATime = 50;

    /// <summary>The addresses to visit now: those that nobody has visited yet, then those whose time has come, at most <paramref name="count"/>.</summary>
    public async Task<IReadOnlyList<string>> TakeAsync(int count)
    {
        DateTime? today = (await catalogue.GetTodayAsync()).ToIndexedDay();
        await using var session = store.CreateSession();
        var added = await session.QueryIndex<ExternalLinkIndex>(link => (link.Until == null || link.Until > today)
                && link.AddressKey.IsNotIn<LinkCheckIndex>(check => check.AddressKey, check => check.Id != 0))
            .Take(count)
            .ListAsync();
        var addresses = added.Select(link => link.Address).ToHashSet(StringComparer.Ordinal);
        if (addresses.Count < count)
        {
            addresses.UnionWith(await TakeDueAsync(session, today, count - addresses.Count));
            await session.SaveChangesAsync();
        }

        return [.. addresses];
    }

    /// <summary>Adds the outcome of visits to what is known of the addresses, a few at a time: SQLite lets nobody read while it writes.</summary>
    public async Task SaveAsync(IReadOnlyDictionary<string, LinkAnswer> answers)
    {
        ArgumentNullException.ThrowIfNull(answers);

        foreach (var some in answers.Chunk(SavedAtATime))
        {
            await using var session = store.CreateSession();
            var keys = some.Select(answer => ExternalLinks.KeyOf(answer.Key)).ToArray();
            var known = (await session.Query<LinkCheck, LinkCheckIndex>(check => check.AddressKey.IsIn(keys)).ListAsync())
                // Two nodes may have written of the same address: the history that was added to last counts.
                .GroupBy(check => check.Address, StringComparer.Ordinal)
                .ToDictionary(twins => twins.Key, twins => twins.OrderByDescending(check => check.History.CheckedUtc).First(), StringComparer.Ordinal);
            foreach (var (address, answer) in some)
            {
                var check = known.GetValueOrDefault(address) ?? new LinkCheck { Address = address };
                check.History = check.History.With(answer, clock.UtcNow);
                await session.SaveAsync(check);
            }

            await session.SaveChangesAsync();
        }
    }

    private async Task<IEnumerable<string>> TakeDueAsync(ISession session, DateTime? today, int count)
    {
        var now = clock.UtcNow;

        // What no page names any more is forgotten when its time has come: until then it may come back with its history.
        var unused = await session.Query<LinkCheck, LinkCheckIndex>(check => check.NextCheckUtc <= now && check.AddressKey.IsNotIn<ExternalLinkIndex>(link => link.AddressKey, link => link.Until == null || link.Until > today))
            .Take(count)
            .ListAsync();
        foreach (var check in unused)
        {
            session.Delete(check);
        }

        var due = await session.Query<LinkCheck, LinkCheckIndex>(check => check.NextCheckUtc <= now && check.AddressKey.IsIn<ExternalLinkIndex>(link => link.AddressKey, link => link.Until == null || link.Until > today))
            .OrderBy(check => check.NextCheckUtc)
            .Take(count)
            .ListAsync();
        return due.Select(check => check.Address);
    }
}
