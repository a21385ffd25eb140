using System.Net;
using System.Net.Sockets;

namespace Iurc.Cms.Delivery.RateLimits;

/// <summary>Who counts as one client.</summary>
internal static class ClientAddress
{
    // What a provider gives to one customer at the least (RFC 6177): a client may choose freely among these addresses.
    private const int NetworkBytes = 8;

    /// <summary>The address of an IPv4 client; the network of an IPv6 client.</summary>
    public static string Of(IPAddress? address)
    {
        if (address is null)
        {
            return "";
        }

        if (address.IsIPv4MappedToIPv6)
        {
            address = address.MapToIPv4();
        }

        return address.AddressFamily == AddressFamily.InterNetworkV6
            ? Convert.ToHexString(address.GetAddressBytes().AsSpan(0, NetworkBytes))
            : address.ToString();
    }
}
