using YesSql.Indexes;

namespace Iurc.Cms.Delivery.LogIn.SecondFactor;

/// <summary>The wrong second factors that have been tried for one user since the last right one.</summary>
public sealed class CodeTries
{
    /// <summary>The key in the database.</summary>
    public long Id { get; set; }

    /// <summary>For whom: the user, or the user in a browser in which they have logged in before.</summary>
    public string Key { get; set; } = "";

    /// <summary>The state of the user when the count began: with a new password or second factor it begins anew.</summary>
    public string State { get; set; } = "";

    /// <summary>How many were wrong.</summary>
    public int Wrong { get; set; }

    /// <summary>Until when no other is looked at.</summary>
    public DateTime LockedUntilUtc { get; set; }

    /// <summary>How long the lock is after so many rows of wrong codes: a quarter of an hour, then twice as long each time, a day at the most.</summary>
    public static TimeSpan LockAfter(int rows) => TimeSpan.FromMinutes(Math.Min(15 * Math.Pow(2, rows - 1), 24 * 60));
}

/// <summary>Finds them.</summary>
public sealed class CodeTriesIndex : MapIndex
{
    /// <summary>The longest key: two ids and what is between them.</summary>
    public const int KeyLength = 128;

    /// <inheritdoc cref="CodeTries.Key" />
    public string Key { get; set; } = "";
}

/// <summary>Fills <see cref="CodeTriesIndex"/>.</summary>
internal sealed class CodeTriesIndexProvider : IndexProvider<CodeTries>
{
    public override void Describe(DescribeContext<CodeTries> context)
        => context.For<CodeTriesIndex>().Map(tries => new CodeTriesIndex { Key = tries.Key });
}
