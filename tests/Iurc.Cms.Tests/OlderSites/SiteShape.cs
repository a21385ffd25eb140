using System.Text.Json.Nodes;
using Iurc.Cms.Tests.Infrastructure;
using Microsoft.Extensions.DependencyInjection;
using OrchardCore.ContentManagement.Metadata;
using OrchardCore.Data;
using OrchardCore.Environment.Shell;
using OrchardCore.Security;
using OrchardCore.Security.Permissions;
using OrchardCore.Settings;
using Dapper;
using Microsoft.AspNetCore.Identity;

namespace Iurc.Cms.Tests.OlderSites;

/// <summary>What a set-up makes of a site besides its content, as lines that can be compared.</summary>
internal static class SiteShape
{
    public static Task<SortedSet<string>> ShapeAsync(this Tenant tenant) => tenant.UsingAsync(async services =>
    {
        var lines = new SortedSet<string>(StringComparer.Ordinal);
        await AddSchemaAsync(services, lines);
        lines.UnionWith((await services.GetRequiredService<IShellFeaturesManager>().GetEnabledFeaturesAsync()).Select(feature => "Feature " + feature.Id));
        await AddRolesAsync(services, lines);
        await AddSettingsAsync(services, lines);
        await AddDefinitionsAsync(services, lines);
        await AddDocumentsAsync(services, lines);
        return lines;
    });

    private static async Task AddSchemaAsync(IServiceProvider services, SortedSet<string> lines)
    {
        await using var connection = services.GetRequiredService<IDbConnectionAccessor>().CreateConnection();
        foreach (var table in await connection.QueryAsync<string>("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"))
        {
            lines.UnionWith((await connection.QueryAsync<(string Name, string Type)>("SELECT name, type FROM pragma_table_info(@table)", new { table }))
                .Select(column => $"Column {table}.{column.Name} {column.Type}"));
        }

        lines.UnionWith((await connection.QueryAsync<(string Name, string Columns)>("""
            SELECT m.name, (SELECT group_concat(i.name) FROM pragma_index_info(m.name) i) FROM sqlite_master m WHERE m.type = 'index' AND m.sql IS NOT NULL
            """)).Select(index => $"Index {index.Name} ({index.Columns})"));
    }

    private static async Task AddRolesAsync(IServiceProvider services, SortedSet<string> lines)
    {
        var roles = services.GetRequiredService<RoleManager<IRole>>();
        foreach (var name in roles.Roles.Select(role => role.RoleName).ToList())
        {
            lines.Add("Role " + name);
            var role = (Role)(await roles.FindByNameAsync(name))!;
            lines.UnionWith(role.RoleClaims.Where(claim => claim.ClaimType == Permission.ClaimType).Select(claim => $"Permission {name}: {claim.ClaimValue}"));
        }
    }

    private static async Task AddSettingsAsync(IServiceProvider services, SortedSet<string> lines)
    {
        var site = await services.GetRequiredService<ISiteService>().GetSiteSettingsAsync();
        lines.UnionWith(site.Properties.Select(setting => "Setting " + setting.Key));
    }

    private static async Task AddDefinitionsAsync(IServiceProvider services, SortedSet<string> lines)
    {
        var definitions = services.GetRequiredService<IContentDefinitionManager>();
        foreach (var type in await definitions.ListTypeDefinitionsAsync())
        {
            lines.UnionWith(Keys($"Type {type.Name}", type.Settings));
            foreach (var part in type.Parts)
            {
                lines.UnionWith(Keys($"Part {type.Name}/{part.Name}", part.Settings));
            }
        }

        foreach (var part in await definitions.ListPartDefinitionsAsync())
        {
            foreach (var field in part.Fields)
            {
                lines.UnionWith(Keys($"Field {part.Name}/{field.Name} {field.FieldDefinition.Name}", field.Settings));
            }
        }
    }

    // Of documents that recipes fill beside these, what their entries are called.
    private static async Task AddDocumentsAsync(IServiceProvider services, SortedSet<string> lines)
    {
        await using var connection = services.GetRequiredService<IDbConnectionAccessor>().CreateConnection();
        foreach (var (type, content) in await connection.QueryAsync<(string Type, string Content)>("SELECT Type, Content FROM Document WHERE Type LIKE '%MediaProfilesDocument%' OR Type LIKE '%SitemapDocument%'"))
        {
            var entries = JsonNode.Parse(content)!.AsObject().Where(member => member.Value is JsonObject).SelectMany(member => member.Value!.AsObject());
            lines.UnionWith(entries.Select(entry => $"{type.Split(',')[0].Split('.')[^1]} {entry.Key}"));
        }
    }

    private static IEnumerable<string> Keys(string name, JsonObject? settings)
        => (settings ?? []).SelectMany(group => group.Value as JsonObject ?? [], (group, value) => $"{name} {group.Key}.{value.Key}").Prepend(name);
}
