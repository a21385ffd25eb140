using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Xunit;

namespace Iurc.Cms.EditorTests;

/// <summary>
/// Every tab of every form is as it is written down in the folder Screens, for each role: labels, hints, their order, and what must be filled
/// in. It goes by what is seen. No word in it is a developer's.
/// </summary>
public sealed partial class ScreenTests(Cms cms)
{
    private const string AcceptVariable = "ACCEPT_TEXTS";

    private static readonly string s_folder = Path.Combine(Repository.Root, "tests", "Iurc.Cms.EditorTests", "Screens");

    private static readonly (string Name, string Address)[] s_ofContributors =
    [
        .. new[] { "Phase", "Region", "Testimonial", "Page" }.Select(type => (type, $"/Admin/Contents/ContentTypes/{type}/Create")),
    ];

    private static readonly (string Name, string Address)[] s_ofEditors =
    [
        .. s_ofContributors,
        .. new[] { "LandingPage", "CollectionPage", "FundingStatement" }.Select(type => (type, $"/Admin/Contents/ContentTypes/{type}/Create")),
        ("Region that is published", "/Admin/Contents/ContentItems/iurcregionchina00000000000/Edit"),
        ("Menu", "/Admin/Contents/ContentItems/iurcmainmenu00000000000000/Edit"),
        ("Entry of a menu", "/Admin/Menu/Create/LinkMenuItem?menuContentItemId=iurcmainmenu00000000000000"),
    ];

    [Fact]
    public Task Editors_see_what_is_written_down() => AssertAsync("Editor", s_ofEditors);

    [Fact]
    public Task Contributors_see_what_is_written_down() => AssertAsync("Contributor", s_ofContributors);

    private async Task AssertAsync(string role, (string Name, string Address)[] screens)
    {
        await using var member = await cms.NewMemberAsync(role);
        var problems = new List<string>();
        foreach (var (name, address) in screens)
        {
            await member.OpenAsync(address);
            var heading = await member.Tab.GetByRole(AriaRole.Heading, new() { Level = 1 }).InnerTextAsync();
            var seen = Clock().Replace($"{heading}\n{await SeenForm.ReadFormAsync(member.Tab)}\n", "it is (now) now");
            problems.AddRange(DevelopersWords().Matches(seen).Select(word => $"{role}, {name}: developers say “{word.Value}”."));
            problems.AddRange(EmptyTabs().Matches(seen).Select(tab => $"{role}, {name}: nothing is in the tab “{tab.Groups[1].Value}”."));
            problems.AddRange(UnmarkedFields().Matches(seen).Select(field => $"{role}, {name}: “{field.Groups[1].Value}” does not say in words that it is required."));
            problems.AddRange(await CompareAsync($"{role} - {name}.txt", seen));
        }

        Assert.True(problems.Count == 0, string.Join('\n', problems));
    }

    private static async Task<string[]> CompareAsync(string name, string seen)
    {
        var file = Path.Combine(s_folder, name);
        if (Environment.GetEnvironmentVariable(AcceptVariable) == "1")
        {
            Directory.CreateDirectory(s_folder);
            await File.WriteAllTextAsync(file, seen, TestContext.Current.CancellationToken);
        }

        var expected = File.Exists(file) ? (await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken)).ReplaceLineEndings("\n") : "";
        if (seen == expected)
        {
            return [];
        }

        var (left, right) = (expected.Split('\n'), seen.Split('\n'));
        var line = left.Zip(right).TakeWhile(pair => pair.First == pair.Second).Count();
        return [$"Screens/{name}, line {line + 1}:\n  written: {left.ElementAtOrDefault(line)}\n  seen:    {right.ElementAtOrDefault(line)}\nIf that is how it should be, run this once with {AcceptVariable}=1, and look at the file."];
    }

    // Words of Orchard's own forms, some of which have stood in those of this site.
    [GeneratedRegex(@"Content ?Item|\b(Id|ID|Render|Canonical|Meta|Robots|Owner|Permalink|Autoroute|Alias|URL|Url|Culture|Slug|slug|Sanitize|Placeholder|Display text|Audit trail|audit trail|Target|Bag|Widget|Stereotype|metadata)\b")]
    private static partial Regex DevelopersWords();

    // A control that must be filled in, with a line before it that is not its mark.
    [GeneratedRegex(@"^(?!.*required)(.*)\n\[[^\]]*, required\]", RegexOptions.Multiline)]
    private static partial Regex UnmarkedFields();

    [GeneratedRegex(@"^# (.*)\n\s*\n", RegexOptions.Multiline)]
    private static partial Regex EmptyTabs();

    [GeneratedRegex("it is [0-9]{2}:[0-9]{2} now")]
    private static partial Regex Clock();
}
