namespace Iurc.Programme.Maps;

/// <summary>How a country is drawn on the world map.</summary>
/// <param name="Path">SVG path data, or null for a country too small to draw: a dot then marks it.</param>
/// <param name="X">Where a dot or a label goes, from the left.</param>
/// <param name="Y">Where a dot or a label goes, from the top.</param>
public sealed record CountryShape(string? Path, double X, double Y)
{
    /// <summary>The shape of the country with the ISO 3166-1 alpha-2 code <paramref name="code"/>, or null for one that is not known.</summary>
    public static CountryShape? Of(string code)
        => CountryShapes.PointOf(code) is { } point ? new CountryShape(CountryShapes.PathOf(code), point.X, point.Y) : null;
}
