using System.Diagnostics;
using System.Security.Cryptography;
using System.Text.Json;
using AngleSharp.Html.Parser;
using Iurc.Workbench.Tests.Support;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.FileProviders;

namespace Iurc.Workbench.Tests;

public sealed class ExportTests(RepositorySite repository) : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("iurc-export-");

    private string Out => Path.Combine(_folder.FullName, "site");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task Every_page_is_a_file_and_a_plain_file_server_serves_the_same_words()
    {
        var result = await ExportAsync();
        Assert.Equal("", result.Error);
        Assert.Equal(0, result.Code);

        await using var server = await ServeAsync(Out);
        using var client = new HttpClient { BaseAddress = new Uri(server.Urls.First()) };
        foreach (var page in repository.Pages.Where(page => page.Address != "/search"))
        {
            var live = await repository.Site.GetPageAsync(page.Address);
            var copy = Site.Parse(await client.GetStringAsync(new Uri(page.Address, UriKind.Relative), TestContext.Current.CancellationToken));
            Assert.Equal(Words.TextOf(live.QuerySelector("main")!), Words.TextOf(copy.QuerySelector("main")!));
            Assert.Equal(live.Title, copy.Title);
            Assert.Empty(copy.QuerySelectorAll("form"));
        }
    }

    [Fact]
    public async Task A_crawl_of_the_export_finds_no_broken_link()
    {
        await ExportAsync();
        await AssertNoBrokenLinksAsync();
    }

    [Fact]
    public async Task The_exported_pages_weigh_no_more_and_are_as_sound_as_the_live_ones()
    {
        await ExportAsync();
        foreach (var page in repository.Pages.Where(page => page.Address != "/search"))
        {
            var markup = await File.ReadAllTextAsync(FileOf(page.Address), TestContext.Current.CancellationToken);
            // Strict: a parse error fails.
            var document = Site.Parse(markup);
            Assert.Single(document.QuerySelectorAll("h1"));
            Assert.Equal(document.QuerySelectorAll("[id]").Length, document.QuerySelectorAll("[id]").Select(element => element.Id).Distinct().Count());
            // The skip links still lead somewhere.
            Assert.All(document.QuerySelectorAll("a[href^='#']"), link => Assert.NotNull(document.GetElementById(link.GetAttribute("href")![1..])));
            Assert.Empty(document.QuerySelectorAll("script:not([type='application/ld+json'])"));
            Assert.True(Compressed(markup) < Compressed(await repository.Site.GetMarkupAsync(page.Address)) + 200, page.Address);
        }

        static int Compressed(string text)
        {
            using var bytes = new MemoryStream();
            using (var brotli = new System.IO.Compression.BrotliStream(bytes, System.IO.Compression.CompressionLevel.Optimal, leaveOpen: true))
            {
                brotli.Write(System.Text.Encoding.UTF8.GetBytes(text));
            }

            return (int)bytes.Length;
        }
    }

    [Fact]
    public async Task The_search_is_an_index_of_all_pages()
    {
        await ExportAsync();
        var index = Site.Parse(await File.ReadAllTextAsync(FileOf("/search"), TestContext.Current.CancellationToken));
        var links = index.QuerySelectorAll("main a").Select(link => link.GetAttribute("href")!.TrimEnd('/')).ToHashSet();
        Assert.Empty(repository.Pages.Select(page => page.Address.TrimEnd('/')).Where(address => address != "/search").Except(links));
        Assert.Contains("cannot search", index.QuerySelector("main")!.TextContent, StringComparison.Ordinal);

        var home = Site.Parse(await File.ReadAllTextAsync(FileOf("/"), TestContext.Current.CancellationToken));
        Assert.Equal("/search/", home.GetElementById("q")!.GetAttribute("href"));
    }

    [Fact]
    public async Task The_second_page_of_a_list_is_a_file_of_its_own()
    {
        using var copy = new SiteCopy();
        copy.AddItems("content/testimonials", Enumerable.Range(1, 60).Select(i => NewItem.Testimonial(i, "iurcphase10000000000000000")));

        Assert.Equal(0, (await Tool.RunAsync(copy.Folder.Root, "export", Out, "--now", "2025-06-30")).Code);
        var second = Site.Parse(await File.ReadAllTextAsync(Path.Combine(Out, "testimonials", "page-2", "index.html"), TestContext.Current.CancellationToken));
        Assert.NotEqual(
            Words.TextOf(Site.Parse(await File.ReadAllTextAsync(FileOf("/testimonials"), TestContext.Current.CancellationToken)).QuerySelector(".testimonial-list")!),
            Words.TextOf(second.QuerySelector(".testimonial-list")!));
        await AssertNoBrokenLinksAsync();
    }

    [Fact]
    public async Task The_checksums_and_the_manifest_tell_what_is_there()
    {
        await ExportAsync("--base-url", "https://iurc.example.eu");
        var lines = await File.ReadAllLinesAsync(Path.Combine(Out, "SHA256SUMS"), TestContext.Current.CancellationToken);
        var listed = lines.Select(line => line.Split("  ", 2)).ToDictionary(parts => parts[1], parts => parts[0]);
        var files = Directory.EnumerateFiles(Out, "*", SearchOption.AllDirectories).Select(path => Path.GetRelativePath(Out, path).Replace('\\', '/')).Where(path => path != "SHA256SUMS").ToList();
        Assert.Equal(files.Order(StringComparer.Ordinal), listed.Keys.Order(StringComparer.Ordinal));
        Assert.All(files, file => Assert.Equal(listed[file], Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(Path.Combine(Out, file))))));

        using var manifest = JsonDocument.Parse(await File.ReadAllTextAsync(Path.Combine(Out, "manifest.json"), TestContext.Current.CancellationToken));
        Assert.Equal(repository.Pages.Count, manifest.RootElement.GetProperty("pages").GetInt32());
        Assert.Matches("^[0-9]{4}-[0-9]{2}-[0-9]{2}$", manifest.RootElement.GetProperty("date").GetString()!);
        Assert.Contains("recipes", manifest.RootElement.GetProperty("source").GetString(), StringComparison.Ordinal);

        var sitemap = await File.ReadAllTextAsync(Path.Combine(Out, "sitemap.xml"), TestContext.Current.CancellationToken);
        var loc = (string address) => $"<loc>https://iurc.example.eu{address.TrimEnd('/')}/</loc>";
        Assert.All(repository.Pages, page => Assert.Contains(loc(page.Address), sitemap, StringComparison.Ordinal));
        Assert.Contains("https://iurc.example.eu/about/", await File.ReadAllTextAsync(FileOf("/about"), TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.Contains("<h1", await File.ReadAllTextAsync(Path.Combine(Out, "404.html"), TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_page_that_search_engines_shall_leave_out_is_not_in_the_sitemap()
    {
        using var copy = new SiteCopy();
        copy.ChangeItems(item =>
        {
            if ((string?)item["AutoroutePart"]?["Path"] == "privacy")
            {
                item["SeoMetaPart"]!["MetaRobots"] = "noindex";
            }
        });
        Assert.Equal(0, (await Tool.RunAsync(copy.Folder.Root, "export", Out, "--base-url", "https://iurc.example.eu")).Code);

        var sitemap = await File.ReadAllTextAsync(Path.Combine(Out, "sitemap.xml"), TestContext.Current.CancellationToken);
        Assert.Contains("<loc>https://iurc.example.eu/cookies/</loc>", sitemap, StringComparison.Ordinal);
        Assert.DoesNotContain("privacy", sitemap, StringComparison.Ordinal);
        Assert.True(File.Exists(FileOf("/privacy")));
    }

    [Fact]
    public async Task A_second_export_is_the_same_byte_for_byte()
    {
        await ExportAsync();
        var first = Contents(Out);
        await ExportAsync();
        Assert.Equal(first, Contents(Out));
        Assert.Equal(["site"], Directory.EnumerateFileSystemEntries(_folder.FullName).Select(Path.GetFileName));
    }

    [Fact]
    public async Task Redirects_are_files_and_maps()
    {
        using var copy = new SiteCopy();
        SiteCopy.Edit(copy.Recipe("iurc"), "\"steps\": [", """
            "steps": [ { "name": "UrlRewriting", "Rules": [ { "Source": "Redirect", "Name": "x", "Pattern": "^old/about$", "SubstitutionPattern": "/about" } ] },
            """);

        Assert.Equal(0, (await Tool.RunAsync(copy.Folder.Root, "export", Out)).Code);
        Assert.Contains("/old/about /about/ 301", await File.ReadAllTextAsync(Path.Combine(Out, "_redirects"), TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.Contains("location = /old/about { return 301 /about/; }", await File.ReadAllTextAsync(Path.Combine(Out, "redirects.nginx.conf"), TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.Contains("url=/about/", await File.ReadAllTextAsync(Path.Combine(Out, "old", "about", "index.html"), TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_running_site_is_crawled_and_gives_the_same_pages()
    {
        var result = await Tool.RunAsync(_folder.FullName, "export", "site", "--from", repository.Site.Address.ToString(), "--base-url", "https://iurc.example.eu");
        Assert.Equal("", result.Error);
        Assert.Equal(0, result.Code);

        var crawled = Path.Combine(_folder.FullName, "crawled");
        Directory.Move(Out, crawled);
        await ExportAsync("--base-url", "https://iurc.example.eu");
        Assert.Equal(Contents(Out).Where(file => file.EndsWith(".html", StringComparison.Ordinal)), Contents(crawled).Where(file => file.EndsWith(".html", StringComparison.Ordinal)));
        Assert.All(Directory.EnumerateFiles(crawled, "*.html", SearchOption.AllDirectories),
            file => Assert.DoesNotContain(repository.Site.Address.Authority, File.ReadAllText(file), StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_depth_keeps_it_near_the_first_page()
    {
        Assert.Equal(0, (await Tool.RunAsync(_folder.FullName, "export", "site", "--from", repository.Site.Address.ToString(), "--depth", "0")).Code);
        Assert.Equal([Path.Combine("index.html")], Directory.EnumerateFiles(Out, "index.html", SearchOption.AllDirectories).Select(path => Path.GetRelativePath(Out, path)).Where(path => !path.StartsWith("search", StringComparison.Ordinal)));
        Assert.NotEmpty(Directory.EnumerateFiles(Out, "*.css", SearchOption.AllDirectories));
    }

    [Fact]
    public async Task A_page_that_fails_leaves_the_old_export_as_it_was()
    {
        await ExportAsync();
        var before = Contents(Out);
        using var copy = new SiteCopy();
        SiteCopy.Edit(copy.Template("Timeline"), "{{ phase.Title }}", "{{ phase.Title | nonsense }}");

        var result = await Tool.RunAsync(copy.Folder.Root, "export", Out);
        Assert.Equal(1, result.Code);
        Assert.Single(result.Error.Trim().Split('\n'));
        Assert.Contains("Timeline.liquid", result.Error, StringComparison.Ordinal);
        Assert.Equal(before, Contents(Out));
        Assert.Equal(["site"], Directory.EnumerateFileSystemEntries(_folder.FullName).Select(Path.GetFileName));
    }

    [Fact]
    public async Task A_folder_that_holds_something_else_is_left_alone()
    {
        Directory.CreateDirectory(Out);
        await File.WriteAllTextAsync(Path.Combine(Out, "thesis.txt"), "mine", TestContext.Current.CancellationToken);

        var result = await ExportAsync();
        Assert.Equal(2, result.Code);
        Assert.Equal(["thesis.txt"], Directory.EnumerateFileSystemEntries(Out).Select(Path.GetFileName));
    }

    [Theory]
    [InlineData("export")]
    [InlineData("export", "site", "--from", "nowhere")]
    [InlineData("export", "site", "--base-url", "ftp://x")]
    [InlineData("export", "site", "--depth", "deep")]
    public async Task A_command_line_that_makes_no_sense_gives_2(params string[] args)
        => Assert.Equal(2, (await Tool.RunAsync(_folder.FullName, args)).Code);

    [Fact]
    public async Task A_site_that_does_not_answer_is_said_in_one_line()
    {
        var result = await Tool.RunAsync(_folder.FullName, "export", "site", "--from", "http://127.0.0.1:9");
        Assert.Equal(1, result.Code);
        Assert.Single(result.Error.Trim().Split('\n'));
        Assert.False(Directory.Exists(Out));
    }

    /// <summary>Kills the tool while it writes, wherever it happens to be, and looks at what is left.</summary>
    [Fact]
    public async Task Killing_it_in_the_middle_leaves_the_old_export_whole()
    {
        await ExportAsync();
        var before = Contents(Out);
        using var copy = new SiteCopy();
        copy.AddItems("content/testimonials", Enumerable.Range(1, 400).Select(i => NewItem.Testimonial(i, "iurcphase10000000000000000")));

        using (var process = Process.Start(new ProcessStartInfo("dotnet", [typeof(SiteFolder).Assembly.Location, "export", Out, "--root", copy.Folder.Root]) { RedirectStandardOutput = true, RedirectStandardError = true })!)
        {
            // Until it has begun to write pages; then it has hundreds more to go.
            while (!process.HasExited && !Directory.EnumerateDirectories(_folder.FullName, ".site.export-*").Any(working => Directory.EnumerateFiles(working, "*", SearchOption.AllDirectories).Take(5).Count() == 5))
            {
                await Task.Yield();
            }

            Assert.False(process.HasExited);
            process.Kill();
            await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        }

        Assert.Equal(before, Contents(Out));
        Assert.NotEmpty(Directory.EnumerateDirectories(_folder.FullName, ".site.export-*"));

        // The next one clears away what the killed one has left.
        Assert.Equal(0, (await ExportAsync()).Code);
        Assert.Equal(before, Contents(Out));
        Assert.Equal(["site"], Directory.EnumerateFileSystemEntries(_folder.FullName).Select(Path.GetFileName));
    }

    private Task<ToolResult> ExportAsync(params string[] options) => Tool.RunAsync(Repository.Folder.Root, ["export", Out, "--now", "2025-06-30", .. options]);

    private string FileOf(string address) => Path.Combine([Out, .. address.Split('/', StringSplitOptions.RemoveEmptyEntries), "index.html"]);

    private static List<string> Contents(string folder)
        => [.. Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
            .Select(path => $"{Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(path)))} {Path.GetRelativePath(folder, path)}")];

    private async Task AssertNoBrokenLinksAsync()
    {
        await using var server = await ServeAsync(Out);
        using var client = new HttpClient { BaseAddress = new Uri(server.Urls.First()) };
        var queue = new Queue<string>(["/", "/404.html"]);
        var seen = new HashSet<string>(queue);
        var parser = new HtmlParser();
        while (queue.TryDequeue(out var address))
        {
            using var response = await client.GetAsync(new Uri(address, UriKind.Relative), TestContext.Current.CancellationToken);
            Assert.True(response.IsSuccessStatusCode, $"{address}: {response.StatusCode}");
            if (response.Content.Headers.ContentType?.MediaType != "text/html")
            {
                continue;
            }

            var document = parser.ParseDocument(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
            foreach (var link in document.QuerySelectorAll("[href], [src]").Select(element => element.GetAttribute("href") ?? element.GetAttribute("src")!))
            {
                if (Uri.TryCreate(new Uri(client.BaseAddress, address), link, out var target) && target.Authority == client.BaseAddress.Authority && seen.Add(target.PathAndQuery))
                {
                    queue.Enqueue(target.PathAndQuery);
                }
            }
        }

        Assert.True(seen.Count > repository.Pages.Count);
    }

    // What any file server does: files, and index.html for a folder.
    private static async Task<WebApplication> ServeAsync(string folder)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        builder.Services.AddRouting();
        var application = builder.Build();
        application.UseFileServer(new FileServerOptions { FileProvider = new PhysicalFileProvider(folder) });
        await application.StartAsync(TestContext.Current.CancellationToken);
        return application;
    }
}
