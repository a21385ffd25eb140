using System.Globalization;

namespace Iurc.Programme.Links;

/// <summary>Where copies of closed websites can be read.</summary>
public static class ArchivedCopy
{
    /// <summary>
    /// The address at which the Wayback Machine of the Internet Archive shows its copy of <paramref name="address"/> that is nearest
    /// to <paramref name="day"/>. Whether it has one, and whether it shows what it should, a person must see.
    /// </summary>
    public static string AddressOf(string address, DateOnly day)
        => $"https://web.archive.org/web/{day.ToString("yyyyMMdd", CultureInfo.InvariantCulture)}/{address}";
}
