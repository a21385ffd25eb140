using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Iurc.Workbench.Tests.Support;

namespace Iurc.Workbench.Tests;

public sealed partial class TestimonialFilterTests(RepositorySite repository)
{
    private const string PhaseOne = "iurcphase10000000000000000";
    private const string PhaseTwo = "iurcphase20000000000000000";
    private const string China = "iurcregionchina00000000000";

    [Fact]
    public async Task Without_anything_to_choose_there_are_no_filters()
        => Assert.Empty((await repository.Site.GetPageAsync("/testimonials")).QuerySelectorAll(".filters"));

    [Theory]
    [InlineData("", 5, "Phase I (2) Phase II (1) IURC China (2)", "")]
    [InlineData("?phase=2016-2020", 2, "Phase I (2) Phase II (1) IURC China (1)", "Phase I (2)")]
    [InlineData("?region=iurc-china", 2, "Phase I (1) Phase II (1) IURC China (2)", "IURC China (2)")]
    [InlineData("?phase=2016-2020&region=iurc-china", 1, "Phase I (1) Phase II (1) IURC China (1)", "Phase I (1) IURC China (1)")]
    [InlineData("?phase=" + PhaseOne, 2, "Phase I (2) Phase II (1) IURC China (1)", "")]
    [InlineData("?phase=2024-2025", 0, "Phase I (2) Phase II (1)", "")]
    [InlineData("?phase=nothing&region=%3Cscript%3E", 5, "Phase I (2) Phase II (1) IURC China (2)", "")]
    [InlineData("?phase=&region=", 5, "Phase I (2) Phase II (1) IURC China (2)", "")]
    public async Task Each_filter_says_how_many_it_leads_to(string query, int count, string links, string chosen)
    {
        using var copy = new SiteCopy();
        copy.AddItems("content/testimonials",
            [NewItem.Testimonial(0, PhaseOne, China), NewItem.Testimonial(1, PhaseOne), NewItem.Testimonial(2, PhaseTwo, China)]);
        await using var site = await Site.StartAsync(copy.Folder);

        var document = await site.GetPageAsync("/testimonials" + query);
        Assert.Equal(count, document.QuerySelectorAll(".testimonial-list__item").Length);
        Assert.Equal(links, string.Join(' ', FilterLinks(document).Select(Words.TextOf)));
        Assert.Equal(chosen, string.Join(' ', FilterLinks(document).Where(link => link.HasAttribute("aria-current")).Select(Words.TextOf)));

        foreach (var link in FilterLinks(document))
        {
            var target = await site.GetPageAsync(link.GetAttribute("href")!);
            Assert.Equal(CountInBrackets().Match(Words.TextOf(link)).Groups["count"].Value,
                target.QuerySelectorAll(".testimonial-list__item").Length.ToString(System.Globalization.CultureInfo.InvariantCulture));
        }
    }

    [Fact]
    public async Task The_pages_of_a_filtered_list_keep_the_filter()
    {
        using var copy = new SiteCopy();
        copy.AddItems("content/testimonials", Enumerable.Range(0, 50).Select(i => NewItem.Testimonial(i, i % 2 == 0 ? PhaseOne : null, China)));
        await using var site = await Site.StartAsync(copy.Folder);

        var first = await site.GetPageAsync("/testimonials?phase=2016-2020&region=iurc-china");
        Assert.Equal("Page 1 of 2", Words.TextOf(first.QuerySelector(".pager span")!));
        var second = await site.GetPageAsync("/testimonials" + first.QuerySelector("a[rel=next]")!.GetAttribute("href"));
        Assert.Equal(5, second.QuerySelectorAll(".testimonial-list__item").Length);
        Assert.Equal("Page 2 of 2", Words.TextOf(second.QuerySelector(".pager span")!));
    }

    private static IHtmlCollection<IElement> FilterLinks(IHtmlDocument document) => document.QuerySelectorAll(".filters__list a");

    [GeneratedRegex(@"\((?<count>[0-9]+)\)$", RegexOptions.ExplicitCapture)]
    private static partial Regex CountInBrackets();
}
