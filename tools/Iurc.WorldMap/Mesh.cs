namespace Iurc.WorldMap;

/// <summary>The arcs of the map, projected and simplified: what both the land and the countries are drawn with.</summary>
internal sealed class Mesh
{
    private readonly GridPoint[][] _arcs;

    /// <summary>Projects the arcs of <paramref name="land"/>; coasts and borders are simplified to their own measure.</summary>
    public Mesh(Topology topology, IReadOnlyList<int[]> land, int coastArea, int borderArea)
    {
        var coast = Cancel(land).Select(Index).ToHashSet();
        _arcs = new GridPoint[topology.Arcs.Count][];
        foreach (var arc in land.SelectMany(ring => ring).Select(Index).Distinct())
        {
            MapFrame.RequireUncut(topology.Arcs[arc]);
            _arcs[arc] = Simplification.Simplify(
                topology.Arcs[arc].Select(MapFrame.Locate), coast.Contains(arc) ? coastArea : borderArea);
        }
    }

    /// <summary>
    /// The outlines of what <paramref name="rings"/> enclose together, without the borders between them; the largest first.
    /// The closing point is left out, and so are outlines that enclose nothing.
    /// </summary>
    public IReadOnlyList<GridPoint[]> Dissolve(IReadOnlyList<int[]> rings)
    {
        var open = Cancel(rings).Where(arc => Points(arc).Length > 1).ToList();
        var outlines = new List<GridPoint[]>();
        while (open.Count > 0)
        {
            var outline = new List<GridPoint>();
            do
            {
                var next = outline.Count == 0 ? 0 : open.FindIndex(arc => Points(arc)[0] == outline[^1]);
                var points = Points(open[next]);
                open.RemoveAt(next);
                outline.AddRange(outline.Count == 0 ? points : points[1..]);
            }
            while (outline[^1] != outline[0]);

            outline.RemoveAt(outline.Count - 1);
            if (outline.Count > 2 && Outlines.Area(outline) > 0)
            {
                outlines.Add([.. outline]);
            }
        }

        return [.. outlines.OrderByDescending(Outlines.Area)];
    }

    private GridPoint[] Points(int arc) => arc < 0 ? [.. _arcs[~arc].Reverse()] : _arcs[arc];

    // An arc that occurs both ways is a border between two of the rings.
    private static List<int> Cancel(IReadOnlyList<int[]> rings)
    {
        var arcs = rings.SelectMany(ring => ring).ToHashSet();
        return [.. rings.SelectMany(ring => ring).Where(arc => !arcs.Contains(~arc))];
    }

    private static int Index(int arc) => arc < 0 ? ~arc : arc;
}
