using System.Buffers;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Iurc.Cms.Delivery.Hosting;

/// <summary>Tells whether the header <c>Host</c> names a host: a name of RFC 1123 and IDNA, or an address, and perhaps a port.</summary>
public static class HostName
{
    private const int MaxLength = 253;
    private const int MaxLabelLength = 63;

    // The underscore is no letter of a host's name, but there are networks that have it.
    private static readonly SearchValues<char> s_letters = SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_");
    private static readonly IdnMapping s_idn = new();

    /// <summary>Whether <paramref name="host"/> can be read by all that reads it later. A request of HTTP/1.0 may name none.</summary>
    /// <param name="host">The value of the header; empty when there is none.</param>
    public static bool IsValid(string host)
    {
        ArgumentNullException.ThrowIfNull(host);

        if (host.Length == 0)
        {
            return true;
        }

        var bracket = host[0] == '[' ? host.IndexOf(']', StringComparison.Ordinal) : -1;
        var colon = host.IndexOf(':', bracket + 1);
        var name = colon < 0 ? host : host[..colon];
        return (colon < 0 || IsPort(host.AsSpan(colon + 1))) && (host[0] == '[' ? IsIPv6(name) : IsName(name));
    }

    private static bool IsPort(ReadOnlySpan<char> port)
        => ushort.TryParse(port, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0;

    private static bool IsIPv6(string name)
        => name.Length > 2 && name[^1] == ']' && !name.Contains('%', StringComparison.Ordinal)
            && IPAddress.TryParse(name.AsSpan(1, name.Length - 2), out var address) && address.AddressFamily == AddressFamily.InterNetworkV6;

    private static bool IsName(string name)
    {
        // The root of all names may stand at the end.
        var labels = name.AsSpan(0, name.EndsWith('.') ? name.Length - 1 : name.Length);
        if (labels.Length is 0 or > MaxLength)
        {
            return false;
        }

        foreach (var range in labels.Split('.'))
        {
            var label = labels[range];
            if (label.Length is 0 or > MaxLabelLength || label[0] == '-' || label[^1] == '-' || label.ContainsAnyExcept(s_letters))
            {
                return false;
            }
        }

        return !labels.Contains("xn--", StringComparison.OrdinalIgnoreCase) || IsDecodable(name);
    }

    // ASP.NET Core decodes such a name whenever it is asked for the host, and throws.
    private static bool IsDecodable(string name)
    {
        try
        {
            return s_idn.GetUnicode(name).Length > 0;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }
}
