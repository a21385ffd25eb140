using System.Text;

namespace Iurc.Programme.Addresses;

/// <summary>Writes an address as the header <c>Location</c> may hold it (RFC 9110, 10.2.2, and RFC 3986): what is not ASCII or not printable is escaped.</summary>
public static class LocationHeader
{
    /// <summary>The address with each such character escaped as UTF-8; all else stays, what is escaped already too.</summary>
    /// <param name="address">An address or a part of one.</param>
    public static string Escape(string address)
    {
        ArgumentNullException.ThrowIfNull(address);

        if (address.All(IsPlain))
        {
            return address;
        }

        var escaped = new StringBuilder(address.Length + 16);
        foreach (var rune in address.EnumerateRunes())
        {
            escaped.Append(rune.IsAscii && IsPlain((char)rune.Value) ? rune.ToString() : Uri.EscapeDataString(rune.ToString()));
        }

        return escaped.ToString();
    }

    private static bool IsPlain(char sign) => sign is > ' ' and < '\x7f' and not ('"' or '<' or '>');
}
