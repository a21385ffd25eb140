using System.Net;
using Iurc.Cms.Editorial.InternalLinks;
using Iurc.Cms.Tests.Infrastructure;
using Microsoft.Extensions.DependencyInjection;
using OrchardCore.Autoroute.Models;
using OrchardCore.ContentManagement;
using OrchardCore.Menu.Models;
using OrchardCore.Settings;
using Xunit;

namespace Iurc.Cms.Tests.Protection;

/// <summary>What leads to a page is named before it is taken down, and links that lead nowhere are named after.</summary>
[Collection(ProtectedSite.Name)]
public sealed class InternalLinkTests(OwnTenant fixture)
{
    private static readonly string[] s_ends = ["draft", "removed", "moved", "never", "there", "there#nowhere", "there#content", "there#results", "there?page=2"];

    private readonly Tenant _tenant = fixture.Tenant;

    /// <summary>The same address as people write it; {0} is its path, {1} the path of the site.</summary>
    public static TheoryData<string> Spellings =>
    [
        "~/{0}", "{1}/{0}", "{1}/{0}/", "{1}/{0}?from=here", "{1}/{0}#content", "{1}/{0}/?a=b#content", "https://www.example.eu{1}/{0}", "HTTP://WWW.EXAMPLE.EU{1}/{0}", "//www.example.eu{1}/{0}", "{0}", "./{0}",
    ];

    [Theory]
    [MemberData(nameof(Spellings))]
    public async Task A_text_that_links_to_a_page_is_named_before_the_page_goes_however_it_is_written(string spelling)
    {
        await SetBaseUrlAsync();
        var path = AdminActions.Unique("target");
        var target = await _tenant.MakePageAsync(path);
        var source = await _tenant.MakePageAsync(AdminActions.Unique("source"), $"<p>See <a href=\"{string.Format(null, spelling, path.ToUpperInvariant(), _tenant.Base)}\">there</a>.</p>");

        var editor = await fixture.BrowserOfAsync("editor");
        foreach (var (action, button) in new[] { ("Unpublish", "Unpublish anyway"), ("Delete", "Delete anyway") })
        {
            var question = await editor.DoAsync(target.ContentItemId, action);
            Assert.Equal(HttpStatusCode.OK, question.Status);
            Assert.Equal([source.DisplayText], question.Document.QuerySelectorAll("[data-iurc-linked] li").Select(Answer.TextOf));
            Assert.Contains(button, question.VisibleText, StringComparison.Ordinal);
            Assert.NotNull(await _tenant.PublishedAsync(target.ContentItemId));
        }

        // Without a script, the page that asks goes on.
        var asked = await editor.DoAsync(target.ContentItemId, "Delete");
        var done = await editor.PostAsync(HtmlForm.Of(asked.Document, "[data-iurc-linked] form"));
        Assert.Equal(HttpStatusCode.Redirect, done.Status);
        Assert.Null(await _tenant.PublishedAsync(target.ContentItemId));
        Assert.Equal(HttpStatusCode.Gone, (await _tenant.Anonymous().GetAsync("/" + path)).Status);
    }

    [Fact]
    public async Task Nobody_is_asked_about_a_page_that_nothing_leads_to()
    {
        var target = await _tenant.MakePageAsync(AdminActions.Unique("alone"), "<p><a href=\"#here\">To myself</a></p>");
        var editor = await fixture.BrowserOfAsync("editor");
        Assert.Equal(HttpStatusCode.Redirect, (await editor.DoAsync(target.ContentItemId, "Unpublish")).Status);
        Assert.Null(await _tenant.PublishedAsync(target.ContentItemId));
        Assert.Equal(HttpStatusCode.NoContent, (await editor.GetAsync("/Admin/LinkedContent/" + target.ContentItemId)).Status);
    }

