namespace Iurc.WorldMap;

/// <summary>The picture of all land, in one path, that the theme shows below its own marks.</summary>
internal static class WorldSvg
{
    /// <summary>The SVG file with <paramref name="land"/> in it.</summary>
    public static string Write(IReadOnlyList<GridPoint[]> land) =>
        $"""
        <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {MapFrame.Width} {MapFrame.Height}"><path fill="#c9d3e8" transform="scale(.1)" d="{SvgPath.Write(land, SvgPath.InTenths)}"/></svg>

        """.ReplaceLineEndings("\n");
}
