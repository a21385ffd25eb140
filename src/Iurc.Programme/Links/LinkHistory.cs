namespace Iurc.Programme.Links;

/// <summary>
/// What is known of an external address, and when to look again. The rules: what only the far server can say (404, 410) counts at
/// once; what a fault on the way could cause as well must be seen three times and over two days.
/// </summary>
public sealed record LinkHistory
{
    /// <summary>How many failures in a row make an address broken, if they spread over <see cref="LeastTimeOfFailing"/>.</summary>
    public const int FailuresOfABrokenLink = 3;

    /// <summary>How long an address must have failed to be called broken.</summary>
    public static readonly TimeSpan LeastTimeOfFailing = TimeSpan.FromDays(2);

    /// <summary>How long to wait until the next visit when all is well, and at most when it is not.</summary>
    public static readonly TimeSpan LongestPause = TimeSpan.FromDays(7);

    /// <summary>How long to wait when the address could not be judged.</summary>
    public static readonly TimeSpan PauseAfterUnknown = TimeSpan.FromDays(30);

    private static readonly TimeSpan s_firstPause = TimeSpan.FromDays(1);

    /// <summary>What the site holds of the address.</summary>
    public LinkState State { get; init; } = LinkState.Unknown;

    /// <summary>The last visit's outcome.</summary>
    public LinkAnswer? Last { get; init; }

    /// <summary>How often in a row it has failed.</summary>
    public int Failures { get; init; }

    /// <summary>The first of those failures; UTC.</summary>
    public DateTime? FailingSinceUtc { get; init; }

    /// <summary>The last visit; UTC.</summary>
    public DateTime? CheckedUtc { get; init; }

    /// <summary>The last visit that found a page; UTC.</summary>
    public DateTime? WorkedUtc { get; init; }

    /// <summary>When to visit next; UTC.</summary>
    public DateTime NextCheckUtc { get; init; }

    /// <summary>The history with one more visit.</summary>
    /// <param name="answer">What the visit has found.</param>
    /// <param name="utcNow">When it was.</param>
    public LinkHistory With(LinkAnswer answer, DateTime utcNow)
    {
        ArgumentNullException.ThrowIfNull(answer);

        return answer.Finding switch
        {
            LinkFinding.Works or LinkFinding.Moved => new LinkHistory
            {
                State = LinkState.Works,
                Last = answer,
                CheckedUtc = utcNow,
                WorkedUtc = utcNow,
                NextCheckUtc = utcNow + LongestPause,
            },
            LinkFinding.Refused or LinkFinding.RobotsKeptOut or LinkFinding.PrivateNetwork => new LinkHistory
            {
                State = LinkState.Unknown,
                Last = answer,
                CheckedUtc = utcNow,
                WorkedUtc = WorkedUtc,
                NextCheckUtc = utcNow + PauseAfterUnknown,
            },
            _ => Failed(answer, utcNow),
        };
    }

    private LinkHistory Failed(LinkAnswer answer, DateTime utcNow)
    {
        var failures = Failures + 1;
        var since = FailingSinceUtc ?? utcNow;
        var isCertain = answer.Finding is LinkFinding.NotFound or LinkFinding.Gone;
        return this with
        {
            State = isCertain || (failures >= FailuresOfABrokenLink && utcNow - since >= LeastTimeOfFailing) ? LinkState.Broken : LinkState.Failing,
            Last = answer,
            Failures = failures,
            FailingSinceUtc = since,
            CheckedUtc = utcNow,
            // One day, two, four, then a week.
            NextCheckUtc = utcNow + (failures > 3 ? LongestPause : s_firstPause * Math.Pow(2, failures - 1)),
        };
    }
}
