namespace Iurc.WorldMap;

/// <summary>Measures outlines. None of them repeats its first point at the end.</summary>
internal static class Outlines
{
    /// <summary>The enclosed area, in tenths of a unit, squared.</summary>
    public static double Area(IReadOnlyList<GridPoint> outline) =>
        Math.Abs(Edges(outline).Sum(edge => ((long)edge.From.X * edge.To.Y) - ((long)edge.To.X * edge.From.Y))) / 2.0;

    /// <summary>How far <paramref name="point"/> is from the nearest outline: positive inside, negative outside.</summary>
    public static double Depth(IReadOnlyList<GridPoint[]> outlines, GridPoint point)
    {
        var inside = false;
        var nearest = double.PositiveInfinity;
        foreach (var (from, to) in outlines.SelectMany(Edges))
        {
            inside ^= Crosses(from, to, point);
            nearest = Math.Min(nearest, Distance(from, to, point));
        }

        return inside ? nearest : -nearest;
    }

    private static IEnumerable<(GridPoint From, GridPoint To)> Edges(IReadOnlyList<GridPoint> outline)
    {
        for (var i = 0; i < outline.Count; i++)
        {
            yield return (outline[i], outline[(i + 1) % outline.Count]);
        }
    }

    private static bool Crosses(GridPoint from, GridPoint to, GridPoint point) =>
        from.Y > point.Y != to.Y > point.Y
        && point.X < from.X + ((double)(to.X - from.X) * (point.Y - from.Y) / (to.Y - from.Y));

    private static double Distance(GridPoint from, GridPoint to, GridPoint point)
    {
        double dx = to.X - from.X, dy = to.Y - from.Y;
        var length = (dx * dx) + (dy * dy);
        var along = length == 0 ? 0 : Math.Clamp((((point.X - from.X) * dx) + ((point.Y - from.Y) * dy)) / length, 0, 1);
        return Math.Sqrt(Math.Pow(from.X + (along * dx) - point.X, 2) + Math.Pow(from.Y + (along * dy) - point.Y, 2));
    }
}
