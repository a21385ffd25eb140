namespace Iurc.WorldMap;

/// <summary>
/// The Equal Earth projection: Šavrič, Patterson and Jenny, "The Equal Earth map projection",
/// International Journal of Geographical Information Science 33 (2019). Equal areas, y upwards, on the unit sphere.
/// </summary>
internal static class EqualEarth
{
    private const double A1 = 1.340264;
    private const double A2 = -0.081106;
    private const double A3 = 0.000893;
    private const double A4 = 0.003796;

    /// <summary>Projects a place, given in degrees from the central meridian and from the equator.</summary>
    public static (double X, double Y) Project(double longitude, double latitude)
    {
        var lambda = double.DegreesToRadians(longitude);
        var theta = Math.Asin(Math.Sqrt(3) / 2 * Math.Sin(double.DegreesToRadians(latitude)));
        var squared = theta * theta;
        var sixth = squared * squared * squared;
        var slope = A1 + (3 * A2 * squared) + (sixth * ((7 * A3) + (9 * A4 * squared)));
        return (
            2 * Math.Sqrt(3) * lambda * Math.Cos(theta) / (3 * slope),
            theta * (A1 + (A2 * squared) + (sixth * (A3 + (A4 * squared)))));
    }
}
