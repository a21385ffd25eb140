using Iurc.Workbench.Tests.Support;

namespace Iurc.Workbench.Tests;

public sealed class MapTests(RepositorySite repository)
{
    [Fact]
    public async Task Every_region_with_countries_is_a_link_with_its_name()
    {
        var expected = RecipeJson.Items(RecipeJson.Read(Path.Combine(Repository.Folder.Recipes, "content", "regions.recipe.json")))
            .Where(item => item["Region"]!["Countries"]!["Values"]!.AsArray().Count > 0)
            .Select(item => ("/" + (string?)item["AutoroutePart"]!["Path"], (string?)item["DisplayText"]))
            .Order();

        var links = (await repository.Site.GetPageAsync("/regions")).QuerySelectorAll(".world-map__regions a")
            .Select(link => (link.GetAttribute("href")!, (string?)Words.TextOf(link.QuerySelector("title")!)))
            .Order()
            .ToList();

        Assert.Equal(4, links.Count);
        Assert.Equal(expected, links);
    }

    [Fact]
    public async Task A_country_of_two_phases_is_striped()
    {
        var document = await repository.Site.GetPageAsync("/regions");
        var patterns = document.QuerySelectorAll(".world-map pattern").Select(pattern => $"url(#{pattern.Id})").ToHashSet();
        Assert.Equal(3, patterns.Count);

        // China, India and Japan took part in both.
        var striped = document.QuerySelectorAll(".world-map a [fill]");
        Assert.Equal(3, striped.Length);
        Assert.All(striped, country =>
        {
            Assert.Equal("/regions/iuc-asia", country.ParentElement!.GetAttribute("href"));
            Assert.Equal("url(#stripes-1)", country.GetAttribute("fill"));
            Assert.Contains(country.GetAttribute("fill")!, patterns);
            Assert.Equal(2, document.QuerySelectorAll(".world-map a path").Count(path => path.GetAttribute("d") == country.GetAttribute("d")));
        });
    }

    [Fact]
    public async Task The_key_names_every_phase_and_the_table_says_the_same_in_words()
    {
        var document = await repository.Site.GetPageAsync("/regions");
        Assert.Equal(["Phase I", "Phase II", "Phase III"], document.QuerySelectorAll(".world-map__phase").Select(Words.TextOf));

        var rows = document.QuerySelectorAll("table tbody tr");
        Assert.Equal(repository.Pages.Count(page => page.ContentType == "Region"), rows.Length);
        var china = rows.Single(row => Words.TextOf(row.QuerySelector("th")!) == "IURC China");
        Assert.Equal(["–", "Yes", "–", "China"], china.QuerySelectorAll("td").Select(Words.TextOf));
        var everywhere = rows.Single(row => Words.TextOf(row.QuerySelector("th")!) == "IUC Asia");
        Assert.Equal(["Yes", "–", "–", "China, India, Japan"], everywhere.QuerySelectorAll("td").Select(Words.TextOf));
    }

    [Fact]
    public async Task A_country_too_small_to_draw_is_a_dot_and_an_unknown_one_is_left_out()
    {
        using var copy = new SiteCopy();
        SiteCopy.SetField(copy.Recipe("content/regions"), "iurcregionchina00000000000", "Countries", """{ "Values": [ "SG", "XX", "<script>" ] }""");
        await using var site = await Site.StartAsync(copy.Folder);

        var link = (await site.GetPageAsync("/regions")).QuerySelector(".world-map a[href='/regions/iurc-china']")!;
        Assert.Single(link.QuerySelectorAll("circle"));
        Assert.Empty(link.QuerySelectorAll("path"));
    }

    [Fact]
    public async Task Without_countries_there_is_no_map()
    {
        using var copy = new SiteCopy();
        copy.ChangeItems(item => (item["Region"]?["Countries"] as System.Text.Json.Nodes.JsonObject)?.Remove("Values"));
        await using var site = await Site.StartAsync(copy.Folder);

        Assert.Empty((await site.GetPageAsync("/regions")).QuerySelectorAll(".world-map"));
    }
}
