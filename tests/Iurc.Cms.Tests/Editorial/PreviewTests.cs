using System.Net;
using System.Text.Json.Nodes;
using AngleSharp.Html.Dom;
using Iurc.Cms.Tests.Infrastructure;
using Xunit;

namespace Iurc.Cms.Tests.Editorial;

/// <summary>The preview shows what is typed, before anything is saved, to everybody who writes.</summary>
[Collection(EditorialSite.Name)]
public sealed class PreviewTests(OwnTenant fixture)
{
    private const string Address = "/OrchardCore.ContentPreview/Preview/Draft";

    [Theory]
    [InlineData("contributor", "Phase", "TitlePart.Title=A title|Phase.ProgrammeName.Text=A programme|Phase.StartYear.Value=2031|Phase.EndYear.Value=2034|Phase.Summary.Text=A summary|Phase.Body.Html=<p>A text</p>|Phase.Number.Value=7",
        "A title|A programme|2031|2034|A summary|A text")]
    [InlineData("contributor", "Region", "TitlePart.Title=A title|Region.Phases.ContentItemIds=iurcphase20000000000000000|Region.Website.Text=https://example.eu/a|Region.LinkKind.Text=page|Region.Countries.Values=CA|Region.Summary.Text=A summary|Region.Body.Html=<p>A text</p>",
        "A title|Phase II|Visit Page|Canada|A summary|A text")]
    [InlineData("contributor", "Testimonial", "Testimonial.Quote.Text=A quotation|Testimonial.Language.Text=fr|Testimonial.PersonName.Text=A person|Testimonial.PersonRole.Text=A role|Testimonial.Organisation.Text=An organisation|Testimonial.Place.Text=A place|Testimonial.Country.Text=SK|Testimonial.SourceAddress.Text=https://example.eu/b|Testimonial.SaidOn.Value=2022-05-03|Testimonial.Phases.ContentItemIds=iurcphase20000000000000000|Testimonial.Regions.ContentItemIds=iurcregionchina00000000000",
        "A quotation|A person|A role|An organisation|A place|Slovakia|3 May 2022")]
    [InlineData("contributor", "Page", "TitlePart.Title=A title|Page.Summary.Text=A summary|Page.Body.Html=<p>A text</p>", "A title|A summary|A text")]
    [InlineData("editor", "CollectionPage", "TitlePart.Title=A title|CollectionPage.Collection.Text=phases|CollectionPage.Summary.Text=A summary", "A title|A summary|Phase III")]
    [InlineData("editor", "LandingPage", "TitlePart.Title=A title|LandingPage.Summary.Text=A summary", "A title|A summary")]
    [InlineData("editor", "FundingStatement", "TitlePart.Title=A title|FundingStatement.Text.Text=A text", "A text")]
    [InlineData("contributor", "Page", "Page.Body.Html=<p>A text</p>", "No title yet|A text")]
    [InlineData("editor", "FundingStatement", "FundingStatement.Text.Text=A text", "A text")]
    public async Task All_that_is_typed_is_shown(string userName, string type, string typed, string shown)
    {
        var browser = await fixture.BrowserOfAsync(userName);
        var page = await PreviewAsync(browser, type, [.. typed.Split('|').Select(pair => pair.Split('=', 2))]);

        Assert.All(shown.Split('|'), text => Assert.Contains(text, page.VisibleText, StringComparison.Ordinal));
        Assert.Single(page.Document.QuerySelectorAll("h1"));
    }

