using System.Net;
using System.Text.Json.Nodes;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using CsCheck;
using Iurc.Cms.Tests.Infrastructure;
using Iurc.Programme;
using Iurc.Programme.RichTexts;
using Iurc.Programme.Tests.RichTexts;
using Microsoft.Extensions.DependencyInjection;
using OrchardCore.ContentManagement;
using Xunit;

namespace Iurc.Cms.Tests.RichTexts;

/// <summary>
/// Rich text made of random elements, attributes and pieces of Word and Google Docs, on the real way to the page: no word of it is
/// missing there, none comes twice, and the page has one title, no script and nothing from elsewhere.
/// </summary>
public sealed class RandomTextTests(OwnTenant site) : IClassFixture<OwnTenant>
{
    private const int Blocks = 60;

    [Fact]
    public async Task No_word_of_an_import_is_missing_on_the_page()
    {
        // Pictures of elsewhere are refused: that is another test.
        var texts = new List<string>();
        AnyMarkup.Any.Where(html => !html.Contains("<img src=x", StringComparison.Ordinal)).Sample(texts.Add, iter: Blocks, threads: 1);
        await site.Tenant.UsingAsync(services => services.GetRequiredService<IContentManager>().ImportAsync([Landing(texts).ToObject<ContentItem>()!]));

        using var reader = site.Tenant.Anonymous();
        var answer = await reader.GetAsync("/random");
        Assert.Equal(HttpStatusCode.OK, answer.Status);
        AssertSound(answer.Document);
        var blocks = answer.Document.QuerySelectorAll(".rich-text").ToList();
        // Where nothing is left, nothing is shown.
        var shown = texts.Where(html => RichTextMender.ToStore(html).Text.Length > 0).ToList();
        Assert.InRange(shown.Count, Blocks / 2, Blocks);
        Assert.Equal(shown.Count, blocks.Count);
        Assert.All(shown.Zip(blocks), pair => Assert.Equal(Words(RichTextMender.ToShow(pair.First)), AnyMarkup.WordsIn(pair.Second.TextContent).Order()));

        // With the ids that the preview makes, which asks the same texts in the same order.
        var page = new PageTexts();
        var preview = new HtmlParser().ParseDocument(string.Concat(shown.Select(html => page.Show(RichTextMender.ToStore(html).Text))));
        Assert.Equal(preview.QuerySelectorAll("[id]").Select(element => element.Id), blocks.SelectMany(block => block.QuerySelectorAll("[id]")).Select(element => element.Id));
    }

    [Fact]
    public async Task No_word_that_was_typed_into_the_form_is_missing_on_the_page()
    {
        using var editor = await site.Tenant.Anonymous().LogInAsync("editor");
        var texts = new List<string>();
        // Of a text that is hidden as a whole there is nothing on the page.
        AnyMarkup.Any.Where(html => html.Length > 200 && !html.Contains("<img src=x", StringComparison.Ordinal) && !RichText.IsEmpty(html)).Sample(texts.Add, iter: 4, threads: 1);
        foreach (var (i, text) in texts.Index())
        {
            var form = HtmlForm.Of((await editor.GetAsync("/Admin/Contents/ContentTypes/Page/Create")).Document, "form[enctype='multipart/form-data']");
            form["TitlePart.Title"] = $"Typed {i}";
            form["Page.Body.Html"] = text;
            await editor.FollowAsync(await editor.PostAsync(form.Press("submit.Publish", "submit.Publish")));

            using var reader = site.Tenant.Anonymous();
            var page = (await reader.GetAsync($"/typed-{i}")).Document;
            AssertSound(page);
            Assert.Equal(Words(RichTextMender.ToShow(text)), AnyMarkup.WordsIn(page.QuerySelector(".rich-text")!.TextContent).Order());
        }
    }

    // That the mender itself loses none is tests/Iurc.Programme.Tests' part.
    private static IEnumerable<string> Words(string html) => AnyMarkup.WordsIn(html).Distinct().Order();

    private static void AssertSound(IDocument page)
    {
        Assert.Single(page.QuerySelectorAll("h1"));
        Assert.Empty(page.QuerySelectorAll("script:not([type='application/ld+json']), style, iframe, object, embed, video, audio, form:not([role=search]), [style], .rich-text svg"));
        Assert.All(page.QuerySelectorAll("[src], link[rel=stylesheet]"), element => Assert.StartsWith("/", element.GetAttribute("src") ?? element.GetAttribute("href"), StringComparison.Ordinal));
        Assert.All(page.QuerySelectorAll("[src]"), element => Assert.False(element.GetAttribute("src")!.StartsWith("//", StringComparison.Ordinal)));
        Assert.DoesNotContain(page.All.SelectMany(element => element.Attributes), attribute => attribute.Name.StartsWith("on", StringComparison.OrdinalIgnoreCase));
        var ids = page.QuerySelectorAll("[id]").Select(element => element.Id).ToList();
        Assert.Equal(ids.Distinct(), ids);
        var levels = page.QuerySelectorAll("h1, h2, h3, h4, h5, h6").Select(heading => heading.LocalName[1] - '0').ToList();
        Assert.DoesNotContain(levels.Zip(levels.Skip(1)), pair => pair.Second > pair.First + 1);
    }

    private static JsonObject Landing(IEnumerable<string> texts) => new()
    {
        ["ContentItemId"] = "random".PadRight(26, '0'),
        ["ContentItemVersionId"] = "randomv".PadRight(26, '0'),
        ["ContentType"] = "LandingPage",
        ["DisplayText"] = "Random",
        ["Latest"] = true,
        ["Published"] = true,
        ["TitlePart"] = new JsonObject { ["Title"] = "Random" },
        ["LandingPage"] = new JsonObject(),
        ["AutoroutePart"] = new JsonObject { ["Path"] = "random" },
        ["Blocks"] = new JsonObject
        {
            ["ContentItems"] = new JsonArray([.. texts.Select((html, i) => new JsonObject
            {
                ["ContentItemId"] = $"block{i}".PadRight(26, '0'),
                ["ContentType"] = "TextBlock",
                ["TextBlock"] = new JsonObject { ["Body"] = new JsonObject { ["Html"] = html } },
            })]),
        },
    };
}
