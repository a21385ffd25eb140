namespace Iurc.WorldMap;

/// <summary>
/// Visvalingam's simplification: of the points of a line the one goes first whose triangle with its neighbours is smallest.
/// It works on arcs, whose ends stay, so that neighbouring countries still fit.
/// </summary>
internal static class Simplification
{
    /// <summary>The arc without the points whose triangle is below <paramref name="area"/> (tenths of a unit, squared).</summary>
    public static GridPoint[] Simplify(IEnumerable<GridPoint> arc, int area)
    {
        var points = new List<GridPoint>();
        foreach (var point in arc)
        {
            if (points.Count == 0 || points[^1] != point)
            {
                points.Add(point);
            }
        }

        var fewest = points[0] == points[^1] ? 4 : 2;
        while (points.Count > fewest)
        {
            var least = Enumerable.Range(1, points.Count - 2).MinBy(i => DoubleArea(points[i - 1], points[i], points[i + 1]));
            if (DoubleArea(points[least - 1], points[least], points[least + 1]) >= 2L * area)
            {
                break;
            }

            points.RemoveAt(least);
        }

        return [.. points];
    }

    private static long DoubleArea(GridPoint a, GridPoint b, GridPoint c) =>
        Math.Abs(((long)(b.X - a.X) * (c.Y - a.Y)) - ((long)(c.X - a.X) * (b.Y - a.Y)));
}
