using System.Text.RegularExpressions;
using Iurc.Workbench.Tests.Support;

namespace Iurc.Workbench.Tests;

public sealed partial class PreviewCommandTests(RepositorySite repository)
{
    [Theory]
    [InlineData("--help")]
    [InlineData("check", "--help")]
    [InlineData("export", "--help")]
    public async Task The_help_names_the_command_that_people_type(params string[] args)
    {
        var result = await Tool.RunAsync(Repository.Folder.Root, args);

        Assert.Equal(0, result.Code);
        Assert.Contains("  iurc-workbench ", result.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("Iurc.Workbench", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_says_where_it_listens_and_stops_when_told()
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        await using var output = new LineSignal();
        await using var error = new StringWriter();

        var run = Program.RunAsync(["preview", "--urls", "http://127.0.0.1:0", "--now", "2025-06-30"], output, error, Repository.Folder.Views, stop.Token);
        var line = await output.FirstLine.WaitAsync(TestContext.Current.CancellationToken);

        var match = Announcement().Match(line);
        Assert.True(match.Success, line);
        using var client = new HttpClient();
        Assert.Contains("<title>", await client.GetStringAsync(new Uri(match.Groups["url"].Value), stop.Token), StringComparison.Ordinal);

        await stop.CancelAsync();
        Assert.Equal(0, await run);
        Assert.Empty(error.ToString());
    }

    [Fact]
    public async Task A_port_that_is_taken_is_said_in_one_line()
    {
        var result = await Tool.RunAsync(Repository.Folder.Root, "preview", "--urls", repository.Site.Address.ToString());
        AssertFailure(result, "already in use");
    }

    [Fact]
    public async Task A_folder_without_a_site_is_said_in_one_line()
    {
        var folder = Directory.CreateTempSubdirectory("iurc-workbench-");
        try
        {
            AssertFailure(await Tool.RunAsync(folder.FullName, "preview"), "--root");
            AssertFailure(await Tool.RunAsync(folder.FullName, "preview", "--root", "nowhere"), "nowhere");
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public async Task A_broken_recipe_is_said_in_one_line()
    {
        using var copy = new SiteCopy();
        var (line, column) = SiteCopy.Edit(copy.Recipe("iurc"), "\"steps\"", "\"steps\" §\"");
        AssertFailure(await Tool.RunAsync(copy.Folder.Root, "preview", "--urls", "http://127.0.0.1:0"), $"iurc.recipe.json:{line}:{column}: ");
    }

    [Fact]
    public async Task A_recipe_that_runs_itself_is_said_in_one_line()
    {
        using var copy = new SiteCopy();
        SiteCopy.Edit(copy.Recipe("iurc"), "\"Iurc.Content.Pages\"", "\"Iurc\"");
        AssertFailure(await Tool.RunAsync(copy.Folder.Root, "preview", "--urls", "http://127.0.0.1:0"), "runs itself");
    }

    [Theory]
    [InlineData("Europe/Brussels", "Europe/Atlantis", "time zone")]
    [InlineData("\"DefaultCulture\": \"en\"", "\"DefaultCulture\": \"no culture!\"", "culture")]
    [InlineData("\"Iurc.Content.Pages\"", "\"Iurc.Content.Nothing\"", "Iurc.Content.Nothing")]
    public async Task Settings_that_cannot_be_met_are_said_in_one_line(string old, string replacement, string reason)
    {
        using var copy = new SiteCopy();
        SiteCopy.Edit(copy.Recipe("iurc"), old, replacement);
        AssertFailure(await Tool.RunAsync(copy.Folder.Root, "preview", "--urls", "http://127.0.0.1:0"), reason);
    }

    private static void AssertFailure(ToolResult result, string reason)
    {
        Assert.Equal(1, result.Code);
        Assert.Empty(result.Output);
        Assert.Contains(reason, Assert.Single(result.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal);
    }

    [GeneratedRegex("^Preview of [1-9][0-9]* pages on (?<url>http://127\\.0\\.0\\.1:[1-9][0-9]*/)$")]
    private static partial Regex Announcement();

    /// <summary>Tells when the first line has been written.</summary>
    private sealed class LineSignal : StringWriter
    {
        private readonly TaskCompletionSource<string> _firstLine = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task<string> FirstLine => _firstLine.Task;

        public override Task WriteLineAsync(string? value)
        {
            _firstLine.TrySetResult(value ?? "");
            return Task.CompletedTask;
        }
    }
}
