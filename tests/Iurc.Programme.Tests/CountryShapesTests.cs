using System.Globalization;
using System.Text.RegularExpressions;
using Iurc.Programme.Maps;
using Xunit;

namespace Iurc.Programme.Tests;

public sealed partial class CountryShapesTests
{
    private static readonly string[] s_europeanUnion =
    [
        "AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GR", "HR", "HU",
        "IE", "IT", "LT", "LU", "LV", "MT", "NL", "PL", "PT", "RO", "SE", "SI", "SK",
    ];

    private static readonly string[] s_partners =
        ["AR", "AU", "BR", "CA", "CL", "CN", "CO", "IN", "JP", "KR", "MX", "NZ", "PE", "US"];

    public static TheoryData<string> Drawn =>
        [.. Countries.All.Select(country => country.Key).Where(code => CountryShapes.PathOf(code) is not null)];

    public static TheoryData<string> Needed => [.. s_europeanUnion, .. s_partners];

    [Fact]
    public void Most_countries_are_drawn() => Assert.InRange(Drawn.Count, 170, 249);

    [Theory]
    [MemberData(nameof(Drawn))]
    public void A_path_is_made_of_closed_outlines_within_the_view_box(string code)
    {
        var path = CountryShapes.PathOf(code)!;
        Assert.Matches(PathSyntax(), path);
        Assert.All(Corners(path), corner =>
        {
            Assert.InRange(corner.X, 0m, CountryShapes.Width);
            Assert.InRange(corner.Y, 0m, CountryShapes.Height);
        });
    }

    [Theory]
    [MemberData(nameof(Drawn))]
    public void No_edge_runs_across_the_map(string code)
    {
        foreach (var outline in Outlines(CountryShapes.PathOf(code)!))
        {
            Assert.All(outline.Zip(outline.Skip(1)), edge =>
                Assert.True(Math.Abs(edge.First.X - edge.Second.X) < 100, $"{edge.First} to {edge.Second}"));
        }
    }

    [Theory]
    [MemberData(nameof(Drawn))]
    public void The_point_of_a_drawn_country_lies_in_its_largest_outline(string code)
    {
        var largest = Outlines(CountryShapes.PathOf(code)!).MaxBy(Area)!;
        Assert.True(Contains(largest, CountryShapes.PointOf(code)!.Value));
    }

    [Theory]
    [MemberData(nameof(Needed))]
    public void Every_country_of_the_programme_has_a_point(string code) => Assert.NotNull(CountryShapes.PointOf(code));

    [Theory]
    [MemberData(nameof(Needed))]
    public void Every_country_of_the_programme_but_Malta_is_drawn(string code) =>
        Assert.Equal(code != "MT", CountryShapes.PathOf(code) is not null);

    [Fact]
    public void Every_point_lies_within_the_view_box()
    {
        var points = Countries.All.Select(country => CountryShapes.PointOf(country.Key)).OfType<(double X, double Y)>().ToList();
        Assert.InRange(points.Count, 230, 249);
        Assert.All(points, point =>
        {
            Assert.InRange(point.X, 0, CountryShapes.Width);
            Assert.InRange(point.Y, 0, CountryShapes.Height);
        });
    }

    [Theory]
    [InlineData("MT")]
    [InlineData("SG")]
    [InlineData("MV")]
    public void A_country_too_small_to_draw_has_a_point_only(string code)
    {
        Assert.Null(CountryShapes.PathOf(code));
        Assert.NotNull(CountryShapes.PointOf(code));
    }

    [Theory]
    [InlineData("SK", "AT HU CZ PL UA")]
    [InlineData("PT", "ES")]
    public void Neighbours_share_the_corners_of_their_border(string code, string neighbours)
    {
        var corners = Corners(CountryShapes.PathOf(code)!).ToHashSet();
        Assert.All(neighbours.Split(' '), neighbour =>
            Assert.True(Corners(CountryShapes.PathOf(neighbour)!).Count(corners.Contains) >= 2, neighbour));
    }

    [Theory]
    [InlineData("")]
    [InlineData("XX")]
    [InlineData("XK")]
    [InlineData("sk")]
    [InlineData("AQ")]
    public void An_unknown_code_has_neither_a_path_nor_a_point(string code)
    {
        Assert.Null(CountryShapes.PathOf(code));
        Assert.Null(CountryShapes.PointOf(code));
    }

    private static IEnumerable<(decimal X, decimal Y)> Corners(string path) => Outlines(path).SelectMany(outline => outline);

    // The first outline starts with M and has its steps after l, each further one starts with m; z ends each.
    private static List<List<(decimal X, decimal Y)>> Outlines(string path)
    {
        var outlines = new List<List<(decimal X, decimal Y)>>();
        foreach (var subpath in path.TrimEnd('z').Split('z'))
        {
            var numbers = Number().Matches(subpath).Select(match => decimal.Parse(match.Value, CultureInfo.InvariantCulture)).ToList();
            Assert.True(numbers.Count >= 6 && numbers.Count % 2 == 0, subpath);
            var (x, y) = outlines.Count == 0 ? (0m, 0m) : outlines[^1][0];
            var outline = new List<(decimal X, decimal Y)>();
            foreach (var step in numbers.Chunk(2))
            {
                (x, y) = (x + step[0], y + step[1]);
                outline.Add((x, y));
            }

            outlines.Add(outline);
        }

        return outlines;
    }

    private static decimal Area(List<(decimal X, decimal Y)> outline) =>
        Math.Abs(outline.Zip([.. outline.Skip(1), outline[0]]).Sum(edge => (edge.First.X * edge.Second.Y) - (edge.Second.X * edge.First.Y)));

    private static bool Contains(List<(decimal X, decimal Y)> outline, (double X, double Y) point)
    {
        var (x, y) = ((decimal)point.X, (decimal)point.Y);
        return outline.Zip([.. outline.Skip(1), outline[0]]).Count(edge =>
            edge.First.Y > y != edge.Second.Y > y
            && x < edge.First.X + ((edge.Second.X - edge.First.X) * (y - edge.First.Y) / (edge.Second.Y - edge.First.Y))) % 2 == 1;
    }

    [GeneratedRegex(@"^M[\d .]+l[\d .-]+z(m[\d .-]+z)*$")]
    private static partial Regex PathSyntax();

    [GeneratedRegex(@"-?(\d+(\.\d)?|\.\d)")]
    private static partial Regex Number();
}
