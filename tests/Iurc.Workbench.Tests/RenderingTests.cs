using Iurc.Workbench.Rendering;
using Iurc.Workbench.Sources;
using Iurc.Workbench.Tests.Support;

namespace Iurc.Workbench.Tests;

public sealed class RenderingTests
{
    [Theory]
    [InlineData("0", "after")]
    [InlineData("before", "0")]
    [InlineData(null, "0")]
    [InlineData("1", "1.1")]
    [InlineData("2", "10")]
    [InlineData("9", "word")]
    [InlineData("1.word", "2")]
    [InlineData("alpha", "beta")]
    public void Positions_are_ordered(string? first, string second)
    {
        Assert.True(new Position(first).CompareTo(new Position(second)) < 0);
        Assert.True(new Position(second).CompareTo(new Position(first)) > 0);
        Assert.Equal(0, new Position(first).CompareTo(new Position(first)));
    }

    [Fact]
    public void The_title_is_joined_by_position_and_by_order()
    {
        var title = new PageTitle();
        title.Add("site", "after");
        title.Add("first", "0");
        title.Add("second", "0");
        Assert.Equal("first - second - site", title.Join(null));
        Assert.Equal("first|second|site", title.Join("|"));
    }

    [Theory]
    [InlineData("{{ 'a' | phase }}{{ nil | phase }}{{ 5 | region }}{{ nil | testimonial }}{{ nil | phase_status }}", "")]
    [InlineData("{% assign a = nil | regions_of_phase %}{% assign b = nil | phases_of_region %}{{ a.size }}{{ b.size }}", "00")]
    [InlineData("{{ nil | attribution }}{{ nil | country_name }}{{ 'XX' | country_name }}{{ nil | iso_date }}{{ nil | long_date }}", "")]
    [InlineData("{{ 'SK' | country_name }}", "Slovakia")]
    [InlineData("{{ 'iurcphase30000000000000000' | phase | phase_status }}", "current")]
    [InlineData("{% assign l = nil | testimonials: page: 'x', page_size: 1 %}{{ l.Page }}/{{ l.PageCount }}/{{ l.Total }}/{{ l.Items.size }}", "1/2/2/1")]
    [InlineData("{% assign l = nil | testimonials: phase: 'nothing' %}{{ l.Total }}", "0")]
    [InlineData("{{ 'Page {0} of {1}' | t: 2, 'x' }}", "Page 2 of x")]
    [InlineData("{{ '~/a' | href }} {{ ' ~/ ' | href }} {{ 'https://example.eu/' | href }} {{ '' | href }}", "/a / https://example.eu/ ")]
    [InlineData("{{ '/Iurc.Theme/nothing.css' | append_version }}", "/Iurc.Theme/nothing.css")]
    [InlineData("{{ '“é–…” <&>' }}", "“é–…” &lt;&amp;&gt;")]
    [InlineData("{{ Content['alias:nothing'] }}{{ Content['alias:main-menu'].DisplayText }}", "Main menu")]
    [InlineData("{{ Content['ALIAS:MAIN-MENU'].Content.MenuItemsListPart.MenuItems.size }}", "4")]
    [InlineData("{{ Content['alias:main-menu'].Content.Nothing.At.All }}{{ Model.Nothing }}{{ Nothing }}", "")]
    [InlineData("{% assign x = 1 %}{% shape 'PhaseBlock' %}{{ x }}", "\n1")]
    [InlineData("{{ Request.Path }} {{ Request.PathBase }}{{ Request.Query.nothing }}", "/about ")]
    public async Task Liquid_gives(string liquid, string expected)
    {
        using var copy = new SiteCopy();
        await File.WriteAllTextAsync(copy.Template("FundingBlock"), "<p class=probe>" + liquid + "</p>", TestContext.Current.CancellationToken);
        await using var site = await Site.StartAsync(copy.Folder);

        Assert.Contains("<p class=probe>" + expected + "</p>", await site.GetMarkupAsync("/about"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Dates_are_written_for_readers_and_for_machines()
    {
        using var copy = new SiteCopy();
        SiteCopy.SetField(copy.Recipe("content/testimonials"), "iurcvoiceniessler000000000", "SaidOn", """{ "Value": "2024-03-05T00:00:00Z" }""");
        await using var site = await Site.StartAsync(copy.Folder);

        var time = Assert.Single((await site.GetPageAsync("/testimonials/rudolf-niessler")).QuerySelectorAll("time"));
        Assert.Equal("2024-03-05", time.GetAttribute("datetime"));
        Assert.Equal("5 March 2024", Words.TextOf(time));
    }

    [Fact]
    public async Task The_site_is_named_by_the_settings_of_the_CMS_when_there_are_any()
    {
        using var copy = new SiteCopy();
        await File.WriteAllTextAsync(copy.Folder.AppSettings,
            """{ "OrchardCore": { "OrchardCore_AutoSetup": { "Tenants": [ { "SiteName": "A name of its own" } ] } } }""",
            TestContext.Current.CancellationToken);
        await using var site = await Site.StartAsync(copy.Folder);

        Assert.EndsWith(" – A name of its own", (await site.GetPageAsync("/about")).Title, StringComparison.Ordinal);
    }

    [Fact]
    public void A_source_position_counts_characters_not_bytes()
    {
        var text = new SourceText("é😀\n x"u8.ToArray());
        Assert.Equal(new SourcePosition(1, 2), text.PositionAt(2));
        Assert.Equal(new SourcePosition(1, 3), text.PositionAt(6));
        Assert.Equal(new SourcePosition(2, 2), text.PositionAt(8));
        Assert.Equal(new SourcePosition(2, 3), text.PositionAt(99));
        Assert.Equal(new SourcePosition(1, 1), text.PositionAt(0));
    }
}
