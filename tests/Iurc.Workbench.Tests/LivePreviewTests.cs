using System.Text.RegularExpressions;
using Iurc.Workbench.Tests.Support;

namespace Iurc.Workbench.Tests;

public sealed partial class LivePreviewTests(RepositorySite repository)
{
    [Theory]
    [InlineData("template")]
    [InlineData("stylesheet")]
    [InlineData("recipe")]
    public async Task A_page_hears_of_a_file_that_is_saved(string what)
    {
        using var copy = new SiteCopy();
        await using var site = await Site.StartAsync(copy.Folder, isLive: true);
        using var client = new HttpClient();
        await using var events = await client.GetStreamAsync(new Uri(site.Address, "/_preview/events"), TestContext.Current.CancellationToken);
        using var reader = new StreamReader(events);
        Assert.Equal(": listening", await reader.ReadLineAsync(TestContext.Current.CancellationToken));

        var path = what switch
        {
            "template" => copy.Template("Timeline"),
            "stylesheet" => Path.Combine(copy.Folder.Assets, "styles", "iurc.css"),
            _ => copy.Recipe("content/phases"),
        };
        var watch = System.Diagnostics.Stopwatch.StartNew();
        await File.AppendAllTextAsync(path, "\n", TestContext.Current.CancellationToken);

        // The line after the comment is blank; the next one is the event.
        Assert.Equal("", await reader.ReadLineAsync(TestContext.Current.CancellationToken));
        Assert.Equal("data: changed", await reader.ReadLineAsync(TestContext.Current.CancellationToken));
        TestContext.Current.TestOutputHelper?.WriteLine($"{what}: {watch.ElapsedMilliseconds} ms");
    }

    [Fact]
    public async Task Only_a_live_preview_has_the_script_and_nothing_else_differs()
    {
        await using var live = await Site.StartAsync(Repository.Folder, isLive: true);
        foreach (var page in repository.Pages)
        {
            var plain = await repository.Site.GetMarkupAsync(page.Address);
            var marked = (await live.GetMarkupAsync(page.Address)).Replace(live.Address.Authority, repository.Site.Address.Authority, StringComparison.Ordinal);
            Assert.DoesNotContain("data-preview", plain, StringComparison.Ordinal);
            Assert.Contains("<script data-preview>", marked, StringComparison.Ordinal);
            Assert.Equal(plain, LiveScript().Replace(marked, ""));
        }
    }

    [Fact]
    public async Task A_live_preview_serves_the_stylesheet_as_it_is_being_written()
    {
        using var copy = new SiteCopy();
        await using var site = await Site.StartAsync(copy.Folder, isLive: true);
        await File.AppendAllTextAsync(Path.Combine(copy.Folder.Assets, "styles", "iurc.css"), "\n.fresh { color: red }\n", TestContext.Current.CancellationToken);

        using var response = await site.GetAsync("/Iurc.Theme/styles/iurc.css?v=anything");
        Assert.Contains(".fresh", await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.True(response.Headers.CacheControl?.NoStore);
    }

    [Theory]
    [InlineData("2015-06-30", "Next", "Past")]
    [InlineData("2030-01-01", "Past", "Next")]
    public async Task Another_day_is_one_address_away(string day, string shown, string absent)
    {
        var page = await repository.Site.GetPageAsync("/phases?now=" + day);
        var tags = page.QuerySelectorAll(".tag").Select(tag => tag.TextContent).ToList();
        Assert.Contains(shown, tags);
        Assert.DoesNotContain(absent, tags);
    }

    [Fact]
    public async Task A_day_that_is_none_is_said()
        => Assert.Contains("is not a date", await repository.Site.GetMarkupAsync("/phases?now=tomorrow", System.Net.HttpStatusCode.BadRequest), StringComparison.Ordinal);

    [Fact]
    public async Task A_failing_template_is_shown_with_its_line_and_what_stands_around_it()
    {
        using var copy = new SiteCopy();
        var (line, _) = SiteCopy.Edit(copy.Template("Timeline"), "{{ phase.Title }}", "§{{ phase.Title | nonsense }}");
        await using var site = await Site.StartAsync(copy.Folder);

        var page = await site.GetPageAsync("/phases", System.Net.HttpStatusCode.InternalServerError);
        var excerpt = page.QuerySelector("pre")!.TextContent;
        Assert.Contains($">{line,5}  ", excerpt.Replace("\r", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Contains("nonsense", excerpt, StringComparison.Ordinal);
        Assert.Contains("Timeline.liquid", page.Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_failing_recipe_is_shown_with_what_stands_around_it()
    {
        using var copy = new SiteCopy();
        await using var site = await Site.StartAsync(copy.Folder);
        SiteCopy.Edit(copy.Recipe("content/phases"), "\"ContentType\": \"Phase\"", "\"ContentType\": <Phase>");

        var page = await site.GetPageAsync("/phases", System.Net.HttpStatusCode.InternalServerError);
        Assert.Contains("\"ContentType\": <Phase>", page.QuerySelector("pre")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_index_leads_to_every_page_and_each_of_its_links_answers()
    {
        var index = await repository.Site.GetPageAsync("/_preview");
        var links = index.QuerySelectorAll("a").Select(link => link.GetAttribute("href")!).ToList();

        Assert.Empty(repository.Pages.Select(page => page.Address).Except(links));
        foreach (var link in links)
        {
            using var response = await repository.Site.GetAsync(link);
            Assert.True(response.IsSuccessStatusCode, $"{link}: {response.StatusCode}");
        }
    }

    /// <summary>The list of states comes from the theme's folder and the content, so that no template is forgotten.</summary>
    [Fact]
    public async Task The_states_of_the_index_show_every_template_of_the_theme()
    {
        using var copy = new SiteCopy();
        copy.ChangeItems(item => TextFields.AddPictures(item, "a.jpg", "A picture"));
        copy.ChangeItems(NewBlocks.AddTo);
        copy.AddItems("content/testimonials", Enumerable.Range(1, 60).Select(i => NewItem.Testimonial(i, "iurcphase10000000000000000")));
        // What readers may not open themselves has no address of its own, and the recipes have no type without a template.
        string[] withoutPage = ["Content-FundingStatement", "Content"];
        foreach (var path in Directory.EnumerateFiles(copy.Folder.Views, "*.liquid"))
        {
            await File.AppendAllTextAsync(path, $"<!--template:{Path.GetFileNameWithoutExtension(path)}-->", TestContext.Current.CancellationToken);
        }

        await using var site = await Site.StartAsync(copy.Folder);
        var index = await site.GetPageAsync("/_preview");
        var shown = new HashSet<string>(StringComparer.Ordinal);
        foreach (var link in index.QuerySelectorAll("a").Select(link => link.GetAttribute("href")!))
        {
            shown.UnionWith(Template().Matches(await site.GetMarkupAsync(link)).Select(match => match.Groups["name"].Value));
        }

        Assert.Empty(Directory.EnumerateFiles(copy.Folder.Views, "*.liquid").Select(Path.GetFileNameWithoutExtension).Except(shown).Except(withoutPage));
    }

    [Fact]
    public async Task Both_live_and_not_is_a_misuse()
        => Assert.Equal(2, (await Tool.RunAsync(Repository.Folder.Root, "preview", "--live", "--no-live")).Code);

    [GeneratedRegex("<script data-preview>.*?</script>\n")]
    private static partial Regex LiveScript();

    [GeneratedRegex("<!--template:(?<name>[^ ]+?)-->", RegexOptions.ExplicitCapture)]
    private static partial Regex Template();
}
