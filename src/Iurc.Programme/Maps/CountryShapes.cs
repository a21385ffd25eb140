namespace Iurc.Programme.Maps;

/// <summary>
/// The countries of the world as shapes and points, in the view box of the theme's images/world.svg:
/// what is drawn over that picture covers it exactly.
/// </summary>
public static partial class CountryShapes
{
    /// <summary>
    /// SVG path data (M, l, m and z) of the country with the ISO 3166-1 alpha-2 code <paramref name="code"/>,
    /// or null for a code that is not known and for a country too small to draw.
    /// </summary>
    public static string? PathOf(string code) => s_paths.GetValueOrDefault(code);

    /// <summary>
    /// Where a label or a marker of the country with the ISO 3166-1 alpha-2 code <paramref name="code"/> goes:
    /// well inside its largest part. A country without a path has a point, too; null for a code that is not known.
    /// </summary>
    public static (double X, double Y)? PointOf(string code) => s_points.TryGetValue(code, out var point) ? point : null;
}
