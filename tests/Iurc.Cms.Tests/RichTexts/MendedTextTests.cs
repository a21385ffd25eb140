using System.ComponentModel.DataAnnotations;
using System.Net;
using System.Text.Json.Nodes;
using Iurc.Cms.Tests.Infrastructure;
using Microsoft.Extensions.DependencyInjection;
using OrchardCore.ContentManagement;
using Xunit;

namespace Iurc.Cms.Tests.RichTexts;

/// <summary>Texts and addresses are mended on every way in, at any depth, and whoever wrote them is told.</summary>
public sealed class MendedTextTests(OwnTenant site) : IClassFixture<OwnTenant>
{
    private const string Pasted = "<h1>Results</h1><main><p style=\"color:red\">One <st1:City>Graz</st1:City></p><label>Two</label></main><p><script>alert(1)</script><button>Three</button></p>";
    private const string Mended = "<h2>Results</h2><p>One Graz</p><p>Two</p><p>Three</p>";
    private const string Wrapped = "https://eur01.safelinks.protection.outlook.com/?url=https%3A%2F%2Fexample.eu%2Fchina%3Futm_source%3Dmail&data=05%7Creader%40example.eu&reserved=0";

    [Fact]
    public async Task The_API_stores_what_was_mended()
    {
        var id = await site.Tenant.UsingAsync(async services =>
        {
            // As the endpoint does it.
            var content = services.GetRequiredService<IContentManager>();
            var item = await content.NewAsync("Page");
            item.Merge(new JsonObject { ["DisplayText"] = "By the API", ["TitlePart"] = new JsonObject { ["Title"] = "By the API" }, ["Page"] = Body(Pasted) });
            Assert.True((await content.ValidateAsync(item)).Succeeded);
            await content.CreateAsync(item, VersionOptions.Draft);
            Assert.True(await content.PublishAsync(item));
            return item.ContentItemId;
        });
        Assert.Equal(Mended, await HtmlOfAsync(id));
    }

    [Fact]
    public async Task An_import_stores_what_was_mended_at_any_depth()
    {
        var landing = Item("deep", "LandingPage", "Deep");
        landing["Blocks"] = new JsonObject { ["ContentItems"] = new JsonArray(new JsonObject { ["ContentItemId"] = "deepblock".PadRight(26, '0'), ["ContentType"] = "TextBlock", ["TextBlock"] = Body(Pasted) }) };
        await ImportAsync(landing);

        await site.Tenant.UsingAsync(async services =>
        {
            var stored = await services.GetRequiredService<IContentManager>().GetAsync("deep".PadRight(26, '0'));
            Assert.Equal(Mended, (string?)((JsonObject)stored.Content)["Blocks"]!["ContentItems"]![0]!["TextBlock"]!["Body"]!["Html"]);
        });
    }

