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
    [InlineData("{{ 'a' | phase }}{{ nil | phase }}{{ 5 | region }}{{ nil | testimonial }}{{ nil | phase_status }}{{ 5 | link_address }}", "")]
    [InlineData("{% assign a = nil | regions_of_phase %}{% assign b = nil | phases_of_region %}{{ a.size }}{{ b.size }}", "00")]
    [InlineData("{{ nil | attribution }}{{ nil | country_name }}{{ 'XX' | country_name }}{{ nil | iso_date }}{{ nil | long_date }}", "")]
    [InlineData("{{ 'SK' | country_name }}", "Slovakia")]
    [InlineData("{{ 'iurcphase30000000000000000' | phase | phase_status }}", "current")]
    [InlineData("{{ nil | is_closed }} {{ 'iurcregionchina00000000000' | region | is_closed }}", "false false")]
    [InlineData("{% assign l = nil | testimonials: page: 'x' %}{{ l.Page }}/{{ l.PageCount }}/{{ l.Total }}/{{ l.Items.size }}", "1/1/2/2")]
    [InlineData("{% assign l = nil | testimonials: phase: 'nothing' %}{{ l.Total }}", "2")]
    [InlineData("{{ nil | testimonial_count }} {{ nil | testimonial_count: region: 'nothing' }} {{ nil | testimonial_count: phase: '2016-2020' }}", "2 2 0")]
    [InlineData("{{ '' | phase }}{% assign a = '' | regions_of_phase %}{{ a.size }}", "0")]
    [InlineData("{% assign f = nil | search %}{{ f.Total }}/{{ f.Page }}/{{ f.PageCount }}/{{ f.Items.size }}", "0/1/1/0")]
    [InlineData("{% assign f = 'CHIN' | search: page: 9 %}{{ f.Total }} {{ f.Items[0].ContentType }} {{ f.Items[0].Path }}", "2 Region ~/regions/iurc-china")]
    [InlineData("{{ '~/a' | absolute_url }} {{ '/b' | absolute_url }}{{ '' | absolute_url }}", "ORIGIN/a ORIGIN/b")]
    [InlineData("{{ 'a b/ü.jpg' | asset_url }} {{ '' | asset_url }}", "/media/a%20b/%C3%BC.jpg /media/")]
    [InlineData("{{ '/media/a.jpg' | resize_url: profile: 'wide' | raw }}", "/media/a.jpg?width=1120&height=560&rmode=crop&format=webp&quality=80")]
    [InlineData("{{ '/m/a' | resize_url: width: 5, height: 6, mode: 'pad', quality: 7, format: 'png', anchor: nil | raw }}", "/m/a?width=5&height=6&rmode=pad&format=png&quality=7")]
    [InlineData("{{ '/m/a' | resize_url: profile: 'portrait', width: 5 | raw }} {{ '/m/a' | resize_url: profile: 'nothing' }}", "/m/a?width=5&height=192&rmode=crop&format=webp&quality=80 /m/a")]
    [InlineData("{{ '2026-03-28T23:30:00Z' | local | date: '%Y-%m-%d %H:%M' }} {{ '2026-03-29T23:30:00Z' | local | date: '%-d %B %Y %H:%M' }}", "2026-03-29 00:30 30 March 2026 01:30")]
    [InlineData("{{ nil | local }}{{ 5 | local }}{{ 'x' | local }}{% assign n = 'now' | local %}{% if n %}y{% endif %}", "y")]
    [InlineData("{{ Programme.Pages.size }} {{ Programme.Pages.first.Title }} {{ Programme.Pages.first.Path }}", "12 About the funding ~/about-the-funding")]
    [InlineData("{{ Programme.Map.size }} {{ Programme.Map.last.Title }} {{ Programme.Map.last.Countries.first.IsOverlay }}", "4 IUC Asia true")]
    [InlineData("{% assign d = nil | structured_data: url: 'u', home_url: 'h', title: '</script>' %}{% if d contains '</' %}no{% else %}ok{% endif %}", "ok")]
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

        var markup = await site.GetMarkupAsync("/about");
        Assert.Contains("<p class=probe>" + expected.Replace("ORIGIN", site.Address.ToString().TrimEnd('/'), StringComparison.Ordinal) + "</p>",
            markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Dates_are_written_for_readers_and_for_machines()
    {
        using var copy = new SiteCopy();
        SiteCopy.SetField(copy.Recipe("content/testimonials"), "iurcvoiceniessler000000000", "SaidOn", """{ "Value": "2024-03-05T00:00:00Z" }""");
        await using var site = await Site.StartAsync(copy.Folder);

        var time = Assert.Single((await site.GetPageAsync("/testimonials/rudolf-niessler")).QuerySelectorAll(".facts time"));
        Assert.Equal("2024-03-05", time.GetAttribute("datetime"));
        Assert.Equal("5 March 2024", Words.TextOf(time));
    }

    [Fact]
    public async Task A_page_says_when_it_was_last_changed_in_the_time_zone_of_the_site()
    {
        using var copy = new SiteCopy();
        copy.ChangeItems(item => item["ModifiedUtc"] = (string?)item["ContentType"] == "Page" ? null : "2026-06-30T22:30:00Z");
        await using var site = await Site.StartAsync(copy.Folder);

        foreach (var page in PageList.Of(copy.Folder))
        {
            var times = (await site.GetPageAsync(page.Address)).QuerySelectorAll(".page-info time");
            if (page.ContentType == "Page" || page.Address == "/search")
            {
                Assert.Empty(times);
                continue;
            }

            var time = Assert.Single(times);
            Assert.Equal("2026-07-01", time.GetAttribute("datetime"));
            Assert.Equal("1 July 2026", Words.TextOf(time));
        }
    }

    [Fact]
    public async Task A_picture_shows_with_its_text_and_its_sizes()
    {
        using var copy = new SiteCopy();
        copy.ChangeItems(item => TextFields.AddPictures(item, "folder/a b.jpg", "A bridge"));
        await using var site = await Site.StartAsync(copy.Folder);

        foreach (var address in new[] { "/phases/2016-2020", "/regions/iurc-china" })
        {
            var picture = Assert.Single((await site.GetPageAsync(address)).QuerySelectorAll("img.picture"));
            Assert.Equal("A bridge", picture.GetAttribute("alt"));
            Assert.Equal("/media/folder/a%20b.jpg?width=1120&height=560&rmode=crop&format=webp&quality=80", picture.GetAttribute("src"));
            Assert.Contains("width=560&height=280&rmode=crop&format=webp&quality=80 560w, ", picture.GetAttribute("srcset"), StringComparison.Ordinal);
        }

        var portraits = (await site.GetPageAsync("/testimonials")).QuerySelectorAll("img.quote__portrait");
        Assert.Equal(2, portraits.Length);
        Assert.All(portraits, portrait => Assert.Equal("A bridge", portrait.GetAttribute("alt")));
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{ "Paths": null, "MediaTexts": null }""")]
    [InlineData("""{ "Paths": [], "MediaTexts": [ "x" ] }""")]
    [InlineData("""{ "Paths": [ "" ] }""")]
    [InlineData("""{ "Paths": "a.jpg" }""")]
    public async Task Without_a_file_there_is_no_picture(string field)
    {
        using var copy = new SiteCopy();
        SiteCopy.SetField(copy.Recipe("content/phases"), "iurcphase10000000000000000", "Image", field);
        await using var site = await Site.StartAsync(copy.Folder);

        Assert.Empty((await site.GetPageAsync("/phases/2016-2020")).QuerySelectorAll("main img"));
    }

    [Theory]
    [InlineData("""{ "Paths": [ "a.jpg" ] }""")]
    [InlineData("""{ "Paths": [ "a.jpg" ], "MediaTexts": [] }""")]
    [InlineData("""{ "Paths": [ "a.jpg" ], "MediaTexts": [ null, "x" ] }""")]
    public async Task A_picture_without_text_only_decorates(string field)
    {
        using var copy = new SiteCopy();
        SiteCopy.SetField(copy.Recipe("content/phases"), "iurcphase10000000000000000", "Image", field);
        await using var site = await Site.StartAsync(copy.Folder);

        Assert.Equal("", Assert.Single((await site.GetPageAsync("/phases/2016-2020")).QuerySelectorAll("main img")).GetAttribute("alt"));
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
