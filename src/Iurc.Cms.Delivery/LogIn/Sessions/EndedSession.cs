using YesSql.Indexes;

namespace Iurc.Cms.Delivery.LogIn.Sessions;

/// <summary>A session that somebody has logged out of, kept until no copy of its cookie can be valid any more.</summary>
public sealed class EndedSession
{
    /// <summary>The key in the database.</summary>
    public long Id { get; set; }

    /// <summary>The number that the session's cookie carries.</summary>
    public string SessionId { get; set; } = "";

    /// <summary>From when on the cookie would be refused anyway.</summary>
    public DateTime UntilUtc { get; set; }
}

/// <summary>Finds ended sessions.</summary>
public sealed class EndedSessionIndex : MapIndex
{
    /// <inheritdoc cref="EndedSession.SessionId" />
    public string SessionId { get; set; } = "";

    /// <inheritdoc cref="EndedSession.UntilUtc" />
    public DateTime UntilUtc { get; set; }
}

/// <summary>Fills <see cref="EndedSessionIndex"/>.</summary>
internal sealed class EndedSessionIndexProvider : IndexProvider<EndedSession>
{
    public override void Describe(DescribeContext<EndedSession> context)
        => context.For<EndedSessionIndex>().Map(ended => new EndedSessionIndex { SessionId = ended.SessionId, UntilUtc = ended.UntilUtc });
}
