using System.Globalization;

namespace Iurc.WorldMap;

/// <summary>The countries that are too small for the shapes at 1:110 million: one position for each, in a small file.</summary>
internal static class SmallCountries
{
    private const string Header = "code,longitude,latitude";

    /// <summary>Reads the positions by alpha-2 code.</summary>
    public static IReadOnlyDictionary<string, Position> Read(string path) =>
        File.ReadLines(path).Skip(1).Select(line => line.Split(',')).ToDictionary(
            fields => fields[0],
            fields => new Position(
                double.Parse(fields[1], CultureInfo.InvariantCulture),
                double.Parse(fields[2], CultureInfo.InvariantCulture)),
            StringComparer.Ordinal);

    /// <summary>Writes the positions of the countries that only <paramref name="detailed"/> has: the middle of the largest island.</summary>
    public static void Write(string path, Topology coarse, Topology detailed)
    {
        var drawn = Territories.Of(coarse).Select(country => country.Code).ToHashSet(StringComparer.Ordinal);
        var lines = Territories.Of(detailed)
            .Where(country => !drawn.Contains(country.Code))
            .Select(country => (country.Code, Middle: country.Rings.Select(detailed.Outline).Select(Centroid).MaxBy(ring => ring.Area).Centre))
            .Select(country => string.Create(
                CultureInfo.InvariantCulture,
                $"{country.Code},{country.Middle.Longitude:0.00},{country.Middle.Latitude:0.00}"));
        File.WriteAllText(path, string.Join('\n', [Header, .. lines]) + "\n");
    }

    // Reckoned from the first corner: the islands are small, and far from the origin the areas would lose their digits.
    private static (double Area, Position Centre) Centroid(Position[] outline)
    {
        var origin = outline[0];
        double area = 0, east = 0, north = 0;
        for (var i = 1; i < outline.Length; i++)
        {
            var (ax, ay) = (outline[i - 1].Longitude - origin.Longitude, outline[i - 1].Latitude - origin.Latitude);
            var (bx, by) = (outline[i].Longitude - origin.Longitude, outline[i].Latitude - origin.Latitude);
            var cross = (ax * by) - (bx * ay);
            area += cross / 2;
            east += (ax + bx) * cross / 6;
            north += (ay + by) * cross / 6;
        }

        return area == 0
            ? (0, origin)
            : (Math.Abs(area), new Position(origin.Longitude + (east / area), origin.Latitude + (north / area)));
    }
}
