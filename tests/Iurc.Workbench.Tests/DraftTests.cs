using System.Net;
using Iurc.Workbench.Tests.Support;

namespace Iurc.Workbench.Tests;

public sealed class DraftTests
{
    [Theory]
    [InlineData("iurcphase20000000000000000", "/phases/2021-2023", "Phase II")]
    [InlineData("iurcregionchina00000000000", "/regions/iurc-china", "IURC China")]
    [InlineData("iurcvoicebratislava0000000", "/testimonials/bratislava-slovakia", "Bratislava (Slovakia)")]
    [InlineData("iurcabout00000000000000000", "/about", "About the programme")]
    public async Task A_draft_is_neither_a_page_nor_on_one(string id, string address, string title)
    {
        using var copy = new SiteCopy();
        copy.ChangeItems(item =>
        {
            if ((string?)item["ContentItemId"] == id)
            {
                item["Published"] = false;
            }
        });

        await using var site = await Site.StartAsync(copy.Folder);
        await site.GetPageAsync(address, HttpStatusCode.NotFound);
        var pages = PageList.Of(copy.Folder);
        Assert.Equal(pages.Count, site.PageCount);
        foreach (var page in pages)
        {
            var document = await site.GetPageAsync(page.Address);
            Assert.DoesNotContain(title, document.QuerySelectorAll("main a, main h2, main h3, main figcaption").Select(Words.TextOf).Select(text => text.TrimStart('–', ' ')));
        }
    }

    [Fact]
    public async Task A_menu_leaves_out_an_entry_whose_page_is_a_draft()
    {
        using var copy = new SiteCopy();
        copy.ChangeItems(item => item["Published"] = (string?)item["ContentItemId"] != "iurcabout00000000000000000");
        await using var site = await Site.StartAsync(copy.Folder);
        var document = await site.GetPageAsync("/contact");
        Assert.Equal(["Phases", "Regions", "Testimonials"], document.QuerySelectorAll(".site-menu__link").Select(Words.TextOf));
    }

    [Fact]
    public async Task A_funding_statement_that_is_a_draft_is_not_shown()
    {
        using var copy = new SiteCopy();
        copy.ChangeItems(item => item["Published"] = (string?)item["ContentType"] != "FundingStatement");
        await using var site = await Site.StartAsync(copy.Folder);
        Assert.DoesNotContain("financed under the Partnership Instrument", await site.GetMarkupAsync("/about"), StringComparison.Ordinal);
    }
}
