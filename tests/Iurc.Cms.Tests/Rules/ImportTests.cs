using System.ComponentModel.DataAnnotations;
using System.Text.Json.Nodes;
using Iurc.Cms.Programme.Services;
using Iurc.Cms.Tests.Infrastructure;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.FileProviders;
using OrchardCore.ContentManagement;
using OrchardCore.Recipes.Models;
using OrchardCore.Recipes.Services;
using Xunit;

namespace Iurc.Cms.Tests.Rules;

/// <summary>The rules hold for what comes from a recipe, a deployment or the API.</summary>
public class ImportTests(OwnTenant fixture) : IClassFixture<OwnTenant>
{
    private readonly Tenant _tenant = fixture.Tenant;

    public static TheoryData<string> Errors => RuleCases.Names([.. RuleCases.Errors, RuleCases.NoPermission]);

    public static TheoryData<string> Warnings => RuleCases.Names(RuleCases.Warnings);

    [Theory]
    [MemberData(nameof(Errors))]
    public async Task An_item_that_breaks_a_rule_is_refused_with_the_rules_own_message(string name)
    {
        var rule = RuleCases.Named(name);
        var item = rule.Draft().ToContentItem(published: true);

        var refusal = await Assert.ThrowsAsync<ValidationException>(() => ImportAsync(item));

        Assert.Equal(await rule.MessageAsync(_tenant), refusal.Message);
        Assert.Null(await FindAsync(item));
    }

    [Theory]
    [MemberData(nameof(Warnings))]
    public async Task A_warning_does_not_keep_an_item_out(string name)
    {
        var item = RuleCases.Named(name).Draft().ToContentItem(published: true);
        await ImportAsync(item);
        Assert.True((await FindAsync(item))?.Published);

        await _tenant.UsingAsync(async services =>
        {
            var content = services.GetRequiredService<IContentManager>();
            await content.RemoveAsync(await content.GetAsync(item.ContentItemId, VersionOptions.Latest));
        });
    }

    [Theory]
    [InlineData("Phase")]
    [InlineData("Region")]
    [InlineData("Testimonial")]
    [InlineData("Page")]
    [InlineData("CollectionPage")]
    [InlineData("LandingPage")]
    [InlineData("FundingStatement")]
    public async Task A_sound_item_is_imported_and_published(string type)
    {
        var item = Draft.Sound(type).ToContentItem(published: true);
        await ImportAsync(item);
        Assert.True((await FindAsync(item))?.Published);
    }

    [Fact]
    public async Task A_testimonial_without_permission_is_imported_as_a_draft()
    {
        var item = RuleCases.NoPermission.Draft().ToContentItem(published: false);
        await ImportAsync(item);
        Assert.False((await FindAsync(item))!.Published);
    }

    [Fact]
    public async Task A_recipe_with_an_item_that_breaks_a_rule_fails_with_the_message_and_imports_nothing_of_the_step()
    {
        var sound = Draft.Sound("Phase").ToJson(published: true);
        var bad = RuleCases.Errors[0].Draft().ToJson(published: true);
        var recipe = new JsonObject
        {
            ["name"] = "Iurc.Test.Bad",
            ["steps"] = new JsonArray(new JsonObject { ["name"] = "Content", ["data"] = new JsonArray(sound, bad) }),
        };
        var file = Path.Combine(Directory.CreateTempSubdirectory("iurc-recipe-").FullName, "bad.recipe.json");
        await File.WriteAllTextAsync(file, recipe.ToJsonString(), TestContext.Current.CancellationToken);

        using var folder = new PhysicalFileProvider(Path.GetDirectoryName(file)!);
        var failure = await Assert.ThrowsAnyAsync<Exception>(() => _tenant.UsingAsync(services => services.GetRequiredService<IRecipeExecutor>().ExecuteAsync(
            Guid.NewGuid().ToString("n"),
            new RecipeDescriptor
            {
                Name = "Iurc.Test.Bad",
                FileProvider = folder,
                BasePath = "",
                RecipeFileInfo = folder.GetFileInfo("bad.recipe.json"),
            },
            new Dictionary<string, object>(),
            CancellationToken.None)));

        Directory.Delete(Path.GetDirectoryName(file)!, recursive: true);
        Assert.Contains(await RuleCases.Errors[0].MessageAsync(_tenant), failure.ToString(), StringComparison.Ordinal);
        Assert.Null(await FindAsync((string)sound["ContentItemId"]!));
        Assert.Null(await FindAsync((string)bad["ContentItemId"]!));
    }

