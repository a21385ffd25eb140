using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Iurc.Programme;

/// <summary>
/// The secret in a link that shows somebody a draft. 256 bits from the system's own generator: nobody guesses one. Only its hash is stored,
/// so that whoever reads the database or a back-up cannot open the link. A hash without salt is enough for a secret that is random.
/// </summary>
public static class ShareToken
{
    /// <summary>How many bytes are secret.</summary>
    public const int Bytes = 32;

    /// <summary>The length of a hash as text.</summary>
    public const int HashLength = 64;

    /// <summary>How long a link works.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromDays(7);

    /// <summary>What the address of such a link begins with, below the address of the site.</summary>
    public const string Path = "shared-draft/";

    /// <summary>Whether an address is such a link, of whatever site: whoever has it sees what is not published.</summary>
    /// <param name="address">An address, whole or within a site.</param>
    public static bool IsLink(string address)
    {
        ArgumentNullException.ThrowIfNull(address);

        var decoded = Uri.UnescapeDataString(address.Replace('\\', '/'));
        var at = decoded.IndexOf("/" + Path, StringComparison.OrdinalIgnoreCase);
        return at >= 0 && decoded.AsSpan(0, at).IndexOfAny('?', '#') < 0 && decoded.Length > at + Path.Length + 1;
    }

    /// <summary>A new secret, as it stands in an address.</summary>
    public static string Create() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(Bytes));

    /// <summary>The hash by which a link is known; null for what cannot be a secret of ours.</summary>
    public static string? HashOf(string? token)
        => token is { Length: > 0 and <= 100 } && token.All(sign => char.IsAsciiLetterOrDigit(sign) || sign is '-' or '_')
            ? Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(token))) : null;
}
