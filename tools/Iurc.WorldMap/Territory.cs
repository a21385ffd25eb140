namespace Iurc.WorldMap;

/// <summary>A country of ISO 3166-1 and the rings that its outline consists of.</summary>
internal sealed record Territory(string Code, IReadOnlyList<int[]> Rings);

/// <summary>Which country of ISO 3166-1 a piece of the source belongs to.</summary>
internal static class Territories
{
    private const string Antarctica = "010";
    private const string Russia = "643";
    private const string Ukraine = "UA";

    private static readonly Position s_crimea = new(34.2, 45.2);

    // Features without a code of their own that lie in a country of ISO 3166-1. Kosovo does not, and stays plain land.
    private static readonly Dictionary<string, string> s_parts = new(StringComparer.Ordinal)
    {
        ["N. Cyprus"] = "CY",
        ["Somaliland"] = "SO",
    };

    /// <summary>The rings of all land but Antarctica, whoever it belongs to.</summary>
    public static IReadOnlyList<int[]> Land(Topology topology) =>
        [.. topology.Countries.Where(country => country.NumericCode != Antarctica).SelectMany(country => country.Rings)];

    /// <summary>The countries by code, without Antarctica and what has no code.</summary>
    public static IReadOnlyList<Territory> Of(Topology topology) =>
        [.. topology.Countries
            .Where(country => country.NumericCode != Antarctica)
            .SelectMany(country => country.Rings.Select(ring => (Code: CodeOf(topology, country, ring), Ring: ring)))
            .Where(piece => piece.Code is not null)
            .GroupBy(piece => piece.Code!, piece => piece.Ring, StringComparer.Ordinal)
            .OrderBy(country => country.Key, StringComparer.Ordinal)
            .Select(country => new Territory(country.Key, [.. country]))];

    private static string? CodeOf(Topology topology, Feature country, int[] ring)
    {
        // Natural Earth draws who holds a place; the Union and the United Nations hold Crimea to be Ukraine's.
        if (country.NumericCode == Russia && IsCrimea(topology.Outline(ring)))
        {
            return Ukraine;
        }

        return IsoCodes.Alpha2(country.NumericCode) ?? s_parts.GetValueOrDefault(country.Name);
    }

    private static bool IsCrimea(Position[] outline) =>
        outline.Min(p => p.Longitude) is > 30 and var west && west < s_crimea.Longitude
        && outline.Max(p => p.Longitude) is < 38 and var east && east > s_crimea.Longitude
        && outline.Min(p => p.Latitude) < s_crimea.Latitude
        && outline.Max(p => p.Latitude) > s_crimea.Latitude;
}
