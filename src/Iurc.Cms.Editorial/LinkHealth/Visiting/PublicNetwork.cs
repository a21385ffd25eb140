using System.Net;
using System.Net.Sockets;

namespace Iurc.Cms.Editorial.LinkHealth.Visiting;

/// <summary>Tells the addresses of the public internet from those that lead into private networks, this machine or nowhere.</summary>
public static class PublicNetwork
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
}
