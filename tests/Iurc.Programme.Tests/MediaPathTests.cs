using CsCheck;
using Iurc.Programme.Pictures;
using Xunit;

namespace Iurc.Programme.Tests;

public sealed class MediaPathTests
{
    private static readonly string s_root = Path.Combine(Path.GetTempPath(), "library");

    // Few names and much that stands between them, so that different spellings of the same file often meet.
    private static readonly Gen<string> s_path = Gen.OneOf(
        Gen.OneOf("a", "b", "A", "a.png", "x y.png", ".", "..", "", "%2e%2e", "...", "a.", " a", "a ", "a:b", "a\0", "a\u007f", "\ud800", "root")
            .Array[0, 6].SelectMany(names => Gen.OneOf("/", "//", "\\", "/./", "\\/").Array[names.Length, names.Length + 1]
                .Select(between => string.Concat(names.Select((name, i) => name + between[i])))),
        Any.HostileText,
        Gen.String[Gen.Char["ab./\\ :%"], 0, 10]);

    [Theory]
    [InlineData("pics/x.png", "pics/x.png")]
    [InlineData("./pics/x.png", "pics/x.png")]
    [InlineData("pics//x.png", "pics/x.png")]
    [InlineData("a/../pics/x.png", "pics/x.png")]
    [InlineData("/pics\\x.png", "pics/x.png")]
    [InlineData(" pics/x.png/ ", "pics/x.png")]
    [InlineData("pics%2Fx.png", "pics%2Fx.png")]
    [InlineData("Pics/X.png", "Pics/X.png")]
    [InlineData("..a/.b", "..a/.b")]
    [InlineData(null, "")]
    [InlineData("/", "")]
    [InlineData("a/..", "")]
    public void A_path_has_one_form(string? path, string normal)
    {
        Assert.True(MediaPath.TryNormalize(path, out var found));
        Assert.Equal(normal, found);
    }

    [Theory]
    [InlineData("..")]
    [InlineData("../x.png")]
    [InlineData("pics/../../x.png")]
    [InlineData("pics\\..\\..\\x.png")]
    [InlineData("pics/x.png.")]
    [InlineData("pics /x.png")]
    [InlineData("pics/ x.png")]
    [InlineData("pics/x.png::$DATA")]
    [InlineData("pics/x\0.png")]
    [InlineData("pics/x\n.png")]
    public void What_leads_out_or_means_something_else_to_some_system_has_none(string path) => Assert.False(MediaPath.TryNormalize(path, out _));

    [Fact]
    public void Too_long_is_no_path_nor_is_half_a_letter()
    {
        Assert.False(MediaPath.TryNormalize("pics/\ud800.png", out _));
        Assert.False(MediaPath.TryNormalize(new string('é', 128), out _));
        Assert.True(MediaPath.TryNormalize(string.Join('/', Enumerable.Repeat(new string('a', 99), 7)), out _));
        Assert.False(MediaPath.TryNormalize(string.Join('/', Enumerable.Repeat(new string('a', 100), 7)), out _));
    }

    [Theory]
    [InlineData("x.png", true)]
    [InlineData("2.pdf", true)]
    [InlineData(".png", false)]
    [InlineData("-.png", false)]
    [InlineData("..", false)]
    [InlineData("a/x.png", false)]
    public void A_new_file_needs_a_name(string name, bool isName) => Assert.Equal(isName, MediaPath.IsFileName(name));

    [Fact]
    public void The_one_form_is_its_own()
        => s_path.Sample(path => !MediaPath.TryNormalize(path, out var normal) || (MediaPath.TryNormalize(normal, out var again) && again == normal));

    [Fact]
    public void It_names_what_the_store_would_touch_and_never_leads_out()
        => s_path.Sample(path => !MediaPath.TryNormalize(path, out var normal)
            || (FileOf(path) == FileOf(normal) && (FileOf(normal) + "/").StartsWith(FileOf("") + "/", StringComparison.Ordinal)));

    [Fact]
    public void Two_paths_have_the_same_form_exactly_when_they_are_the_same_file()
        => Gen.Select(s_path, s_path).Sample((one, other) => !MediaPath.TryNormalize(one, out var first) || !MediaPath.TryNormalize(other, out var second)
            || first == second == (FileOf(one) == FileOf(other)));

    // As Orchard's file store does it.
    private static string FileOf(string path) => Path.TrimEndingDirectorySeparator(Path.GetFullPath(Path.Combine(s_root, path.Replace('\\', '/').Trim('/', ' ')))).Replace('\\', '/');
}
