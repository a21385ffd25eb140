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

    [Fact]
    public async Task The_sorting_stays_when_another_filter_is_chosen()
    {
        var page = await lists.Editor.GetAsync("/Admin/Contents/ContentItems?q=" + Uri.EscapeDataString("type:Phase sort:year"));
        var form = HtmlForm.Of(page.Document, "form[action*='ContentItems']");
        form["Options.ContentsStatus"] = "Published";
        form.Press("submit.Filter");
        var answer = await lists.Editor.PostAsync(form, "/Admin/Contents/ContentItems");
        Assert.Contains("sort:year", Uri.UnescapeDataString(answer.Location!), StringComparison.Ordinal);
        Assert.Equal(["Phase III", "Phase II", "Phase I"], Rows(await lists.Editor.FollowAsync(answer)).Select(row => row.Title));
    }

    [Fact]
    public async Task What_is_missing_is_said_quietly()
    {
        var page = await lists.Editor.GetAsync("/Admin/Contents/ContentItems/Region");
        Assert.Contains(page.Document.QuerySelectorAll(".badge"), badge => Answer.TextOf(badge) == "Summary missing");
        Assert.Empty(page.Document.QuerySelectorAll("li.list-group-item .text-bg-warning"));
    }

    [Theory]
    [InlineData("Phase", "Phase II", "2021–2023", "Past", "Summary missing")]
    [InlineData("Region", "IURC Latin America", "Phase II", "Address missing", "Summary missing")]
    [InlineData("Testimonial", "Turin (Italy)", "Turin (Italy)", "Permission missing", "Source missing")]
    public async Task A_row_says_what_the_item_is_about_and_what_it_lacks(string type, string title, params string[] facts)
    {
        var page = await lists.Editor.GetAsync($"/Admin/Contents/ContentItems/{type}");

        var row = Assert.Single(Rows(page), row => row.Title == title);
        Assert.All(facts, fact => Assert.Contains(fact, row.Badges));
    }

    private static List<(string Title, List<string> Badges)> Rows(Answer page)
        => [.. page.Document.QuerySelectorAll("li.list-group-item")
            .Where(row => row.QuerySelector("a[href*='/Edit'], a[href*='/Display']") is not null)
            .Select(row => (
                // What a testimonial's name has besides who speaks is not what these tests are about.
                Answer.TextOf(row.QuerySelector("a[href*='/Edit'], a[href*='/Display']")!).Split(": “")[0],
                row.QuerySelectorAll(".badge").Select(Answer.TextOf).ToList()))];

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
