using Iurc.Workbench.Tests.Support;

namespace Iurc.Workbench.Tests;

/// <summary>Pages hold with much content, with little, and with long words.</summary>
public sealed class SizeTests
{
    private static readonly string[] s_types = ["Phase", "Region", "Testimonial"];

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(200)]
    public async Task Lists_hold_with_any_number_of_items(int count)
    {
        using var copy = new SiteCopy();
        copy.RemoveItems(item => s_types.Contains((string?)item["ContentType"]));
        copy.AddItems("content/phases", Enumerable.Range(0, count).Select(i => NewItem.Phase(i)));
        copy.AddItems("content/regions", Enumerable.Range(0, count).Select(i => NewItem.Region(i)));
        copy.AddItems("content/testimonials", Enumerable.Range(0, count)
            .Select(i => NewItem.Testimonial(i, NewItem.Phase(i)["ContentItemId"]!.GetValue<string>(), NewItem.Region(i)["ContentItemId"]!.GetValue<string>())));
        copy.AddItems("content/pages", Enumerable.Range(0, count).Select(i => NewItem.Page(i)));
        await using var site = await Site.StartAsync(copy.Folder);

        var pages = PageList.Of(copy.Folder);
        Assert.Equal(pages.Count, site.PageCount);
        foreach (var page in pages.GroupBy(page => page.ContentType).SelectMany(kind => kind.Key is "CollectionPage" or "LandingPage" ? kind : kind.Take(8)))
        {
            await site.GetPageAsync(page.Address);
        }

        var list = await site.GetPageAsync("/testimonials?page=2");
        Assert.Equal(Math.Min(count, 20), list.QuerySelectorAll(".testimonial-list__item").Length);
        Assert.Equal(count * 2, list.QuerySelectorAll(".filters__list a").Length);
        Assert.Equal(count, (await site.GetPageAsync("/phases")).QuerySelectorAll(".timeline__item").Length);
        Assert.Equal(count, (await site.GetPageAsync("/regions")).QuerySelectorAll("tbody tr").Length);
        Assert.Equal(count, (await site.GetPageAsync("/regions")).QuerySelectorAll("a.world-map__region").Length);
        Assert.Equal(Math.Min(count, 20), (await site.GetPageAsync("/search?q=person")).QuerySelectorAll(".search-results__item").Length);
        Assert.Equal(count, (await site.GetPageAsync("/site-map")).QuerySelectorAll("main a[href^='/regions/']").Length);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(60)]
    public async Task Long_words_and_long_titles_are_shown(int words)
    {
        var text = string.Join(' ', Enumerable.Repeat(words == 1 ? new string('W', 120) : "wording", words));
        using var copy = new SiteCopy();
        copy.ChangeItems(item => TextFields.Replace(item, text, $"<h2>{text}</h2><p>{text}</p>"));
        await using var site = await Site.StartAsync(copy.Folder);

        foreach (var page in PageList.Of(copy.Folder))
        {
            var document = await site.GetPageAsync(page.Address);
            Assert.Equal(text, Words.TextOf(document.QuerySelector("h1")!));
        }

        Assert.Equal(20, (await site.GetPageAsync("/search?q=" + text[..7])).QuerySelectorAll(".search-results__item").Length);
    }
}
