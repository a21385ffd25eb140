using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;

namespace Iurc.Testing;

/// <summary>What an authenticator app shows.</summary>
public static class OneTimeCode
{
    /// <summary>The code that an authenticator app shows (RFC 6238, as ASP.NET Core reads it).</summary>
    public static string Of(string secret, DateTimeOffset? at = null)
    {
        var bits = string.Concat(secret.ToUpperInvariant().Select(letter => Convert.ToString("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".IndexOf(letter, StringComparison.Ordinal), 2).PadLeft(5, '0')));
        var key = Enumerable.Range(0, bits.Length / 8).Select(index => Convert.ToByte(bits.Substring(index * 8, 8), 2)).ToArray();
        var step = new byte[8];
        BinaryPrimitives.WriteInt64BigEndian(step, (at ?? DateTimeOffset.UtcNow).ToUnixTimeSeconds() / 30);
#pragma warning disable CA5350 // The algorithm of all authenticator apps.
        var hash = HMACSHA1.HashData(key, step);
#pragma warning restore CA5350
        var number = BinaryPrimitives.ReadInt32BigEndian(hash.AsSpan(hash[^1] & 15, 4)) & int.MaxValue;
        return (number % 1_000_000).ToString("D6", CultureInfo.InvariantCulture);
    }
}
