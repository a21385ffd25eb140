namespace Iurc.WorldMap;

/// <summary>Where a label or a marker of a country goes.</summary>
internal static class LabelPoint
{
    // How much depth a point may give up for being a step nearer to the middle; it keeps Chile's out of Patagonia.
    private const double PullToMiddle = 0.1;

    /// <summary>
    /// A point deep inside the largest of <paramref name="outlines"/>, which comes first, and not too far from its middle.
    /// </summary>
    public static GridPoint Inside(IReadOnlyList<GridPoint[]> outlines)
    {
        var largest = outlines[0];
        int left = largest.Min(p => p.X), right = largest.Max(p => p.X);
        int top = largest.Min(p => p.Y), bottom = largest.Max(p => p.Y);
        var middle = new GridPoint((left + right) / 2, (top + bottom) / 2);
        var step = Math.Max(1, Math.Max(right - left, bottom - top) / 40);
        var best = Best(left, right, top, bottom, step);
        while (step > 1)
        {
            var reach = step;
            step /= 2;
            best = Best(best.X - reach, best.X + reach, best.Y - reach, best.Y + reach, step);
        }

        return Outlines.Depth(outlines, best) > 0
            ? best
            : throw new InvalidDataException($"No point inside the outline around {best}.");

        GridPoint Best(int left, int right, int top, int bottom, int step) =>
            Grid(left, right, top, bottom, step).MaxBy(point =>
                Outlines.Depth(outlines, point) - (PullToMiddle * Math.Sqrt(
                    Math.Pow(point.X - middle.X, 2) + Math.Pow(point.Y - middle.Y, 2))));
    }

    private static IEnumerable<GridPoint> Grid(int left, int right, int top, int bottom, int step) =>
        from y in Enumerable.Range(0, ((bottom - top) / step) + 1)
        from x in Enumerable.Range(0, ((right - left) / step) + 1)
        select new GridPoint(left + (x * step), top + (y * step));
}