    [Fact]
    public async Task What_has_chosen_an_item_or_leads_to_its_former_address_is_named_too_and_so_is_a_draft()
    {
        var former = AdminActions.Unique("before");
        var target = await _tenant.MakePageAsync(former);
        var byFormer = await _tenant.MakePageAsync(AdminActions.Unique("by-former"), $"<a href=\"~/{former}\">x</a>");
        await _tenant.EditAsync(target.ContentItemId, item => item.Alter<AutoroutePart>(part => part.Path = former + "-now"));
        var inDraft = await _tenant.MakePageAsync(AdminActions.Unique("in-draft"), $"<a href=\"~/{former}-now\">x</a>", published: false);

        var editor = await fixture.BrowserOfAsync("editor");
        var question = await editor.DoAsync(target.ContentItemId, "Delete");
        Assert.Equal([byFormer.DisplayText, inDraft.DisplayText + " (in a draft)"], question.Document.QuerySelectorAll("[data-iurc-linked] li").Select(Answer.TextOf));

        // The regions of a phase.
        var chosen = await editor.DoAsync("iurcphase10000000000000000", "Unpublish");
        Assert.Contains("IUC Asia", chosen.VisibleText, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Several_items_are_asked_about_at_once_and_the_confirmation_holds_for_what_was_shown()
    {
        var path = AdminActions.Unique("many");
        var one = await _tenant.MakePageAsync(path);
        var other = await _tenant.MakePageAsync(path + "-2");
        var first = await _tenant.MakePageAsync(AdminActions.Unique("first"), $"<a href=\"~/{path}\">x</a><a href=\"~/{path}-2\">x</a>");
        var editor = await fixture.BrowserOfAsync("editor");
        long[] documents = [(await _tenant.PublishedAsync(one.ContentItemId))!.Id, (await _tenant.PublishedAsync(other.ContentItemId))!.Id];

        var question = await editor.DoAsync("Remove", documents);
        Assert.Equal([first.DisplayText], question.Document.QuerySelectorAll("[data-iurc-linked] li").Select(Answer.TextOf));
        var form = HtmlForm.Of(question.Document, "[data-iurc-linked] form");

        // Somebody has written another link meanwhile.
        var second = await _tenant.MakePageAsync(AdminActions.Unique("second"), $"<a href=\"~/{path}\">x</a>");
        var again = await editor.PostAsync(form);
        Assert.Contains(second.DisplayText, again.VisibleText, StringComparison.Ordinal);
        Assert.NotNull(await _tenant.PublishedAsync(one.ContentItemId));

        await editor.PostAsync(HtmlForm.Of(again.Document, "[data-iurc-linked] form"));
        Assert.Null(await _tenant.PublishedAsync(one.ContentItemId));
        Assert.Null(await _tenant.PublishedAsync(other.ContentItemId));
    }

    [Fact]
    public async Task The_form_that_unpublishes_keeps_what_was_typed_while_it_asks()
    {
        var path = AdminActions.Unique("typed");
        var target = await _tenant.MakePageAsync(path);
        await _tenant.MakePageAsync(AdminActions.Unique("linking"), $"<a href=\"~/{path}\">x</a>");
        var editor = await fixture.BrowserOfAsync("editor");
        var address = $"/Admin/Contents/ContentItems/{target.ContentItemId}/Edit";
        var form = await editor.FormAsync(target.ContentItemId);
        form["Page.Summary.Text"] = "Typed before the question";
        var question = await editor.PostAsync(form.Press("submit.Unpublish"), address);
        var confirmed = HtmlForm.Of(question.Document, "[data-iurc-linked] form");
        Assert.Equal(HttpStatusCode.Redirect, (await editor.PostAsync(confirmed)).Status);
        Assert.Null(await _tenant.PublishedAsync(target.ContentItemId));
        Assert.Contains("Typed before the question", (await editor.GetAsync(address)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_menu_leaves_out_an_entry_whose_page_is_gone_until_it_is_back()
    {
        var path = AdminActions.Unique("entry");
        var target = await _tenant.MakePageAsync(path);
        await _tenant.EditAsync("iurcmainmenu00000000000000", menu => menu.Alter<MenuItemsListPart>(part => part.MenuItems.Add(EntryOf(path, "~/" + path))));
        using var reader = _tenant.Anonymous();
        Assert.Contains(path, await MenuAsync(reader));
        Assert.Contains(path, await MenuAsync(reader));

        await _tenant.ChangeAsync(target.ContentItemId, (content, item) => content.UnpublishAsync(item));
        Assert.DoesNotContain(path, await MenuAsync(reader));
        var administrator = await fixture.BrowserOfAsync(Site.AdminName);
        var card = (await administrator.GetAsync("/Admin")).Document.QuerySelector("[data-iurc-kind=dead-links]")!;
        Assert.Contains($"Main menu ~/{path}", Answer.TextOf(card), StringComparison.Ordinal);

        await _tenant.ChangeAsync(target.ContentItemId, (content, item) => content.PublishAsync(item));
        Assert.Contains(path, await MenuAsync(reader));

        // To where a page has moved, readers are led.
        await _tenant.EditAsync(target.ContentItemId, item => item.Alter<AutoroutePart>(part => part.Path = path + "-now"));
        Assert.Contains(path, await MenuAsync(reader));
        await _tenant.EditAsync("iurcmainmenu00000000000000", menu => menu.Alter<MenuItemsListPart>(part => part.MenuItems.RemoveAll(entry => entry.DisplayText == path)));
    }

    [Fact]
    public async Task An_entry_that_leads_to_a_testimonial_goes_and_comes_with_it()
    {
        const string voice = "iurcvoiceniessler000000000";
        await _tenant.EditAsync("iurcmainmenu00000000000000", menu => menu.Alter<MenuItemsListPart>(part => part.MenuItems.Add(EntryOf("Our voice", "~/testimonials/rudolf-niessler"))));
        using var reader = _tenant.Anonymous();
        Assert.Contains("Our voice", await MenuAsync(reader));
        await _tenant.ChangeAsync(voice, (content, item) => content.UnpublishAsync(item));
        Assert.DoesNotContain("Our voice", await MenuAsync(reader));
        await _tenant.ChangeAsync(voice, (content, item) => content.PublishAsync(item));
        Assert.Contains("Our voice", await MenuAsync(reader));
        await _tenant.EditAsync("iurcmainmenu00000000000000", menu => menu.Alter<MenuItemsListPart>(part => part.MenuItems.RemoveAll(entry => entry.DisplayText == "Our voice")));
    }

    [Fact]
    public async Task The_page_links_says_why_each_link_leads_nowhere()
    {
        var name = AdminActions.Unique("why");
        var draft = await _tenant.MakePageAsync(name + "-draft");
        var removed = await _tenant.MakePageAsync(name + "-removed");
        var moved = await _tenant.MakePageAsync(name + "-moved");
        await _tenant.MakePageAsync(name + "-there", "<h2>Results</h2>");
        var source = await _tenant.MakePageAsync(name, string.Concat(s_ends
            .Select(end => $"<p><a href=\"~/{name}-{end}\">x</a></p>")) + "<p><a href=\"/media/x.pdf\">x</a><a href=\"mailto:a@example.eu\">x</a><a href=\"https://elsewhere.example/x\">x</a></p>");
        await _tenant.ChangeAsync(draft.ContentItemId, (content, item) => content.UnpublishAsync(item));
        await _tenant.ChangeAsync(removed.ContentItemId, (content, item) => content.RemoveAsync(item));
        await _tenant.EditAsync(moved.ContentItemId, item => item.Alter<AutoroutePart>(part => part.Path = name + "-now"));

        var editor = await fixture.BrowserOfAsync("editor");
        var page = await editor.GetAsync("/Admin/Links/Inside?pageSize=100");
        var found = page.Document.QuerySelectorAll("[data-iurc-dead]").Where(row => row.QuerySelector("code")?.TextContent.StartsWith("~/" + name, StringComparison.Ordinal) == true).ToList();
        Assert.Equal(
            [$"Draft ~/{name}-draft", $"Never ~/{name}-never", $"NoPlace ~/{name}-there#nowhere", $"Removed ~/{name}-removed", $"Moved ~/{name}-moved"],
            found.Select(row => row.GetAttribute("data-iurc-dead") + " " + row.QuerySelector("code")!.TextContent)
                .OrderBy(row => row.StartsWith("Moved", StringComparison.Ordinal)).ThenBy(row => row.Replace("Removed", "P", StringComparison.Ordinal), StringComparer.Ordinal));
        Assert.All(found, row => Assert.Contains(source.DisplayText, row.TextContent, StringComparison.Ordinal));
        Assert.Contains($"~/{name}-now", Answer.TextOf(found.Single(row => row.GetAttribute("data-iurc-dead") == "Moved")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_an_item_has_chosen_that_is_gone_is_named()
    {
        var voice = Rules.Draft.Sound("Testimonial").ToContentItem(published: true);
        var region = Rules.Draft.Sound("Region").ToContentItem(published: true);
        await _tenant.UsingAsync(services => services.GetRequiredService<IContentManager>().ImportAsync([region, voice]));
        await _tenant.EditAsync(voice.ContentItemId, item => item.Alter<Programme.Models.Testimonial>(part => part.Regions.ContentItemIds = [region.ContentItemId]));
        await _tenant.ChangeAsync(region.ContentItemId, (content, item) => content.UnpublishAsync(item));
        var dead = await _tenant.UsingAsync(services => services.GetRequiredService<DeadLinks>().FindAsync());
        Assert.Single(dead, link => link.IsChosen && link.Path == region.ContentItemId && link.Kind == DeadLinkKind.Draft && link.Detail == region.DisplayText);
    }

    [Fact]
    public async Task Who_may_not_take_it_down_is_told_nothing()
    {
        var path = AdminActions.Unique("secret");
        var target = await _tenant.MakePageAsync(path);
        var source = await _tenant.MakePageAsync(AdminActions.Unique("secret-source"), $"<a href=\"~/{path}\">x</a>", published: false);
        var contributor = await fixture.BrowserOfAsync("contributor");
        Assert.Equal(HttpStatusCode.NotFound, (await contributor.GetAsync("/Admin/LinkedContent/" + target.ContentItemId)).Status);
        Assert.DoesNotContain(source.DisplayText, (await contributor.DoAsync(target.ContentItemId, "Delete")).Text, StringComparison.Ordinal);
        Assert.NotNull(await _tenant.PublishedAsync(target.ContentItemId));
    }

    private static ContentItem EntryOf(string text, string address)
    {
        var entry = new ContentItem { ContentType = "LinkMenuItem", ContentItemId = Guid.NewGuid().ToString("n")[..26], DisplayText = text };
        entry.Weld(new LinkMenuItemPart { Url = address });
        return entry;
    }

    private static async Task<List<string>> MenuAsync(Browser reader)
        => [.. (await reader.GetAsync("/contact")).Document.QuerySelectorAll(".site-menu__link").Select(Answer.TextOf)];

    private Task SetBaseUrlAsync() => _tenant.UsingAsync(async services =>
    {
        var sites = services.GetRequiredService<ISiteService>();
        var site = await sites.LoadSiteSettingsAsync();
        site.BaseUrl = "https://www.example.eu";
        await sites.UpdateSiteSettingsAsync(site);
    });
}
