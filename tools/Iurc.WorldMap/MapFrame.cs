namespace Iurc.WorldMap;

/// <summary>A place on the map in tenths of a unit of the view box, from its upper left corner.</summary>
internal readonly record struct GridPoint(int X, int Y);

/// <summary>The view box: which part of the globe it shows and where a place lies in it.</summary>
internal static class MapFrame
{
    /// <summary>
    /// The meridian in the middle. At its back, 168.5° W, the map is cut: through the Bering Strait, between Russia
    /// (with the island of St Lawrence) and mainland Alaska, where no country is cut in two.
    /// </summary>
    public const double CentralMeridian = 11.5;

    /// <summary>Width of the view box, the whole equator.</summary>
    public const int Width = 1000;

    private const double North = 84;
    private const double South = -56;

    private static readonly double s_scale = Width / (2 * EqualEarth.Project(180, 0).X);
    private static readonly double s_top = EqualEarth.Project(0, North).Y;

    /// <summary>Height of the view box, from 84° N to 56° S.</summary>
    public static int Height { get; } = (int)Math.Ceiling(s_scale * (s_top - EqualEarth.Project(0, South).Y));

    /// <summary>Degrees east of the central meridian, from -180 to 180.</summary>
    public static double FromCentre(double longitude) => Math.IEEERemainder(longitude - CentralMeridian, 360);

    /// <summary>Where <paramref name="position"/> lies on the map.</summary>
    public static GridPoint Locate(Position position)
    {
        var (x, y) = EqualEarth.Project(FromCentre(position.Longitude), position.Latitude);
        return new GridPoint(
            (int)Math.Round(10 * ((Width / 2.0) + (s_scale * x))),
            (int)Math.Round(10 * s_scale * (s_top - y)));
    }

    /// <summary>Throws when a line along <paramref name="arc"/> would run across the whole map.</summary>
    public static void RequireUncut(Position[] arc)
    {
        for (var i = 1; i < arc.Length; i++)
        {
            if (Math.Abs(FromCentre(arc[i].Longitude) - FromCentre(arc[i - 1].Longitude)) > 180)
            {
                throw new InvalidDataException($"The edge of the map cuts an outline at {arc[i]}. Choose another central meridian.");
            }
        }
    }
}
