using System.Diagnostics;
using System.Text.Json;
using AngleSharp.Dom;
using AngleSharp.Html.Dom.Events;
using AngleSharp.Html.Parser;
using Iurc.Browser.Sites;
using Xunit;

namespace Iurc.Browser.Checks;

/// <summary>The HTML itself.</summary>
public abstract class MarkupTests(PublicSite site) : PublicSiteTests(site)
{
    private const string NuVariable = "VNU_JAR";

    [Fact]
    public void The_HTML_has_no_parse_error() => AssertForEveryPage(page =>
    {
        var errors = new List<string>();
        var parser = new HtmlParser(new HtmlParserOptions { IsKeepingSourceReferences = true });
        parser.Error += (_, e) =>
        {
            var error = (HtmlErrorEvent)e;
            errors.Add($"line {error.Position.Line}, column {error.Position.Column}: {error.Message}");
        };
        parser.ParseDocument(page.Html);
        return errors;
    });

    [Fact]
    public void Ids_are_unique() => AssertForEveryPage(page => page.Document.QuerySelectorAll("[id]")
        .CountBy(element => element.Id!)
        .Where(pair => pair.Value > 1)
        .Select(pair => $"{pair.Value} elements have the id {pair.Key}."));

    [Fact]
    public void There_is_one_heading_of_the_first_level_and_no_level_is_skipped() => AssertForEveryPage(page =>
    {
        var levels = page.Document.QuerySelectorAll("h1, h2, h3, h4, h5, h6").Select(heading => (Level: heading.LocalName[1] - '0', heading.TextContent)).ToList();
        var ones = levels.Count(heading => heading.Level == 1);
        return levels.Zip(levels.Skip(1))
            .Where(pair => pair.Second.Level > pair.First.Level + 1)
            .Select(pair => $"“{pair.Second.TextContent}” of level {pair.Second.Level} follows one of level {pair.First.Level}.")
            .Concat(ones == 1 && levels[0].Level == 1 ? [] : [$"There are {ones} headings of the first level."]);
    });

    [Fact]
    public async Task The_Nu_checker_finds_no_error()
    {
        var jar = Environment.GetEnvironmentVariable(NuVariable);
        Assert.SkipWhen(string.IsNullOrEmpty(jar), $"No Nu checker: name a vnu.jar in the environment variable {NuVariable}.");
        var java = ProgramOnPath.Find("java");
        Assert.SkipWhen(java is null, "No Java on PATH, which the Nu checker needs.");

        var folder = Directory.CreateTempSubdirectory("iurc-html-");
        try
        {
            var paths = new Dictionary<string, string>(StringComparer.Ordinal);
            foreach (var (i, page) in Site.Pages.Index())
            {
                var file = Path.Combine(folder.FullName, $"{i}.html");
                await File.WriteAllTextAsync(file, page.Html, TestContext.Current.CancellationToken);
                paths.Add(new Uri(file).AbsoluteUri.Replace("file:///", "file:/", StringComparison.Ordinal), page.Path);
            }

            using var report = JsonDocument.Parse(await RunAsync(java!, ["-jar", jar!, "--format", "json", "--stdout", "--exit-zero-always", folder.FullName]));
            AssertNone([.. from message in report.RootElement.GetProperty("messages").EnumerateArray()
                           where message.GetProperty("type").GetString() != "info"
                           let file = message.GetProperty("url").GetString()!
                           let line = message.TryGetProperty("lastLine", out var at) ? at.GetInt32() : 0
                           select $"{paths.GetValueOrDefault(file, file)}: line {line}: {message.GetProperty("message").GetString()}"]);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task<string> RunAsync(string program, string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true })!;
        var output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return output;
    }
}
