using System.Text.RegularExpressions;
using Iurc.Browser.Sites;
using Xunit;

namespace Iurc.Browser.Checks;

/// <summary>What a screen reader reads, in its order. The expected texts lie in the folder Texts.</summary>
public abstract partial class ReadingTests(PublicSite site) : PublicSiteTests(site)
{
    private const string AcceptVariable = "ACCEPT_TEXTS";

    [Theory]
    [InlineData("/", "body", "home.txt")]
    [InlineData("/phases", "main", "phases.txt")]
    [InlineData("/regions", "main", "regions.txt")]
    [InlineData("/testimonials", "main", "testimonials.txt")]
    public async Task A_page_reads_as_it_is_written_down(string path, string part, string name)
    {
        await using var visitor = await Site.NewVisitorAsync();
        var tab = await visitor.NewPageAsync();
        await tab.GotoAsync(path);
        var actual = Fold(await tab.Locator(part).AriaSnapshotAsync());

        var file = Path.Combine(Repository.Root, "tests", "Iurc.Browser", "Texts", name);
        if (Environment.GetEnvironmentVariable(AcceptVariable) == "1")
        {
            await File.WriteAllTextAsync(file, actual, TestContext.Current.CancellationToken);
        }

        var expected = File.Exists(file) ? await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken) : "";
        if (actual != expected)
        {
            Assert.Fail($"{path} reads otherwise than tests/Iurc.Browser/Texts/{name}:\n{FirstDifference(expected, actual)}\n"
                + $"If that is how it should be, run this test once with {AcceptVariable}=1 in the environment, look at the file and commit it.");
        }
    }

    /// <summary>Without what changes by itself: the day of the last change.</summary>
    private static string Fold(string text) => LastUpdated().Replace(text.ReplaceLineEndings("\n"), "$1(a day)") + "\n";

    private static string FirstDifference(string expected, string actual)
    {
        var (left, right) = (expected.Split('\n'), actual.Split('\n'));
        var line = 0;
        while (line < left.Length && line < right.Length && left[line] == right[line])
        {
            line++;
        }

        return $"line {line + 1}\n  expected: {left.ElementAtOrDefault(line)}\n  actual:   {right.ElementAtOrDefault(line)}";
    }

    [GeneratedRegex("(Last updated:.*?)[0-9]{1,2} [A-Z][a-z]+ [0-9]{4}", RegexOptions.Singleline)]
    private static partial Regex LastUpdated();
}