    [Fact]
    public async Task What_is_still_missing_does_not_hide_the_rest()
    {
        var browser = await fixture.BrowserOfAsync("contributor");
        var page = await PreviewAsync(browser, "Testimonial", [["Testimonial.Quote.Text", "Nobody has said it yet"]]);
        Assert.Contains("Nobody has said it yet", page.VisibleText, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_may_not_write_gets_none()
    {
        await fixture.Tenant.CreateUserAsync("reader");
        var editor = await fixture.BrowserOfAsync("editor");
        using var reader = await fixture.Tenant.Anonymous().LogInAsync("reader");
        using var anonymous = fixture.Tenant.Anonymous();
        var page = await DraftAsync(editor, "Page", [["TitlePart.Title", "Not for all"]]);
        var address = (string)JsonNode.Parse(page.Text)!["previewUrl"]!;

        foreach (var browser in new[] { reader, anonymous })
        {
            var answer = await browser.FollowAsync(await browser.GetAsync(address));
            Assert.DoesNotContain("Not for all", answer.Text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Parts_of_a_preview_name_their_fields_and_those_of_a_public_page_do_not()
    {
        var browser = await fixture.BrowserOfAsync("editor");
        var page = await PreviewAsync(browser, "Page", [["TitlePart.Title", "A title"], ["Page.Summary.Text", "A summary"], ["Page.Body.Html", "<p>A text</p>"]]);
        Assert.Equal(["TitlePart.Title", "Page.Summary", "Page.Body"], page.Document.QuerySelectorAll("[data-iurc-field]").Select(part => part.GetAttribute("data-iurc-field")));

        foreach (var address in new[] { "/", "/about", "/phases", "/phases/2021-2023", "/regions", "/testimonials", "/legal-notice" })
        {
            var answer = await fixture.Tenant.Anonymous().GetAsync(address);
            Assert.Equal(HttpStatusCode.OK, answer.Status);
            Assert.DoesNotContain("data-iurc", answer.Text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_template_that_fails_is_named_with_its_line()
    {
        var browser = await fixture.BrowserOfAsync("contributor");
        var draft = await DraftAsync(browser, "Page", [["TitlePart.Title", $"{FailingFilter.Trigger} <b>"]]);
        var page = await browser.GetAsync((string)JsonNode.Parse(draft.Text)!["previewUrl"]!);

        Assert.Equal(HttpStatusCode.InternalServerError, page.Status);
        Assert.Equal("The preview failed", Answer.TextOf(page.Document.QuerySelector("h1")!));
        Assert.Equal(["PageMeta.liquid", "5", FailingFilter.Message], page.Document.QuerySelectorAll("dd").Select(Answer.TextOf));
        Assert.Contains("Model.Title | append: Model.Part | one_line", page.Document.QuerySelector("pre mark")!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", page.Text, StringComparison.Ordinal);
        Assert.Contains("frame-ancestors 'self'", page.Headers["Content-Security-Policy"], StringComparison.Ordinal);
    }

    private static async Task<Answer> PreviewAsync(Browser browser, string type, string[][] values)
    {
        var draft = await DraftAsync(browser, type, values);
        Assert.True(draft.Status == HttpStatusCode.OK, draft.ToString());
        var page = await browser.GetAsync((string)JsonNode.Parse(draft.Text)!["previewUrl"]!);
        Assert.True(page.Status == HttpStatusCode.OK, page.ToString());
        return page;
    }

    /// <summary>Sends what the script sends while somebody types.</summary>
    private static async Task<Answer> DraftAsync(Browser browser, string type, string[][] values)
    {
        var create = await browser.GetAsync($"/Admin/Contents/ContentTypes/{type}/Create");
        var form = HtmlForm.Of(create.Document, "form[enctype='multipart/form-data']");
        foreach (var value in values)
        {
            if (value[0].EndsWith(".ContentItemIds", StringComparison.Ordinal))
            {
                form.SetByScript(value[0], value[1]);
            }
            else
            {
                form[value[0]] = value[1];
            }
        }

        // The script adds these to what it reads from the form.
        var panel = ((IHtmlTemplateElement)create.Document.QuerySelector("template[data-iurc-preview-panel]")!).Content.QuerySelector("[data-iurc-preview]")!;
        form.Forge("ContentItemType", panel.GetAttribute("data-type")!)
            .Forge("PreviewContentItemId", panel.GetAttribute("data-item"))
            .Forge("PreviewContentItemVersionId", panel.GetAttribute("data-version") ?? "");
        return await browser.PostAsync(form, Address);
    }
}
