using AngleSharp.Dom;
using Iurc.Cms.Tests.Infrastructure;
using Xunit;

namespace Iurc.Cms.Tests.Editorial;

/// <summary>The forms are sorted by task, and each field says what to write (OrchardCore issues 17327 and 8877).</summary>
[Collection(EditorialSite.Name)]
public sealed class TabsTests(OwnTenant fixture)
{
    public static TheoryData<string> Types => ["Phase", "Region", "Testimonial", "Page", "CollectionPage", "LandingPage", "FundingStatement"];

    [Theory]
    [InlineData("Phase", "Content|Where it shows|Address and search|Publishing")]
    [InlineData("Region", "Content|Where it shows|Address and search|Publishing")]
    [InlineData("Testimonial", "Content|Where it shows|Address and search|Publishing")]
    [InlineData("Page", "Content|Address and search|Publishing")]
    [InlineData("CollectionPage", "Content|Address and search|Publishing")]
    [InlineData("LandingPage", "Content|Address and search|Publishing")]
    [InlineData("FundingStatement", "")]
    public async Task A_form_has_a_tab_for_each_task_and_no_other(string type, string tabs)
    {
        var page = await OpenAsync(type);
        Assert.Equal(tabs, string.Join('|', page.Document.QuerySelectorAll("form [role=tab]").Select(Answer.TextOf)));
    }

    [Theory]
    [InlineData("Phase", "TitlePart.Title", "Content")]
    [InlineData("Phase", "Phase.Number.Value", "Content")]
    [InlineData("Phase", "Phase.StartYear.Value", "Content")]
    [InlineData("Phase", "Phase.Body.Html", "Content")]
    [InlineData("Phase", "Phase.LinksHeading.Text", "Where it shows")]
    [InlineData("Region", "Region.Phases.ContentItemIds", "Content")]
    [InlineData("Region", "Region.Order.Value", "Where it shows")]
    [InlineData("Testimonial", "Testimonial.Quote.Text", "Content")]
    [InlineData("Testimonial", "Testimonial.PermissionGiven.Value", "Content")]
    [InlineData("Testimonial", "Testimonial.Phases.ContentItemIds", "Where it shows")]
    [InlineData("Testimonial", "Testimonial.Regions.ContentItemIds", "Where it shows")]
    [InlineData("Testimonial", "AutoroutePart.Path", "Address and search")]
    [InlineData("Testimonial", "SeoMetaPart.MetaDescription", "Address and search")]
    [InlineData("Testimonial", "PublishLaterPart.ScheduledPublishLocalDateTime", "Publishing")]
    [InlineData("Testimonial", "ArchiveLaterPart.ScheduledArchiveLocalDateTime", "Publishing")]
    [InlineData("Testimonial", "AuditTrailPart.Comment", "Publishing")]
    public async Task A_field_lies_in_the_tab_of_its_task(string type, string field, string tab)
    {
        var page = await OpenAsync(type);
        var pane = page.Document.QuerySelector($"form [name='{field}']")?.Closest(".tab-pane");
        Assert.True(pane is not null, $"{field} lies in no tab.");
        Assert.Equal(tab, Answer.TextOf(page.Document.QuerySelector($"[role=tab][href='#{pane.Id}']")!));
    }

    [Theory]
    [MemberData(nameof(Types))]
    public async Task Each_own_field_of_a_type_has_help_with_an_example(string type)
    {
        var page = await OpenAsync(type);
        var fields = page.Document.QuerySelectorAll($"form [name^='{type}.']").Select(field => field.Closest(".field-wrapper, .ocat-wrapper")).OfType<IElement>().Distinct()
            // The text of a picture belongs to the picture, and has its own help.
            .Where(field => !field.HasAttribute("data-iurc-picture")).ToList();

        Assert.NotEmpty(fields);
        Assert.All(fields, field => Assert.Contains(field.QuerySelectorAll(".hint"), hint => Answer.TextOf(hint).Length > 20));
        // A box to tick and a picture need no example of what to write.
        Assert.All(fields.Where(field => field.QuerySelector("input[type=checkbox], .mediafield-editor, [id*='MediaField'], [name$='.Paths']") is null),
            field => Assert.Contains(field.QuerySelectorAll(".hint"), hint => Example(Answer.TextOf(hint))));
    }

    [Theory]
    [InlineData("Phase", "Phase.Number.Value")]
    [InlineData("Phase", "Phase.StartYear.Value")]
    [InlineData("Phase", "Phase.EndYear.Value")]
    [InlineData("Region", "Region.Order.Value")]
    public async Task A_year_and_a_number_are_typed_as_numbers(string type, string field)
        => Assert.Equal("number", (await OpenAsync(type)).Document.QuerySelector($"form [name='{field}']")!.GetAttribute("type"));

    [Fact]
    public async Task The_times_to_publish_and_to_take_down_have_labels()
    {
        var page = await OpenAsync("Page");
        Assert.All(["PublishLaterPart.ScheduledPublishLocalDateTime", "ArchiveLaterPart.ScheduledArchiveLocalDateTime"], name =>
            Assert.Single(page.Document.QuerySelectorAll($"label[for='{page.Document.QuerySelector($"[name='{name}']")!.Id}']")));
    }

    private static bool Example(string hint)
        => hint.Contains("or example", StringComparison.Ordinal) || hint.Contains("1 for the first", StringComparison.Ordinal);

    private async Task<Answer> OpenAsync(string type)
    {
        var browser = await fixture.BrowserOfAsync("editor");
        return await browser.GetAsync($"/Admin/Contents/ContentTypes/{type}/Create");
    }
}
