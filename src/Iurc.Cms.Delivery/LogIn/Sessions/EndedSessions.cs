using OrchardCore.Data.Documents;
using OrchardCore.Modules;
using YesSql;

namespace Iurc.Cms.Delivery.LogIn.Sessions;

/// <summary>Knows which sessions have ended by log-out. They are in the database, so that every node knows them, with or without Redis.</summary>
internal sealed class EndedSessions(ISession session, IDocumentStore store, IClock clock)
{
    private const int DeletedAtOnce = 100;

    /// <summary>Whether the session has ended.</summary>
    public async Task<bool> ContainAsync(string sessionId)
        => await session.QueryIndex<EndedSessionIndex>(ended => ended.SessionId == sessionId).FirstOrDefaultAsync() is not null;

    /// <summary>Ends a session, and forgets those whose cookies are no longer valid in any case.</summary>
    /// <param name="sessionId">The session.</param>
    /// <param name="longest">How long a cookie of it may still be valid.</param>
    public async Task AddAsync(string sessionId, TimeSpan longest)
    {
        var now = clock.UtcNow;
        foreach (var old in await session.Query<EndedSession, EndedSessionIndex>(ended => ended.UntilUtc < now).Take(DeletedAtOnce).ListAsync())
        {
            session.Delete(old);
        }

        await session.SaveAsync(new EndedSession { SessionId = sessionId, UntilUtc = now + longest });
        await store.CommitAsync();
    }
}