    [Theory]
    [InlineData("<p><img src=\"https://example.eu/a.jpg\" alt=\"A\"></p>", "lies on another website")]
    [InlineData("<p><img src=\"//example.eu/a.jpg\" alt=\"A\"></p>", "lies on another website")]
    [InlineData("<p><img src=\"data:image/png;base64,AA\" alt=\"\"></p>", "The picture \"image/png\" was pasted")]
    [InlineData("<p><img src=\"blob:https://example.eu/1\" alt=\"\"></p>", "was pasted")]
    [InlineData("<p><img src=\"cid:image001.png\" alt=\"\"></p>", "was pasted")]
    [InlineData("<p><a href=\"http://[::ffff:10.0.0.1]/\">plan</a></p>", "which only some can reach")]
    public async Task An_import_of_what_readers_could_not_see_or_open_is_refused_in_words(string html, string words)
    {
        var page = Item("bad" + Guid.NewGuid().ToString("n")[..10], "Page", "Bad");
        page["Page"] = Body(html);
        var refusal = await Assert.ThrowsAsync<ValidationException>(() => ImportAsync(page));
        Assert.Contains(words, refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_block_in_a_refused_form_comes_back_mended_and_is_stored_so()
    {
        var landing = Item("block", "LandingPage", "Block");
        landing["Blocks"] = new JsonObject { ["ContentItems"] = new JsonArray(new JsonObject { ["ContentItemId"] = "blockblock".PadRight(26, '0'), ["ContentType"] = "TextBlock", ["TextBlock"] = Body("<p>Old</p>") }) };
        await ImportAsync(landing);
        var editor = await site.BrowserOfAsync("editor");
        var address = $"/Admin/Contents/ContentItems/{"block".PadRight(26, '0')}/Edit";
        var form = FormOf(await editor.GetAsync(address));
        var name = form.Fields.Single(field => field.Key.EndsWith(".TextBlock.Body.Html", StringComparison.Ordinal)).Key;
        form[name] = Pasted;
        form["TitlePart.Title"] = "";
        var refused = await editor.PostAsync(form.Press("submit.Publish", "submit.Publish"), address);

        Assert.Equal(HttpStatusCode.OK, refused.Status);
        var again = FormOf(refused);
        Assert.Equal(Mended.Replace("<h2>", "<h2 id=\"results\">", StringComparison.Ordinal), again[name]);
        Assert.Contains("of level 1: Results", Answer.TextOf(Assert.Single(refused.Document.QuerySelectorAll("[data-iurc-mended]"))), StringComparison.Ordinal);

        again["TitlePart.Title"] = "Block";
        var published = await editor.FollowAsync(await editor.PostAsync(again.Press("submit.Publish", "submit.Publish"), address));
        // It has been said.
        Assert.Empty(published.Document.QuerySelectorAll("[data-iurc-mended]"));
        Assert.Equal(again[name], (await editor.GetAsync("/block")).Document.QuerySelector(".rich-text")!.InnerHtml);
    }

    [Fact]
    public async Task A_wrapped_website_is_unwrapped_and_that_is_said()
    {
        var answer = await SaveRegionAsync(Wrapped);
        var said = Answer.TextOf(Assert.Single(answer.Document.QuerySelectorAll("[data-iurc-mended]")));
        Assert.Contains("The link to https://example.eu/china was wrapped", said, StringComparison.Ordinal);
        Assert.Contains("utm_source", said, StringComparison.Ordinal);
        var editor = await site.BrowserOfAsync("editor");
        Assert.NotEmpty((await editor.GetAsync("/regions/iurc-china")).Document.QuerySelectorAll("main a[href='https://example.eu/china']"));
    }

    [Theory]
    [InlineData("http://localhost/")]
    [InlineData("https://intranet/china")]
    [InlineData("http://192.168.1.10:8080/")]
    [InlineData("http://2130706433/")]
    [InlineData("http://[fe80::1]/")]
    [InlineData("https://wiki.internal/")]
    public async Task A_website_that_only_some_can_reach_is_refused_at_its_field(string address)
    {
        var answer = await SaveRegionAsync(address);
        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Contains("leads to a place that only some can reach", Answer.TextOf(answer.Document.QuerySelector("[data-valmsg-for='Region.Website.Text'].field-validation-error")!), StringComparison.Ordinal);
        Assert.Equal(address, FormOf(answer)["Region.Website.Text"]);
    }

    [Fact]
    public async Task An_entry_of_a_menu_is_held_to_the_same()
    {
        var editor = await site.BrowserOfAsync("editor");
        const string New = "/Admin/Menu/Create/LinkMenuItem?menuContentItemId=iurcmainmenu00000000000000";
        var form = HtmlForm.Of((await editor.GetAsync(New)).Document, "main form[method=post]:has([name='LinkMenuItemPart.Url']), form:has([name='LinkMenuItemPart.Url'])");
        form["LinkMenuItemPart.Name"] = "Plan";
        form["LinkMenuItemPart.Url"] = "http://server.local/plan";
        var refused = await editor.PostAsync(form, New);
        Assert.Contains("leads to a place that only some can reach", refused.VisibleText, StringComparison.Ordinal);

        form["LinkMenuItemPart.Url"] = "https://example.eu/plan?a=b&fbclid=123";
        await editor.FollowAsync(await editor.PostAsync(form, New));
        await site.Tenant.UsingAsync(async services =>
        {
            var menu = await services.GetRequiredService<IContentManager>().GetAsync("iurcmainmenu00000000000000", VersionOptions.Latest);
            Assert.Contains("https://example.eu/plan?a=b", ((JsonObject)menu.Content).ToJsonString().Replace("\\u0026", "&", StringComparison.Ordinal), StringComparison.Ordinal);
            Assert.DoesNotContain("fbclid", ((JsonObject)menu.Content).ToJsonString(), StringComparison.Ordinal);
        });
    }

    private async Task<Answer> SaveRegionAsync(string website)
    {
        var editor = await site.BrowserOfAsync("editor");
        const string Address = "/Admin/Contents/ContentItems/iurcregionchina00000000000/Edit";
        var form = FormOf(await editor.GetAsync(Address));
        form["Region.Website.Text"] = website;
        return await editor.FollowAsync(await editor.PostAsync(form.Press("submit.Publish", "submit.Publish"), Address));
    }

    private Task ImportAsync(JsonObject item)
        => site.Tenant.UsingAsync(services => services.GetRequiredService<IContentManager>().ImportAsync([item.ToObject<ContentItem>()!]));

    private Task<string?> HtmlOfAsync(string id) => site.Tenant.UsingAsync(async services =>
        (string?)((JsonObject)(await services.GetRequiredService<IContentManager>().GetAsync(id)).Content)["Page"]!["Body"]!["Html"]);

    private static HtmlForm FormOf(Answer page) => HtmlForm.Of(page.Document, "form[enctype='multipart/form-data']");

    private static JsonObject Body(string html) => new() { ["Body"] = new JsonObject { ["Html"] = html } };

    private static JsonObject Item(string id, string type, string title) => new()
    {
        ["ContentItemId"] = id.PadRight(26, '0'),
        ["ContentItemVersionId"] = (id + "v").PadRight(26, '0'),
        ["ContentType"] = type,
        ["DisplayText"] = title,
        ["Latest"] = true,
        ["Published"] = true,
        ["TitlePart"] = new JsonObject { ["Title"] = title },
        ["AutoroutePart"] = new JsonObject { ["Path"] = id },
    };
}
