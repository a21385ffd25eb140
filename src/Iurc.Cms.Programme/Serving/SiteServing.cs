using System.Text.Json;
using System.Text.Json.Nodes;
using Iurc.Programme;
using Iurc.Programme.Pages;
using OrchardCore.ContentManagement;
using OrchardCore.ContentManagement.Records;
using OrchardCore.ContentManagement.Routing;
using OrchardCore.Settings;
using YesSql;
using ISession = YesSql.ISession;

namespace Iurc.Cms.Programme.Serving;

/// <summary>Says which items the site cannot do without (<see cref="SiteNeeds"/>), and what may therefore not become of them.</summary>
public sealed class SiteServing(ISession session, ISiteService site, Microsoft.Extensions.Options.IOptions<AutorouteOptions> options)
{
    // What an import is about to change is asked for before it changes anything.
    private readonly Dictionary<string, (SiteRole? Role, string VersionId)> _imported = new(StringComparer.Ordinal);

    /// <summary>What is wrong with taking an item from readers, by whatever way and whenever; nothing if it may be taken down.</summary>
    /// <param name="contentItemId">The item's id.</param>
    public async Task<IReadOnlyList<Problem>> CheckTakingDownAsync(string contentItemId)
        => ServingRules.CheckTakingDown(await PublishedRoleAsync(contentItemId) is var (role, _) ? role : null);

    /// <summary>What is wrong with an item as it is about to be stored, as far as the site needs it.</summary>
    public async Task<IReadOnlyList<Problem>> CheckAsync(ContentItem item)
    {
        ArgumentNullException.ThrowIfNull(item);

        var isImported = _imported.TryGetValue(item.ContentItemId, out var before);
        if (!isImported)
        {
            before = await PublishedRoleAsync(item.ContentItemId);
        }

        // An import that makes a draft of the version that readers see.
        return isImported && !item.Published && item.ContentItemVersionId == before.VersionId
            ? ServingRules.CheckTakingDown(before.Role)
            : ServingRules.CheckChange(before.Role, await RoleOfAsync(item), HasEnd(item));
    }

    /// <summary>Remembers what readers see of an item before an import changes it.</summary>
    public async Task BeginImportAsync(string contentItemId)
    {
        if (!_imported.ContainsKey(contentItemId))
        {
            _imported[contentItemId] = await PublishedRoleAsync(contentItemId);
        }
    }

    /// <summary>Whether an import is about to replace the item, so that it is removed only to come back.</summary>
    public bool IsImported(string contentItemId) => _imported.ContainsKey(contentItemId);

    /// <summary>Whether anything answers at the site's own address.</summary>
    public async Task<bool> HasHomePageAsync()
    {
        var home = (await site.GetSiteSettingsAsync()).HomeRoute;
        return home?.Count > 0 && (!home.TryGetValue(options.Value.ContentItemIdKey, out var id)
            || (id?.ToString() is { } wanted && await session.QueryIndex<ContentItemIndex>(row => row.ContentItemId == wanted && row.Published).CountAsync() > 0));
    }

    private async Task<(SiteRole? Role, string VersionId)> PublishedRoleAsync(string contentItemId)
    {
        var published = await session.Query<ContentItem, ContentItemIndex>(row => row.ContentItemId == contentItemId && row.Published).FirstOrDefaultAsync();
        return published is null ? (null, "") : (await RoleOfAsync(published), published.ContentItemVersionId);
    }

    private async Task<SiteRole> RoleOfAsync(ContentItem item)
    {
        var content = (JsonObject)item.Content;
        var home = (await site.GetSiteSettingsAsync()).HomeRoute;
        return new SiteRole(
            IsHome: home is not null && home.TryGetValue(options.Value.ContentItemIdKey, out var id) && id?.ToString() == item.ContentItemId,
            Address: Text(content, "AutoroutePart", "Disabled") is null ? Text(content, "AutoroutePart", "Path") : null,
            Alias: Text(content, "AliasPart", "Alias"),
            Collection: Text(content, "CollectionPage", "Collection", "Text"),
            IsEmpty: IsEmpty(item.ContentType, content));
    }

    private static bool IsEmpty(string contentType, JsonObject content) => contentType switch
    {
        "Page" => RichText.IsEmpty(Text(content, "Page", "Body", "Html")),
        "FundingStatement" => string.IsNullOrWhiteSpace(Text(content, "FundingStatement", "Text", "Text")),
        "Menu" => (content["MenuItemsListPart"] as JsonObject)?["MenuItems"] is not JsonArray { Count: > 0 },
        _ => false,
    };

    private static bool HasEnd(ContentItem item) => Text((JsonObject)item.Content, "ArchiveLaterPart", "ScheduledArchiveUtc") is not null;

    // What an import brings need not be of the kind that it should.
    private static string? Text(JsonNode? node, params string[] path)
    {
        foreach (var name in path)
        {
            node = (node as JsonObject)?[name];
        }

        return node?.GetValueKind() switch
        {
            JsonValueKind.String => node.GetValue<string>() is { Length: > 0 } text ? text : null,
            JsonValueKind.True => "true",
            _ => null,
        };
    }
}
