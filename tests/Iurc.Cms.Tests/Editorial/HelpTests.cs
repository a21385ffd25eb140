using System.Net;
using Iurc.Cms.Tests.Infrastructure;
using Iurc.Programme;
using Iurc.Programme.Addresses;
using Iurc.Programme.Pages;
using Iurc.Programme.Pictures;
using Iurc.Programme.RichTexts;
using Xunit;

namespace Iurc.Cms.Tests.Editorial;

/// <summary>The handbook says all that the content definitions and the rules say.</summary>
[Collection(EditorialSite.Name)]
public sealed class HelpTests(OwnTenant fixture)
{
    [Theory]
    [InlineData("model/phase.recipe.json")]
    [InlineData("model/region.recipe.json")]
    [InlineData("model/testimonial.recipe.json")]
    [InlineData("model/pages.recipe.json")]
    public async Task Every_type_and_field_of_the_model_is_explained(string recipe)
    {
        var page = await ReadAsync();
        var definition = Repository.StepsOf(recipe).Single(step => (string?)step!["name"] == "ContentDefinition")!;
        var descriptions = definition["ContentTypes"]!.AsArray()
            .Select(type => (string?)type!["Settings"]?["ContentTypeSettings"]?["Description"]).OfType<string>().ToList();
        var hints = definition["ContentParts"]!.AsArray()
            .SelectMany(part => part!["ContentPartFieldDefinitionRecords"]!.AsArray())
            .Select(field => (string?)field!["Settings"]?[(string)field["FieldName"]! + "Settings"]?["Hint"]).OfType<string>().ToList();

        Assert.NotEmpty(descriptions);
        Assert.NotEmpty(hints);
        Assert.All([.. descriptions, .. hints], text => Assert.Contains(Answer.Fold(text), page.VisibleText, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Phase")]
    [InlineData("Region")]
    [InlineData("Testimonial")]
    public async Task Every_rule_stands_with_its_code_and_message_at_its_type(string type)
    {
        var page = await ReadAsync();
        var rows = page.Document.QuerySelectorAll($"section[aria-labelledby='type-{type}'] tr").Select(Answer.TextOf).ToList();

        Assert.NotEmpty(RuleBook.Of(type));
        Assert.All(RuleBook.Of(type), rule =>
            Assert.Contains(rows, row => row.StartsWith(rule.Code, StringComparison.Ordinal) && row.Contains(rule.Example, StringComparison.Ordinal)));
    }

    [Fact]
    public async Task The_rules_of_pictures_stand_in_a_part_of_their_own()
    {
        var lines = (await ReadAsync()).Document.QuerySelectorAll("section[aria-labelledby=pictures] li").Select(Answer.TextOf).ToList();
        Assert.Equal(PictureRules.All.Select(rule => $"{rule.Code}: {rule.Example}"), lines);
    }

    [Fact]
    public async Task The_rules_of_texts_stand_with_what_is_mended()
    {
        var lines = (await ReadAsync()).Document.QuerySelectorAll("section[aria-labelledby=texts] li").Select(Answer.TextOf).ToList();
        Assert.Equal(RichTextRules.All.Select(rule => Answer.Fold($"{rule.Code}: {rule.Example}")), lines.TakeLast(RichTextRules.All.Count));
    }

    [Fact]
    public async Task The_rule_of_addresses_stands_with_what_is_said_of_them()
    {
        var lines = (await ReadAsync()).Document.QuerySelectorAll("section[aria-labelledby=addresses] li").Select(Answer.TextOf).ToList();
        Assert.Equal(AddressRules.All.Select(rule => $"{rule.Code}: {rule.Example}"), lines);
    }

    [Fact]
    public async Task The_rules_for_what_serves_the_site_stand_in_a_part_of_their_own()
    {
        var lines = (await ReadAsync()).Document.QuerySelectorAll("section[aria-labelledby=serving] li").Select(Answer.TextOf).ToList();
        Assert.Equal(ServingRules.All.Select(rule => $"{rule.Code}: {rule.Example}"), lines);
    }

    [Theory]
    [InlineData("/Admin/Contents/ContentTypes/Phase/Create")]
    [InlineData("/Admin/Contents/ContentTypes/Region/Create")]
    [InlineData("/Admin/Contents/ContentTypes/Testimonial/Create")]
    [InlineData("/Admin/Contents/ContentTypes/Page/Create")]
    [InlineData("/Admin/Contents/ContentItems/iurchome000000000000000000/Edit")]
    public async Task Each_form_links_to_the_place_of_its_type(string address)
    {
        var browser = await fixture.BrowserOfAsync("editor");
        var form = await browser.GetAsync(address);
        var link = Assert.Single(form.Document.QuerySelectorAll("form a[target=_blank]"), link => Answer.TextOf(link).StartsWith("Help with this type", StringComparison.Ordinal));
        var parts = link.GetAttribute("href")!.Split('#');

        var page = await browser.GetAsync(parts[0]);
        Assert.Single(page.Document.QuerySelectorAll("#" + parts[1]));
    }

    [Fact]
    public async Task The_public_does_not_see_it()
    {
        using var browser = fixture.Tenant.Anonymous();
        var answer = await browser.GetAsync("/Admin/Handbook");
        Assert.Equal(HttpStatusCode.Redirect, answer.Status);
        Assert.Contains("/Login", answer.Location!, StringComparison.OrdinalIgnoreCase);
    }

    private async Task<Answer> ReadAsync()
    {
        var browser = await fixture.BrowserOfAsync("contributor");
        var page = await browser.GetAsync("/Admin/Handbook");
        Assert.Equal(HttpStatusCode.OK, page.Status);
        return page;
    }
}