    [Theory]
    [InlineData("Phase", """{}""")]
    [InlineData("Phase", """{"Phase":null}""")]
    [InlineData("Phase", """{"Phase":{}}""")]
    [InlineData("Phase", """{"Phase":{"Number":null,"ProgrammeName":null,"StartYear":null,"EndYear":null}}""")]
    [InlineData("Phase", """{"Phase":{"Number":{"Value":null},"StartYear":{"Value":1e20},"EndYear":{"Value":2024.5}}}""")]
    [InlineData("Phase", """{"Phase":{"Number":{"Value":-1},"StartYear":{"Value":-2147483649},"EndYear":{"Value":79228162514264337593543950335}}}""")]
    [InlineData("Region", """{"Region":{"Phases":null,"Countries":null,"Website":null,"LinkKind":{"Text":null},"Order":null}}""")]
    [InlineData("Region", """{"Region":{"Phases":{"ContentItemIds":null},"Countries":{"Values":null}}}""")]
    [InlineData("Region", """{"Region":{"Phases":{"ContentItemIds":[null,""]},"Countries":{"Values":[null,""]}}}""")]
    [InlineData("Region", """{"DisplayText":null,"TitlePart":null,"Region":{"Website":{"Text":"http://["},"ArchiveAddress":{"Text":"https://\u0000"}}}""")]
    [InlineData("Testimonial", """{"Testimonial":{"Quote":null,"Phases":null,"Regions":null,"PermissionGiven":null,"SaidOn":null}}""")]
    [InlineData("Testimonial", """{"Testimonial":{"Phases":{"ContentItemIds":[null]},"Regions":{"ContentItemIds":null},"SaidOn":{"Value":null}}}""")]
    [InlineData("Testimonial", """{"Testimonial":{"SaidOn":{"Value":"9999-12-31"},"Country":{"Text":"zz"},"Language":{"Text":"EN"}}}""")]
    public async Task A_half_filled_item_is_refused_by_the_rules_and_not_by_a_crash(string type, string json)
    {
        var item = Hostile(type, json);
        await Assert.ThrowsAsync<ValidationException>(() => ImportAsync(item));
        Assert.Null(await FindAsync(item));
    }

    [Theory]
    [InlineData("Phase", """{"Phase":"text"}""")]
    [InlineData("Phase", """{"Phase":[1]}""")]
    [InlineData("Phase", """{"Phase":{"Number":"one"}}""")]
    [InlineData("Phase", """{"Phase":{"Number":{"Value":"one"}}}""")]
    [InlineData("Phase", """{"Phase":{"ProgrammeName":{"Text":7}}}""")]
    [InlineData("Region", """{"Region":{"Countries":{"Values":"CA"}}}""")]
    [InlineData("Region", """{"Region":{"Phases":{"ContentItemIds":{}}}}""")]
    [InlineData("Testimonial", """{"Testimonial":{"PermissionGiven":{"Value":"yes"}}}""")]
    [InlineData("Testimonial", """{"Testimonial":{"SaidOn":{"Value":"yesterday"}}}""")]
    public async Task An_item_of_the_wrong_shape_is_refused_and_leaves_nothing_behind(string type, string json)
    {
        // Orchard's own reading of the JSON may say so before the rules are asked; either way it must not be stored.
        var item = Hostile(type, json);
        await Assert.ThrowsAnyAsync<Exception>(() => ImportAsync(item));
        Assert.Null(await FindAsync(item));
    }

    [Theory]
    [InlineData("Phase", """{"Phase":null}""")]
    [InlineData("Region", """{"Region":{"Phases":{"ContentItemIds":[null]},"Countries":{"Values":[null]}}}""")]
    [InlineData("Testimonial", """{"Testimonial":{"Phases":{"ContentItemIds":[null]},"Regions":null}}""")]
    [InlineData("Menu", """{}""")]
    public async Task The_rules_answer_for_a_half_filled_item(string type, string json)
        => await _tenant.UsingAsync(services => services.GetRequiredService<ProgrammeRules>().CheckAsync(Hostile(type, json), publishing: true));

    private Task ImportAsync(ContentItem item)
        => _tenant.UsingAsync(services => services.GetRequiredService<IContentManager>().ImportAsync([item]));

    private Task<ContentItem?> FindAsync(ContentItem item) => FindAsync(item.ContentItemId);

    private Task<ContentItem?> FindAsync(string id)
        => _tenant.UsingAsync(async services => (ContentItem?)await services.GetRequiredService<IContentManager>().GetAsync(id, VersionOptions.Latest));

    private static ContentItem Hostile(string type, string json)
    {
        var item = Draft.Sound(type).ToJson(published: true);
        item.Remove(type);
        foreach (var (name, value) in JsonNode.Parse(json)!.AsObject())
        {
            item[name] = value?.DeepClone();
        }

        return item.ToObject<ContentItem>()!;
    }
}
