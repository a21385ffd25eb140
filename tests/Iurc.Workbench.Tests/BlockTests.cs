using AngleSharp.Dom;
using Iurc.Workbench.Tests.Support;

namespace Iurc.Workbench.Tests;

/// <summary>What readers get of the blocks that a page may be made of.</summary>
public sealed class BlockTests
{
    [Fact]
    public async Task Each_kind_of_block_is_on_the_page_and_needs_no_script()
    {
        using var copy = new SiteCopy();
        copy.ChangeItems(NewBlocks.AddTo);
        await using var site = await Site.StartAsync(copy.Folder);
        var page = await site.GetPageAsync("/about");

        var picture = page.QuerySelector("figure.block img.picture")!;
        Assert.Equal(("A picture", "A caption"), (picture.GetAttribute("alt"), picture.Closest("figure")!.QuerySelector("figcaption")!.TextContent));

        var figure = page.QuerySelector("dl.figures > div")!;
        Assert.Equal(("practices", "4,900"), (figure.QuerySelector("dt")!.TextContent, figure.QuerySelector("dd")!.TextContent));

        // One has a title of its own, one that of its page; what is not public is not there.
        var cards = Section(page, "CardsBlock").QuerySelectorAll("li");
        Assert.Equal([("h3", "/about", "About the programme"), ("h3", "/phases/2021-2023", "A title of its own")],
            cards.Select(card => card.QuerySelector("h3 a")!).Select(link => (link.ParentElement!.LocalName, link.GetAttribute("href")!, link.TextContent)));
        Assert.DoesNotContain("Not public", page.Body!.TextContent, StringComparison.Ordinal);

        var entry = Section(page, "AccordionBlock").QuerySelector("details")!;
        Assert.Equal("A question?", entry.QuerySelector("summary")!.TextContent);
        Assert.Equal("An answer", entry.QuerySelector("h2")!.TextContent);

        var file = Section(page, "DownloadsBlock").QuerySelector("li")!;
        Assert.Equal(("A report (PDF)", "/media/reports/a%20report.pdf"), (file.TextContent, file.QuerySelector("a")!.GetAttribute("href")));
        Assert.Empty(page.QuerySelectorAll("script:not([type='application/ld+json']):not([data-preview])"));
        Assert.DoesNotContain("data-iurc", page.DocumentElement.OuterHtml, StringComparison.Ordinal);
    }

    private static IElement Section(AngleSharp.Html.Dom.IHtmlDocument page, string type)
        => page.QuerySelectorAll("section.block").Single(section => section.QuerySelector("h2")?.TextContent == $"A heading of {type}");
}
