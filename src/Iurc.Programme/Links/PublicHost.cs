using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Iurc.Programme.Links;

/// <summary>
/// Tells the hosts of the public internet from those that lead into private networks, to the reader's own machine or nowhere. The one
/// definition for whatever is published, and for whatever the site visits itself.
/// </summary>
public static class PublicHost
{
    // The special-purpose registries of IANA.
    private static readonly IPNetwork[] s_specialIPv4 =
    [
        .. new[]
        {
            "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24",
            "192.88.99.0/24", "192.168.0.0/16", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4",
        }.Select(IPNetwork.Parse),
    ];

    private static readonly IPNetwork s_globalIPv6 = IPNetwork.Parse("2000::/3");

    private static readonly IPNetwork[] s_specialIPv6 = [.. new[] { "2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20" }.Select(IPNetwork.Parse)];

    // IANA's special-use names (RFC 6761, 6762, 7686, 8375, 9476), what ICANN keeps for private use (.internal) or will never delegate
    // (.home, .corp, .mail), and what routers and offices use on their own. Not ".example": that is what texts about addresses write.
    private static readonly HashSet<string> s_reserved = new(StringComparer.Ordinal)
    {
        "alt", "arpa", "corp", "domain", "home", "internal", "intranet", "intra", "invalid", "lan", "local", "localdomain", "localhost",
        "mail", "onion", "private", "test", "workgroup",
    };

    /// <summary>Whether <paramref name="host"/> is one that anybody on the internet could reach, as far as its name or address tells.</summary>
    /// <param name="host">The host of an address: a name, in any script, or an IP address in any spelling that browsers read.</param>
    public static bool Contains(string host)
    {
        ArgumentNullException.ThrowIfNull(host);

        var name = Normalized(host);
        if (name.StartsWith('['))
        {
            return name.EndsWith(']') && IPAddress.TryParse(name.AsSpan(1, name.Length - 2), out var address) && Contains(address);
        }

        var labels = name.Split('.');
        return IsNumber(labels[^1])
            ? ReadIPv4(labels) is { } number && Contains(number)
            : labels.Length > 1 && labels.All(label => label.Length > 0) && !s_reserved.Contains(labels[^1]);
    }

    /// <summary>Whether <paramref name="address"/> is one that anybody on the internet could connect to.</summary>
    public static bool Contains(IPAddress address)
    {
        ArgumentNullException.ThrowIfNull(address);

        if (address.IsIPv4MappedToIPv6)
        {
            address = address.MapToIPv4();
        }

        return address.AddressFamily == AddressFamily.InterNetwork
            ? !s_specialIPv4.Any(network => network.Contains(address))
            : s_globalIPv6.Contains(address) && !s_specialIPv6.Any(network => network.Contains(address));
    }

    // What browsers make of a host before they look at it: letters and digits in their plain form, one kind of dot, none at the end.
    private static string Normalized(string host)
    {
        var plain = TextCut.Whole(host).Normalize(NormalizationForm.FormKC).Replace('\u3002', '.').Replace("\u00ad", "", StringComparison.Ordinal).ToLowerInvariant();
        return plain.EndsWith('.') ? plain[..^1] : plain;
    }

    private static bool IsNumber(string label)
        => label.Length > 0 && (label.All(char.IsAsciiDigit) || (label.StartsWith("0x", StringComparison.Ordinal) && label.Skip(2).All(char.IsAsciiHexDigit)));

    // WHATWG URL Standard, 3.5: one to four numbers, decimal, octal or hexadecimal, of which the last fills what is left.
    private static IPAddress? ReadIPv4(string[] labels)
    {
        if (labels.Length > 4)
        {
            return null;
        }

        var value = 0UL;
        for (var i = 0; i < labels.Length; i++)
        {
            var isLast = i == labels.Length - 1;
            if (!IsNumber(labels[i]) || !TryRead(labels[i], out var number) || number >= (isLast ? 1UL << (8 * (4 - i)) : 256))
            {
                return null;
            }

            value |= isLast ? number : number << (8 * (3 - i));
        }

        return new IPAddress([(byte)(value >> 24), (byte)(value >> 16), (byte)(value >> 8), (byte)value]);
    }

    private static bool TryRead(string text, out ulong number)
    {
        number = 0;
        if (text.StartsWith("0x", StringComparison.Ordinal))
        {
            return text.Length == 2 || ulong.TryParse(text.AsSpan(2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out number);
        }

        if (text.Length == 1 || text[0] != '0')
        {
            return ulong.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number);
        }

        foreach (var digit in text)
        {
            if (digit > '7' || number > uint.MaxValue)
            {
                return false;
            }

            number = (number * 8) + (uint)(digit - '0');
        }

        return true;
    }
}
