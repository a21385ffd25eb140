using System.Diagnostics;
using System.Text.RegularExpressions;
using Iurc.Cms.Tests.Infrastructure;
using Xunit;

namespace Iurc.Cms.Tests.Processes;

/// <summary>The Workbench previews the site as the CMS shows it: the same HTML, page by page.</summary>
public sealed partial class ParityTests(Site site) : IAsyncLifetime
{
    private readonly Process _workbench = new()
    {
        StartInfo = new ProcessStartInfo("dotnet",
            [Path.Combine(Repository.OutputOf("Iurc.Workbench"), "Iurc.Workbench.dll"), "preview", "--urls", "http://127.0.0.1:0", "--root", Repository.Root])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        },
    };

    private readonly HttpClient _preview = new();

    public async ValueTask InitializeAsync()
    {
        _workbench.Start();
        var errors = _workbench.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        var line = await _workbench.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken)
            .AsTask().WaitAsync(TimeSpan.FromMinutes(2), TestContext.Current.CancellationToken);
        var address = PreviewLine().Match(line ?? "");
        Assert.True(address.Success, $"The Workbench said \"{line}\". {(line is null ? await errors : "")}");
        _preview.BaseAddress = new Uri(address.Groups["address"].Value);
        _ = _workbench.StandardOutput.ReadToEndAsync(CancellationToken.None);
    }

    public async ValueTask DisposeAsync()
    {
        _preview.Dispose();
        _workbench.Kill(entireProcessTree: true);
        await _workbench.WaitForExitAsync(CancellationToken.None);
        _workbench.Dispose();
    }

    [Fact]
    public async Task Every_page_of_the_CMS_has_the_same_HTML_in_the_preview()
    {
        using var browser = site.Default.Anonymous();
        var pages = (await browser.CrawlAsync(site.Default)).ToDictionary(page => page.Key, page => page.Value);
        foreach (var address in new[] { "/no-such-page", "/testimonials?page=99", "/testimonials?page=x" })
        {
            pages[address] = await browser.GetAsync(address);
        }

        var differences = new List<string>();
        foreach (var (address, ofCms) in pages.OrderBy(page => page.Key, StringComparer.Ordinal))
        {
            var ofPreview = await Answer.ReadAsync(await _preview.GetAsync(address, TestContext.Current.CancellationToken));
            if (ofPreview.Status != ofCms.Status)
            {
                differences.Add($"{address}: the CMS answers {(int)ofCms.Status}, the preview {(int)ofPreview.Status}.");
            }
            else if (FirstDifference(Lines(ofCms.Text), Lines(ofPreview.Text)) is { } difference)
            {
                differences.Add($"{address}: {difference}");
            }
        }

        Assert.True(differences.Count == 0, string.Join(Environment.NewLine, differences));
    }

    [Fact]
    public async Task The_preview_links_to_no_page_that_the_CMS_does_not_have()
    {
        using var browser = site.Default.Anonymous();
        var ofCms = (await browser.CrawlAsync(site.Default)).Keys;
        var ofPreview = new SortedSet<string>(["/"], StringComparer.Ordinal);
        var waiting = new Queue<string>(ofPreview);
        while (waiting.TryDequeue(out var address))
        {
            var page = await Answer.ReadAsync(await _preview.GetAsync(address, TestContext.Current.CancellationToken));
            foreach (var link in page.Document.QuerySelectorAll("a[href]").Select(link => new Uri(new Uri(_preview.BaseAddress!, address), link.GetAttribute("href"))))
            {
                if (_preview.BaseAddress!.IsBaseOf(link) && ofPreview.Add(link.PathAndQuery))
                {
                    waiting.Enqueue(link.PathAndQuery);
                }
            }
        }

        Assert.Equal(ofCms, ofPreview);
    }

    /// <summary>The lines that hold something, with white space folded and without the version of a file and the name of the host.</summary>
    private static List<string> Lines(string html)
        => [.. Origin().Replace(Version().Replace(html, "?v="), "http://site").Split('\n').Select(Answer.Fold).Where(line => line.Length > 0)];

    private static string? FirstDifference(List<string> ofCms, List<string> ofPreview)
    {
        for (var number = 0; number < Math.Max(ofCms.Count, ofPreview.Count); number++)
        {
            var left = number < ofCms.Count ? ofCms[number] : "(end)";
            var right = number < ofPreview.Count ? ofPreview[number] : "(end)";
            if (left != right)
            {
                return $"line {number + 1}{Environment.NewLine}  CMS:     {left}{Environment.NewLine}  preview: {right}";
            }
        }

        return null;
    }

    [GeneratedRegex(@"^Preview of \d+ pages on (?<address>http://\S+)$")]
    private static partial Regex PreviewLine();

    [GeneratedRegex(@"\?v=[\w\-]+")]
    private static partial Regex Version();

    [GeneratedRegex(@"http://(localhost|127\.0\.0\.1)(:\d+)?")]
    private static partial Regex Origin();
}
