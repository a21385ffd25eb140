using System.Text.Json;

namespace Iurc.WorldMap;

/// <summary>A place on the globe, in degrees.</summary>
internal readonly record struct Position(double Longitude, double Latitude);

/// <summary>A country as the source has it; a ring is a list of arcs, <c>~i</c> for arc <c>i</c> backwards.</summary>
internal sealed record Feature(string? NumericCode, string Name, IReadOnlyList<int[]> Rings);

/// <summary>The countries of a TopoJSON file: outlines made of arcs, which neighbours share.</summary>
internal sealed record Topology(IReadOnlyList<Position[]> Arcs, IReadOnlyList<Feature> Countries)
{
    /// <summary>Reads the object <c>countries</c> of a file of the package world-atlas.</summary>
    public static Topology Read(string path)
    {
        using var document = JsonDocument.Parse(File.ReadAllBytes(path));
        var root = document.RootElement;
        var transform = root.GetProperty("transform");
        var scale = Pair(transform.GetProperty("scale"));
        var translate = Pair(transform.GetProperty("translate"));
        return new Topology(
            [.. root.GetProperty("arcs").EnumerateArray().Select(arc => DecodeArc(arc, scale, translate))],
            [.. root.GetProperty("objects").GetProperty("countries").GetProperty("geometries").EnumerateArray().Select(ReadFeature)]);
    }

    /// <summary>The positions along a ring; the last one is the first one again.</summary>
    public Position[] Outline(int[] ring) =>
        [.. ring.SelectMany(arc => arc < 0 ? Arcs[~arc].Reverse() : Arcs[arc])];

    private static Position[] DecodeArc(JsonElement arc, (double X, double Y) scale, (double X, double Y) translate)
    {
        long x = 0, y = 0;
        var positions = new List<Position>();
        foreach (var step in arc.EnumerateArray())
        {
            x += step[0].GetInt64();
            y += step[1].GetInt64();
            positions.Add(new Position((x * scale.X) + translate.X, (y * scale.Y) + translate.Y));
        }

        return [.. positions];
    }

    private static Feature ReadFeature(JsonElement geometry)
    {
        var arcs = geometry.GetProperty("arcs");
        var rings = geometry.GetProperty("type").GetString() switch
        {
            "Polygon" => arcs.EnumerateArray(),
            "MultiPolygon" => arcs.EnumerateArray().SelectMany(polygon => polygon.EnumerateArray()),
            var type => throw new InvalidDataException($"A country of type {type}."),
        };
        return new Feature(
            geometry.TryGetProperty("id", out var id) ? id.GetString() : null,
            geometry.GetProperty("properties").GetProperty("name").GetString() ?? "",
            [.. rings.Select(ring => ring.EnumerateArray().Select(arc => arc.GetInt32()).ToArray())]);
    }

    private static (double X, double Y) Pair(JsonElement element) => (element[0].GetDouble(), element[1].GetDouble());
}
