using System.Globalization;
using System.Text;

namespace Iurc.WorldMap;

/// <summary>
/// Writes outlines as path data: M for the first point, then relative steps (m, l) and z, with no character that a parser
/// can do without. Each step is a difference of tenths, so that rounding never adds up.
/// </summary>
internal static class SvgPath
{
    /// <summary>
    /// The path data of <paramref name="outlines"/>, which do not repeat their first points,
    /// with the numbers as <see cref="InUnits"/> or <see cref="InTenths"/> write them.
    /// </summary>
    public static string Write(IEnumerable<GridPoint[]> outlines, Func<int, string> number)
    {
        var path = new StringBuilder();
        GridPoint? start = null;
        foreach (var outline in outlines)
        {
            Step(start is null ? 'M' : 'm', start ?? default, outline[0]);
            char? command = start is null ? 'l' : null;
            start = outline[0];
            for (var i = 1; i < outline.Length; i++)
            {
                Step(command, outline[i - 1], outline[i]);
                command = null;
            }

            path.Append('z');
        }

        return path.ToString();

        void Step(char? command, GridPoint from, GridPoint to)
        {
            path.Append(command);
            AppendNumber(path, number(to.X - from.X));
            AppendNumber(path, number(to.Y - from.Y));
        }
    }

    /// <summary>A number of tenths as it is; the picture scales it down. Shorter by all the decimal points.</summary>
    public static string InTenths(int tenths) => tenths.ToString(CultureInfo.InvariantCulture);

    /// <summary>A number of tenths in units of the view box, in the shortest form: 5 is ".5", -10 is "-1".</summary>
    public static string InUnits(int tenths)
    {
        var text = (Math.Abs(tenths) / 10m).ToString("#.#", CultureInfo.InvariantCulture);
        return tenths == 0 ? "0" : tenths < 0 ? "-" + text : text;
    }

    private static void AppendNumber(StringBuilder path, string number)
    {
        if (char.IsAsciiDigit(path[^1]) && !(number[0] == '-' || (number[0] == '.' && EndsWithFraction(path))))
        {
            path.Append(' ');
        }

        path.Append(number);
    }

    // Numbers have at most one decimal: after ".5" a second point starts the next number.
    private static bool EndsWithFraction(StringBuilder path) => path[^2] == '.';
}
