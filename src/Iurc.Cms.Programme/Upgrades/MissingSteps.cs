using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Identity;
using OrchardCore.ContentManagement.Metadata;
using OrchardCore.Environment.Shell;
using OrchardCore.Media.Services;
using OrchardCore.Security;
using OrchardCore.Security.Permissions;
using OrchardCore.Settings;
using OrchardCore.Sitemaps.Services;

namespace Iurc.Cms.Programme.Upgrades;

/// <summary>
/// Takes from the steps of an upgrade whatever the site has already, so that Orchard's own steps add and never overwrite: what staff
/// have set stays as they have set it, whether it once came from a recipe or not.
/// </summary>
public sealed class MissingSteps(
    IShellFeaturesManager features, ISiteService sites, RoleManager<IRole> roles, IMediaProfileService profiles,
    IContentDefinitionManager definitions, IEnumerable<ISitemapManager> sitemaps)
{
    /// <summary>The part of a step that the site lacks, with words for it; null if it lacks nothing.</summary>
    /// <param name="step">The step.</param>
    /// <exception cref="NotSupportedException">It is not known how to add what the step brings without overwriting.</exception>
    public async Task<MissingStep?> OfAsync(JsonObject step)
    {
        ArgumentNullException.ThrowIfNull(step);

        return UpgradeRecipes.NameOf(step) switch
        {
            "feature" => await FeaturesAsync(step),
            "settings" => await SettingsAsync(step),
            "roles" => await RolesAsync(step),
            "mediaprofiles" => await ProfilesAsync(step),
            "sitemaps" => await SitemapsAsync(step),
            "contentdefinition" => await DefinitionsAsync(step),
            var name => throw new NotSupportedException($"An upgrade recipe has a step \"{name}\", which would overwrite what is there."),
        };
    }

    /// <summary>The ids that a step of the kind "feature" switches on.</summary>
    internal static IEnumerable<string> FeaturesOf(JsonObject step) => step["enable"]!.AsArray().Select(id => (string)id!);

    private async Task<MissingStep?> FeaturesAsync(JsonObject step)
    {
        var enabled = (await features.GetEnabledFeaturesAsync()).Select(feature => feature.Id).ToHashSet(StringComparer.Ordinal);
        var available = (await features.GetAvailableFeaturesAsync()).Select(feature => feature.Id).ToHashSet(StringComparer.Ordinal);
        string[] missing = [.. FeaturesOf(step).Where(id => available.Contains(id) && !enabled.Contains(id))];
        return MissingStep.Of("feature", "enable", new JsonArray([.. missing.Select(id => JsonValue.Create(id))]), "Features", missing);
    }

    // Settings of Orchard's own, such as the length of a page, always have a value: they are passed over.
    private async Task<MissingStep?> SettingsAsync(JsonObject step)
    {
        var site = await sites.GetSiteSettingsAsync();
        var missing = step.Where(setting => setting.Key.EndsWith("Settings", StringComparison.Ordinal) && !site.Properties.ContainsKey(setting.Key)).ToList();
        var kept = new JsonObject { ["name"] = "settings" };
        missing.ForEach(setting => kept[setting.Key] = setting.Value?.DeepClone());
        return missing.Count == 0 ? null : new MissingStep(kept, "Settings", [.. missing.Select(setting => setting.Key)]);
    }

    // A role that staff have removed is not made again.
    private async Task<MissingStep?> RolesAsync(JsonObject step)
    {
        var (added, words) = (new JsonArray(), new List<string>());
        foreach (var wanted in step["Roles"]!.AsArray().Select(role => role!.AsObject()))
        {
            var name = (string)wanted["Name"]!;
            if (await roles.FindByNameAsync(name) is not Role role)
            {
                continue;
            }

            string[] missing = [.. wanted["Permissions"]!.AsArray().Select(permission => (string)permission!).Where(permission => !Has(role, permission))];
            if (missing.Length > 0)
            {
                added.Add(new JsonObject
                {
                    ["Name"] = name,
                    ["Description"] = role.RoleDescription,
                    ["Permissions"] = new JsonArray([.. missing.Select(permission => JsonValue.Create(permission))]),
                    ["PermissionBehavior"] = "Add",
                });
                words.Add($"{name}: {string.Join(", ", missing)}");
            }
        }

        return MissingStep.Of("Roles", "Roles", added, "Permissions", words);
    }

    private async Task<MissingStep?> ProfilesAsync(JsonObject step)
    {
        var missing = new JsonObject();
        foreach (var (name, profile) in step["MediaProfiles"]!.AsObject())
        {
            if ((await profiles.GetMediaProfileCommands(name)).Count == 0)
            {
                missing[name] = profile!.DeepClone();
            }
        }

        return MissingStep.Of("MediaProfiles", "MediaProfiles", missing, "Picture sizes", [.. missing.Select(profile => profile.Key)]);
    }

    private async Task<MissingStep?> SitemapsAsync(JsonObject step)
    {
        var known = new HashSet<string>(StringComparer.Ordinal);
        foreach (var manager in sitemaps)
        {
            known.UnionWith((await manager.GetSitemapsAsync()).Select(sitemap => sitemap.SitemapId));
        }

        var missing = step["Data"]!.AsArray().Where(sitemap => !known.Contains((string)sitemap!["SitemapId"]!)).ToList();
        return MissingStep.Of("Sitemaps", "Data", new JsonArray([.. missing.Select(sitemap => sitemap!.DeepClone())]),
            "Sitemaps", [.. missing.Select(sitemap => (string)sitemap!["Name"]!)]);
    }

    private async Task<MissingStep?> DefinitionsAsync(JsonObject step)
    {
        var (types, parts, words) = (new JsonArray(), new JsonArray(), new List<string>());
        var brought = new HashSet<string>(StringComparer.Ordinal);
        foreach (var name in Objects(step["ContentTypes"]).Select(wanted => (string)wanted["Name"]!))
        {
            if (await definitions.LoadTypeDefinitionAsync(name) is null)
            {
                brought.Add(name);
            }
        }

        foreach (var wanted in Objects(step["ContentTypes"]))
        {
            var type = await definitions.LoadTypeDefinitionAsync((string)wanted["Name"]!);
            var missing = MissingDefinitions.Of(wanted, "ContentTypePartDefinitionRecords", type?.Settings, (name) => type?.Parts.FirstOrDefault(part => part.Name == name)?.Settings, type is not null, brought, words);
            if (missing is not null)
            {
                missing["DisplayName"] = type?.DisplayName ?? (string?)wanted["DisplayName"];
                types.Add((JsonNode)missing);
            }
        }

        foreach (var wanted in Objects(step["ContentParts"]))
        {
            var part = await definitions.LoadPartDefinitionAsync((string)wanted["Name"]!);
            var missing = MissingDefinitions.Of(wanted, "ContentPartFieldDefinitionRecords", part?.Settings, (name) => part?.Fields.FirstOrDefault(field => field.Name == name)?.Settings, part is not null, brought, words);
            if (missing is not null)
            {
                parts.Add((JsonNode)missing);
            }
        }

        return types.Count + parts.Count == 0 ? null
            : new MissingStep(new JsonObject { ["name"] = "ContentDefinition", ["ContentTypes"] = types, ["ContentParts"] = parts }, "Content types", [.. words.Distinct(StringComparer.Ordinal)]);
    }

    private static IEnumerable<JsonObject> Objects(JsonNode? array) => (array as JsonArray ?? []).OfType<JsonObject>();

    private static bool Has(Role role, string permission)
        => role.RoleClaims.Exists(claim => claim.ClaimType == Permission.ClaimType && claim.ClaimValue == permission);
}

/// <summary>The part of a step of an upgrade that the site lacks.</summary>
/// <param name="Step">The step, for Orchard.</param>
/// <param name="Kind">What is lacking, in a word or two.</param>
/// <param name="Names">Each thing that is.</param>
public sealed record MissingStep(JsonObject Step, string Kind, IReadOnlyList<string> Names)
{
    /// <inheritdoc />
    public override string ToString() => $"{Kind}: {string.Join(", ", Names)}";

    internal static MissingStep? Of(string step, string property, JsonNode value, string kind, IReadOnlyList<string> names)
        => names.Count == 0 ? null : new MissingStep(new JsonObject { ["name"] = step, [property] = value }, kind, names);
}
