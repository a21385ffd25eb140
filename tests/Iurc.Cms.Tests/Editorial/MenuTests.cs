using System.Net;
using Iurc.Cms.Tests.Infrastructure;
using Xunit;

namespace Iurc.Cms.Tests.Editorial;

/// <summary>Everybody sees in the admin's menu what they work with, and no engine room (OrchardCore issue 17327).</summary>
[Collection(EditorialSite.Name)]
public sealed class MenuTests(OwnTenant fixture)
{
    [Theory]
    [InlineData("contributor", "Phases, Regions, Testimonials, Pages, Media, Help")]
    [InlineData("editor", "Phases, Regions, Testimonials, Pages, Media, Menu, Redirects, Links, History, Help")]
    [InlineData(Site.AdminName, "Phases, Regions, Testimonials, Pages, Redirects, Links, Help, Content, Design, Access Control, Media, Tools, Settings")]
    public async Task A_role_sees_its_own_entries_in_their_order(string userName, string entries)
    {
        var browser = await fixture.BrowserOfAsync(userName);
        var page = await browser.GetAsync("/Admin/Handbook");
        Assert.Equal(entries, string.Join(", ", page.Document.QuerySelectorAll("#left-nav > ul > li > figure > figcaption .title").Select(Answer.TextOf)));
    }

    [Theory]
    [InlineData("contributor")]
    [InlineData("editor")]
    public async Task Every_entry_leads_to_a_page_that_the_role_may_see(string userName)
    {
        var browser = await fixture.BrowserOfAsync(userName);
        var page = await browser.GetAsync("/Admin/Handbook");
        var addresses = page.Document.QuerySelectorAll("#left-nav a[href^='/']").Select(link => link.GetAttribute("href")!).ToList();

        Assert.InRange(addresses.Count, 6, 20);
        foreach (var address in addresses)
        {
            var answer = await browser.FollowAsync(await browser.GetAsync(address));
            Assert.True(answer.Status == HttpStatusCode.OK, $"{address}: {answer}");
        }
    }

    [Theory]
    [InlineData("Phases", "New phase")]
    [InlineData("Regions", "New region")]
    [InlineData("Testimonials", "New testimonial")]
    [InlineData("Pages of text", "New page")]
    public async Task An_entry_of_a_type_leads_to_its_list_and_from_there_to_its_form(string entry, string button)
    {
        var browser = await fixture.BrowserOfAsync("editor");
        var page = await browser.GetAsync("/Admin/Handbook");
        var link = Assert.Single(page.Document.QuerySelectorAll("#left-nav a"), link => Answer.TextOf(link) == entry);
        var list = await browser.GetAsync(link.GetAttribute("href")!);

        Assert.Contains(list.Document.QuerySelectorAll("a.btn"), candidate => Answer.TextOf(candidate) == button);
    }
}
