using System.Text.RegularExpressions;
using Iurc.Workbench.Checking;
using Iurc.Workbench.Tests.Support;

namespace Iurc.Workbench.Tests;

public sealed partial class ChecksDocumentTests
{
    private static readonly string[] s_projects = ["Iurc.Programme", "Iurc.Cms.Programme"];

    [Fact]
    public void Every_code_is_explained_once_and_no_other()
    {
        var root = Repository.Folder.Root;
        var codes = s_projects
            .SelectMany(project => Directory.EnumerateFiles(Path.Combine(root, "src", project), "*.cs", SearchOption.AllDirectories))
            .Where(path => !path.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
            .SelectMany(path => ProblemCode().Matches(File.ReadAllText(path)).Select(match => match.Groups["code"].Value))
            .Concat(CheckCode.All.Select(code => code.Code))
            .Distinct()
            .Order(StringComparer.Ordinal)
            .ToList();
        Assert.True(codes.Count > 40, $"only {codes.Count} codes");

        var document = File.ReadAllText(Path.Combine(root, "docs", "checks.md"));
        Assert.Equal(codes, Heading().Matches(document).Select(match => match.Groups["code"].Value).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_explanation_has_an_example_and_the_way_to_mend_it()
    {
        var document = File.ReadAllText(Path.Combine(Repository.Folder.Root, "docs", "checks.md"));
        var entries = document.Split("\n### ").Skip(1).ToList();
        Assert.All(entries, entry =>
        {
            Assert.Contains("Wrong: ", entry, StringComparison.Ordinal);
            Assert.Contains("Right: ", entry, StringComparison.Ordinal);
            Assert.Contains("Mend: ", entry, StringComparison.Ordinal);
        });
    }

    [GeneratedRegex("(Problem\\.Error|Problem\\.Warning|new Problem|Rule\\.Error|Rule\\.Missing|Rule\\.Warning)\\(\"(?<code>[A-Z][0-9]{3})\"", RegexOptions.ExplicitCapture)]
    private static partial Regex ProblemCode();

    [GeneratedRegex("^### (?<code>[A-Z][0-9]{3}) ", RegexOptions.ExplicitCapture | RegexOptions.Multiline)]
    private static partial Regex Heading();
}
