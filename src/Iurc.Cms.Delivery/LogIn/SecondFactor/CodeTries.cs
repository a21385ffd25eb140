using System.Globalization;
using System.Security.Cryptography;
using System.Text;
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

    /// <summary>The codes that have been right and cannot be used again.</summary>
    public IList<UsedCode> Used { get; set; } = [];

    /// <summary>Uses a code.</summary>
    /// <returns>Whether it had not been used.</returns>
    internal bool Use(string hash, DateTime now)
    {
        Used = [.. Used.Where(code => code.UntilUtc > now)];
        if (Used.Any(code => code.Hash == hash))
        {
            return false;
        }

        Used.Add(new UsedCode { Hash = hash, UntilUtc = now + UsedCode.Kept });
        return true;
    }

    /// <summary>How long the lock is after so many rows of wrong codes: a quarter of an hour, then twice as long each time, a day at the most.</summary>
    public static TimeSpan LockAfter(int rows) => TimeSpan.FromMinutes(Math.Min(15 * Math.Pow(2, rows - 1), 24 * 60));
}

/// <summary>A code that has been right.</summary>
public sealed class UsedCode
{
    /// <summary>Longer than any is taken: those of apps for two and a half minutes, those in mails for a quarter of an hour (ASP.NET Core).</summary>
    internal static readonly TimeSpan Kept = TimeSpan.FromMinutes(20);

    /// <summary>Its hash, with the user's id.</summary>
    public string Hash { get; set; } = "";

    /// <summary>Until when it is remembered.</summary>
    public DateTime UntilUtc { get; set; }

    // ASP.NET Core reads a number: with noughts or blanks before it, it is the same code.
    internal static string HashOf(string userId, string code)
    {
        var same = int.TryParse(code, out var number) ? number.ToString(CultureInfo.InvariantCulture) : code;
        return Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(userId + "|" + same)), 0, 16);
    }
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
