using System.Reflection;
using System.Text.Json.Nodes;
using Iurc.Cms.Programme.Models;
using Iurc.Cms.Tests.Infrastructure;
using Microsoft.Extensions.DependencyInjection;
using OrchardCore.ContentManagement;
using OrchardCore.ContentManagement.Metadata;
using OrchardCore.Environment.Shell;
using OrchardCore.Recipes.Services;
using OrchardCore.Security;
using OrchardCore.Security.Permissions;
using OrchardCore.Security.Services;
using OrchardCore.Themes.Services;
using Xunit;

namespace Iurc.Cms.Tests;

/// <summary>What the recipe "Iurc" makes of an empty folder.</summary>
public class SetUpTests(Site site)
{
    [Fact]
    public void The_first_set_up_logs_no_warning_and_no_error() => Assert.Empty(site.SetUpLog);

    [Fact]
    public async Task The_set_up_of_a_tenant_logs_no_warning_and_no_error()
    {
        var tenant = await site.SetUpTenantAsync();
        Assert.Empty(tenant.Log);
    }

    [Fact]
    public async Task All_features_of_the_recipe_are_enabled()
    {
        var wanted = Repository.StepsOf("iurc.recipe.json")
            .Where(step => (string?)step!["name"] == "feature")
            .SelectMany(step => step!["enable"]!.AsArray().Select(id => (string)id!))
            .ToList();

        var enabled = await site.Default.UsingAsync(async services =>
            (await services.GetRequiredService<IShellFeaturesManager>().GetEnabledFeaturesAsync()).Select(feature => feature.Id).ToHashSet());

        Assert.NotEmpty(wanted);
        Assert.Empty(wanted.Except(enabled));
    }

    [Fact]
    public async Task The_public_theme_is_ours()
    {
        var theme = await site.Default.UsingAsync(services => services.GetRequiredService<ISiteThemeService>().GetSiteThemeNameAsync());
        Assert.Equal("Iurc.Theme", theme);
    }

    [Fact]
    public async Task Every_recipe_of_the_repository_is_found_by_its_name()
    {
        var ours = Directory.EnumerateFiles(Path.Combine(Repository.Root, "recipes"), "*.recipe.json", SearchOption.AllDirectories)
            .Select(file => (string)JsonNode.Parse(File.ReadAllText(file), documentOptions: new() { CommentHandling = System.Text.Json.JsonCommentHandling.Skip })!["name"]!)
            .ToList();

        var found = await site.Default.UsingAsync(async services =>
        {
            var names = new List<string>();
            foreach (var harvester in services.GetServices<IRecipeHarvester>())
            {
                names.AddRange((await harvester.HarvestRecipesAsync()).Select(recipe => recipe.Name));
            }

            return names;
        });

        Assert.All(ours, name => Assert.Single(found, name));
    }

    [Theory]
    [InlineData("Phase")]
    [InlineData("Region")]
    [InlineData("Testimonial")]
    [InlineData("Page")]
    [InlineData("CollectionPage")]
    [InlineData("LandingPage")]
    [InlineData("FundingStatement")]
    public async Task A_content_type_has_exactly_the_parts_and_fields_that_the_recipe_declares(string type)
    {
        var definition = await site.Default.UsingAsync(services => services.GetRequiredService<IContentDefinitionManager>().GetTypeDefinitionAsync(type));
        var record = Declared("ContentTypes", type);

        Assert.NotNull(definition);
        Assert.Equal(
            record["ContentTypePartDefinitionRecords"]!.AsArray().Select(part => $"{part!["Name"]}: {part["PartName"]}").Order(),
            definition.Parts.Select(part => $"{part.Name}: {part.PartDefinition.Name}").Order());

        var fields = definition.Parts.Single(part => part.Name == type).PartDefinition.Fields.ToList();
        Assert.Equal(
            DeclaredFields(type).Select(field => $"{field!["Name"]}: {field["FieldName"]}").Order(),
            fields.Select(field => $"{field.Name}: {field.FieldDefinition.Name}").Order());
    }

    [Fact]
    public void Every_field_that_an_editor_fills_in_has_a_hint()
    {
        var fields = Repository.RecipesIn("model")
            .SelectMany(recipe => Repository.StepsOf(recipe))
            .SelectMany(step => step!["ContentParts"]!.AsArray())
            .SelectMany(part => part!["ContentPartFieldDefinitionRecords"]!.AsArray().Select(field => (Part: (string)part["Name"]!, Field: field!)))
            .ToList();

        Assert.NotEmpty(fields);
        Assert.All(fields, pair => Assert.False(
            string.IsNullOrWhiteSpace((string?)pair.Field["Settings"]![pair.Field["FieldName"] + "Settings"]?["Hint"]),
            $"{pair.Part}.{pair.Field["Name"]} has no hint."));
    }

    [Theory]
    [InlineData(typeof(Phase))]
    [InlineData(typeof(Region))]
    [InlineData(typeof(Testimonial))]
    public void The_typed_part_and_the_recipe_agree_on_the_fields(Type part)
    {
        var typed = part.GetProperties(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
            .Where(property => property.PropertyType.IsAssignableTo(typeof(ContentField)))
            .Select(property => $"{property.Name}: {property.PropertyType.Name}");

        Assert.Equal(DeclaredFields(part.Name).Select(field => $"{field!["Name"]}: {field["FieldName"]}").Order(), typed.Order());
    }

    [Fact]
    public async Task The_roles_have_exactly_the_permissions_of_the_recipe_and_all_of_them_exist()
    {
        // The last word of the recipe on each role counts.
        var wanted = Repository.StepsOf("iurc.recipe.json")
            .Where(step => string.Equals((string?)step!["name"], "roles", StringComparison.OrdinalIgnoreCase))
            .SelectMany(step => step!["Roles"]!.AsArray())
            .GroupBy(role => (string)role!["Name"]!)
            .ToDictionary(role => role.Key, role => role.Last()!["Permissions"]!.AsArray().Select(name => (string)name!).Order(StringComparer.Ordinal).ToList());

        await site.Default.UsingAsync(async services =>
        {
            var known = new HashSet<string>();
            foreach (var provider in services.GetServices<IPermissionProvider>())
            {
                known.UnionWith((await provider.GetPermissionsAsync()).Select(permission => permission.Name));
            }

            Assert.NotEmpty(wanted);
            var roles = await services.GetRequiredService<IRoleService>().GetRolesAsync();
            foreach (var (name, permissions) in wanted)
            {
                var role = Assert.IsType<Role>(roles.Single(role => role.RoleName == name));
                Assert.Equal(permissions, role.RoleClaims.Select(claim => claim.ClaimValue).Order(StringComparer.Ordinal));
                Assert.Empty(permissions.Except(known));
            }
        });
    }

    private static JsonNode Declared(string list, string name) => Repository.RecipesIn("model")
        .SelectMany(recipe => Repository.StepsOf(recipe))
        .SelectMany(step => step![list]!.AsArray())
        .Single(record => (string?)record!["Name"] == name)!;

    private static JsonArray DeclaredFields(string part) => Declared("ContentParts", part)["ContentPartFieldDefinitionRecords"]!.AsArray();
}
