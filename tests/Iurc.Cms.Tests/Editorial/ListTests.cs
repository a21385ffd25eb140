using Iurc.Cms.Programme.Models;
using Iurc.Cms.Tests.Infrastructure;
using Microsoft.Extensions.DependencyInjection;
using OrchardCore.ContentManagement;
using Xunit;

namespace Iurc.Cms.Tests.Editorial;

/// <summary>Editors find items by the programme's own fields (OrchardCore issue 10825).</summary>
public class ListTests(ListTests.ListSite lists) : IClassFixture<ListTests.ListSite>
{
    [Theory]
    [InlineData("Phase", "when:past", "Phase I|Phase II|Phase III")]
    [InlineData("Phase", "when:current", "")]
    [InlineData("Phase", "year:2022", "Phase II")]
    [InlineData("Phase", "missing:summary", "Phase I|Phase II")]
    [InlineData("Phase", "phase:2", "Phase II")]
    [InlineData("Region", "phase:2", "IURC Asia & Australasia|IURC China|IURC Latin America")]
    [InlineData("Region", "phase:2021-2023 missing:address", "IURC Latin America")]
    [InlineData("Region", "phase:\"Phase I\"", "International Urban Cooperation (IUC)|IUC Asia|IUC-LAC (Latin American and the Caribbean)")]
    [InlineData("Region", "region:iurc-china", "IURC China")]
    [InlineData("Region", "phase:99", "")]
    [InlineData("Testimonial", "region:iurc-china", "Turin (Italy)")]
    [InlineData("Testimonial", "phase:2 region:iurc-china", "Turin (Italy)")]
    [InlineData("Testimonial", "phase:1 region:iurc-china", "")]
    [InlineData("Testimonial", "year:2022", "Turin (Italy)")]
    [InlineData("Testimonial", "missing:permission", "Turin (Italy)")]
    [InlineData("Testimonial", "missing:source", "Turin (Italy)")]
    [InlineData("Testimonial", "missing:nothing-of-the-kind", "")]
    public async Task A_term_in_the_filter_box_finds_the_items_that_it_names(string type, string filter, string titles)
    {
        var page = await lists.Editor.GetAsync($"/Admin/Contents/ContentItems/{type}?q={Uri.EscapeDataString(filter)}");

        Assert.Equal(
            titles.Split('|', StringSplitOptions.RemoveEmptyEntries).Order(StringComparer.Ordinal),
            Rows(page).Select(row => row.Title).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("Phase", "sort:phase", "Phase I|Phase II|Phase III")]
    [InlineData("Phase", "sort:year", "Phase III|Phase II|Phase I")]
    [InlineData("Phase", "sort:YEAR missing:summary", "Phase II|Phase I")]
    [InlineData("Region", "sort:name", "International Urban Cooperation (IUC)|IUC Asia|IUC-LAC (Latin American and the Caribbean)|IURC Asia & Australasia|IURC China|IURC Latin America")]
    [InlineData("Region", "sort:phase", "International Urban Cooperation (IUC)|IUC Asia|IUC-LAC (Latin American and the Caribbean)|IURC Asia & Australasia|IURC China|IURC Latin America")]
    [InlineData("Region", "phase:2 sort:region", "IURC Asia & Australasia|IURC China|IURC Latin America")]
    [InlineData("Testimonial", "sort:year", "Turin (Italy)|Bratislava (Slovakia)|Rudolf Niessler")]
    [InlineData("Testimonial", "sort:region", "Turin (Italy)|Bratislava (Slovakia)|Rudolf Niessler")]
    [InlineData("Testimonial", "sort:phase", "Turin (Italy)|Bratislava (Slovakia)|Rudolf Niessler")]
    [InlineData("Testimonial", "sort:name", "Bratislava (Slovakia)|Rudolf Niessler|Turin (Italy)")]
    [InlineData("Testimonial", "sort:title", "Bratislava (Slovakia)|Rudolf Niessler|Turin (Italy)")]
    public async Task A_list_is_sorted_by_the_programmes_fields_and_leaves_nothing_out(string type, string filter, string titles)
    {
        var page = await lists.Editor.GetAsync($"/Admin/Contents/ContentItems/{type}?q={Uri.EscapeDataString(filter)}");

        Assert.Equal(titles.Split('|'), Rows(page).Select(row => row.Title));
    }

    [Theory]
    [InlineData("sort:year", "status", "published", "sort:year status:published", "Phase III|Phase II|Phase I")]
    [InlineData("when:past sort:year", "when", "", "sort:year", "Phase III|Phase II|Phase I")]
    [InlineData("when:past", "year", "2022", "when:past year:2022", "Phase II")]
    public async Task A_select_changes_its_own_word_and_leaves_the_others(string filter, string select, string chosen, string words, string titles)
    {
        var page = await lists.Editor.GetAsync("/Admin/Contents/ContentItems/Phase?q=" + Uri.EscapeDataString(filter));
        var answer = await lists.Editor.GetAsync(FilterAddress(page, (select + "-is", chosen)));
        Assert.EndsWith("/Admin/Contents/ContentItems/Phase?q=" + words, Uri.UnescapeDataString(answer.Location!), StringComparison.Ordinal);
        Assert.Equal(titles.Split('|').Order(StringComparer.Ordinal), Rows(await lists.Editor.FollowAsync(answer)).Select(row => row.Title).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("phase:2", "", "")]
    [InlineData("phase:2", "phase:\"Phase I\"", "phase:\"Phase I\"")]
    [InlineData("", "phase:2 china", "phase:2 china")]
    public async Task What_is_typed_counts_where_no_select_was_changed(string before, string typed, string words)
    {
        var page = await lists.Editor.GetAsync("/Admin/Contents/ContentItems/Region?q=" + Uri.EscapeDataString(before));
        var answer = await lists.Editor.GetAsync(FilterAddress(page, ("q", typed)));
        Assert.EndsWith("/Admin/Contents/ContentItems/Region" + (words.Length == 0 ? "" : "?q=" + words), Uri.UnescapeDataString(answer.Location!), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("phase:\"Phase II\"", "phase", "Phase II")]
    [InlineData("region:iurc-china", "region", "IURC China")]
    [InlineData("STATUS:Published", "status", "Published")]
    [InlineData("year:1999", "year", "1999")]
    public async Task The_selects_show_what_the_filter_box_says(string filter, string select, string text)
    {
        var page = await lists.Editor.GetAsync("/Admin/Contents/ContentItems/Testimonial?q=" + Uri.EscapeDataString(filter));
        Assert.Equal(text, Answer.TextOf(page.Document.QuerySelector($"select[name='{select}-is'] option[selected]")!));
    }

    [Theory]
    [InlineData("phse:2", "“phse:” is no filter. Did you mean “phase:2”?")]
    [InlineData("colour:red", "“colour:” is no filter. Those that there are: missing:, needs:, phase:, region:, review:, sort:, status:, text:, type:, when:, year:.")]
    [InlineData("sort:name phse:2", "“phse:” is no filter. Did you mean “phase:2”?")]
    [InlineData("phase:99", "There is no phase “99”. Write its number, or its title in quotation marks: phase:1, phase:2, phase:3.")]
    [InlineData("missing:portrait", "“missing:” knows no “portrait”. Write one of these: missing:address, missing:attribution, missing:permission, missing:picture-text, missing:source, missing:summary.")]
    [InlineData("sort:length", "“sort:” knows no “length”.")]
    [InlineData("status:lost", "“status:” knows no “lost”.")]
    [InlineData("needs:love", "“needs:” knows no “love”. Write one of these: needs:finishing, needs:waiting, needs:review, needs:owner.")]
    [InlineData("review:done", "“review:” knows no “done”. Write one of these: review:asked, review:back.")]
    [InlineData("year:22", "“22” is no year.")]
    [InlineData("region:china", "There is no region “china”.")]
    public async Task A_slip_is_told_from_a_list_in_which_there_is_nothing(string filter, string advice)
    {
        var page = await lists.Editor.GetAsync("/Admin/Contents/ContentItems/Testimonial?q=" + Uri.EscapeDataString(filter));
        Assert.StartsWith(advice, Answer.TextOf(page.Document.QuerySelector("[data-iurc-advice] p")!), StringComparison.Ordinal);
        // Nor are all lines shown, as if they were what was looked for.
        Assert.Empty(Rows(page));
    }

    [Theory]
    [InlineData("nobody-is-called-so")]
    [InlineData("https://www.iurc.eu")]
    [InlineData("phase:3")]
    [InlineData("year:1999 status:published")]
    public async Task Where_nothing_is_found_there_is_no_advice(string filter)
    {
        var page = await lists.Editor.GetAsync("/Admin/Contents/ContentItems/Testimonial?q=" + Uri.EscapeDataString(filter));
        Assert.Empty(Rows(page));
        Assert.Null(page.Document.QuerySelector("[data-iurc-advice]"));
        Assert.Contains("Nothing found.", page.VisibleText, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_programmes_words_work_across_all_types()
    {
        var page = await lists.Editor.GetAsync("/Admin/Contents/ContentItems?q=" + Uri.EscapeDataString("phase:2 sort:name"));
        Assert.Equal(["IURC Asia & Australasia", "IURC China", "IURC Latin America", "Phase II", "Turin (Italy)"], Rows(page).Select(row => row.Title));
        Assert.Contains("Testimonial", page.VisibleText, StringComparison.Ordinal);
        var select = page.Document.QuerySelector("select[name='phase-is'] option[selected]");
        Assert.Equal("Phase II", Answer.TextOf(select!));
    }

    [Theory]
    [InlineData("", "All content")]
    [InlineData("/Testimonial", "Testimonials")]
    [InlineData("/CollectionPage", "Pages that list content")]
    [InlineData("/FundingStatement", "Funding statement")]
    public async Task A_list_is_called_what_the_menu_calls_it(string type, string title)
    {
        var page = await lists.Editor.GetAsync("/Admin/Contents/ContentItems" + type);
        Assert.Equal(title, Answer.TextOf(Assert.Single(page.Document.QuerySelectorAll("h1"))));
        Assert.EndsWith(title, page.Document.Title, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_type_is_called_what_people_call_it()
    {
        var page = await lists.Editor.GetAsync("/Admin/Contents/ContentItems?q=type:LandingPage");
        Assert.All(page.Document.QuerySelectorAll("tr.iurc-row [data-title='Type']"), cell => Assert.Equal("Landing page", Answer.TextOf(cell)));
        Assert.Contains("New landing page", page.VisibleText, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_missing_is_said_quietly()
    {
        var page = await lists.Editor.GetAsync("/Admin/Contents/ContentItems/Region");
        Assert.Contains(page.Document.QuerySelectorAll(".badge"), badge => Answer.TextOf(badge) == "Summary missing");
        Assert.NotEmpty(Rows(page));
        Assert.Empty(page.Document.QuerySelectorAll("tr.iurc-row .text-bg-warning"));
    }

    [Theory]
    [InlineData("Phase", "Phase II", "2021–2023", "Past", "Summary missing")]
    [InlineData("Region", "IURC Latin America", "Phase II", "Address missing", "Summary missing")]
    [InlineData("Testimonial", "Turin (Italy)", "Phase II", "IURC China", "2022", "Permission missing", "Source missing")]
    public async Task A_row_says_what_the_item_is_about_and_what_it_lacks(string type, string title, params string[] facts)
    {
        var page = await lists.Editor.GetAsync($"/Admin/Contents/ContentItems/{type}");

        var row = Assert.Single(Rows(page), row => row.Title == title);
        Assert.All(facts, fact => Assert.Contains(fact, row.Facts));
    }

    private static List<(string Title, List<string> Facts)> Rows(Answer page)
        => [.. page.Document.QuerySelectorAll("tr.iurc-row")
            .Where(row => row.QuerySelector("a[href*='/Edit'], a[href*='/Display']") is not null)
            .Select(row => (
                // What a testimonial's name has besides who speaks is not what these tests are about.
                Answer.TextOf(row.QuerySelector("a[href*='/Edit'], a[href*='/Display']")!).Split(": “")[0],
                row.QuerySelectorAll(".badge, td[data-title]").Select(Answer.TextOf).ToList()))];

    // What the browser asks for when "Show" is pressed: each field of the form as it is shown, but for the one that was changed.
    private static string FilterAddress(Answer page, (string Name, string Value) changed)
    {
        var form = page.Document.QuerySelector("form[role=search]")!;
        var fields = form.QuerySelectorAll("input[name]").Select(input => (Name: input.GetAttribute("name")!, Value: input.GetAttribute("value") ?? ""))
            .Concat(form.QuerySelectorAll("select").Select(select => (Name: select.GetAttribute("name")!, Value: select.QuerySelector("option[selected]")?.GetAttribute("value") ?? "")))
            .ToDictionary(field => field.Name, field => field.Value, StringComparer.Ordinal);
        Assert.True(fields.ContainsKey(changed.Name));
        fields[changed.Name] = changed.Value;
        return form.GetAttribute("action") + "?" + string.Join('&', fields.Select(field => $"{field.Key}={Uri.EscapeDataString(field.Value)}"));
    }

    public sealed class ListSite(Site site) : IAsyncLifetime
    {
        internal Browser Editor { get; private set; } = null!;

        public async ValueTask InitializeAsync()
        {
            var tenant = await site.CreateTenantAsync();
            await tenant.CreateUserAsync("editor", "Editor");
            await tenant.UsingAsync(async services =>
            {
                var content = services.GetRequiredService<IContentManager>();
                var item = await content.NewAsync("Testimonial");
                item.Alter<Testimonial>(part =>
                {
                    part.Quote.Text = "A fine thing.";
                    part.Language.Text = "en";
                    part.Place.Text = "Turin";
                    part.Country.Text = "IT";
                    part.SaidOn.Value = new DateTime(2022, 5, 3, 0, 0, 0, DateTimeKind.Utc);
                    part.Phases.ContentItemIds = ["iurcphase20000000000000000"];
                    part.Regions.ContentItemIds = ["iurcregionchina00000000000"];
                });
                await content.CreateAsync(item, VersionOptions.Draft);
            });
            Editor = await tenant.Anonymous().LogInAsync("editor");
        }

        public ValueTask DisposeAsync()
        {
            Editor.Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
