using Iurc.Workbench.Tests.Support;

namespace Iurc.Workbench.Tests;

public sealed class PagingTests
{
    [Theory]
    [InlineData("", 1)]
    [InlineData("?page=1", 1)]
    [InlineData("?page=2", 2)]
    [InlineData("?PAGE=3", 3)]
    [InlineData("?page=99", 3)]
    [InlineData("?page=0", 1)]
    [InlineData("?page=-1", 1)]
    [InlineData("?page=two", 1)]
    [InlineData("?page=99999999999999999999", 1)]
    [InlineData("?page=%3Cscript%3E", 1)]
    [InlineData("?page=", 1)]
    public async Task The_list_of_testimonials_has_pages(string query, int expected)
    {
        using var copy = new SiteCopy();
        AddTestimonials(copy, 43);
        await using var site = await Site.StartAsync(copy.Folder);

        var document = await site.GetPageAsync("/testimonials" + query);

        Assert.Equal($"Page {expected} of 3", Words.TextOf(document.QuerySelector("nav.pager span")!));
        Assert.Equal(expected == 3 ? 5 : 20, document.QuerySelectorAll(".testimonial-list__item").Length);
        Assert.Equal(expected > 1 ? 1 : 0, document.QuerySelectorAll("nav.pager a[rel=prev]").Length);
        Assert.Equal(expected < 3 ? 1 : 0, document.QuerySelectorAll("nav.pager a[rel=next]").Length);
    }

    [Fact]
    public async Task They_come_in_the_order_of_their_creation()
    {
        using var copy = new SiteCopy();
        AddTestimonials(copy, 3);
        await using var site = await Site.StartAsync(copy.Folder);

        var document = await site.GetPageAsync("/testimonials");
        Assert.Equal(
            ["– Person 2.", "– Person 1.", "– Person 0."],
            document.QuerySelectorAll(".testimonial-list figcaption > :last-child").Select(Words.TextOf).Take(3));
    }

    private static void AddTestimonials(SiteCopy copy, int count)
        => copy.AddItems("content/testimonials", Enumerable.Range(0, count).Select(i => NewItem.Testimonial(i)));
}
