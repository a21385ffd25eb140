using OrchardCore.Autoroute.Models;
using OrchardCore.ContentManagement;
using OrchardCore.ContentManagement.Records;
using YesSql;
using YesSql.Services;
using ISession = YesSql.ISession;

namespace Iurc.Cms.Editorial.Addresses;

/// <summary>Says what has become of an address that no page answers at any more.</summary>
public sealed class FormerAddresses(ISession session)
{
    /// <summary>What has become of <paramref name="path"/>, or null when no published page ever had it, or when its page is only unpublished.</summary>
    public async Task<Fate?> FindAsync(string path)
    {
        var wanted = FormerAddressIndex.Normalize(path);
        var ids = (await session.QueryIndex<FormerAddressIndex>(index => index.Path == wanted).ListAsync())
            .Select(row => row.ContentItemId)
            .ToHashSet(StringComparer.Ordinal);
        if (ids.Count == 0)
        {
            return null;
        }

        var items = (await session.Query<ContentItem, ContentItemIndex>(index => index.ContentItemId.IsIn(ids) && (index.Published || index.Latest)).ListAsync()).ToList();

        // Always straight to where the page is now: there can be neither chains nor loops.
        var current = items
            .Where(item => item.Published)
            .OrderByDescending(item => item.PublishedUtc)
            .Select(item => item.TryGet<AutoroutePart>(out var route) && !route.Disabled ? route.Path : null)
            .FirstOrDefault(route => !string.IsNullOrWhiteSpace(route) && FormerAddressIndex.Normalize(route) != wanted);
        return current is not null ? new Fate(current.Trim('/'))
            : items.Count == 0 ? new Fate(MovedTo: null)
            : null;
    }
}

/// <summary>What has become of an address.</summary>
/// <param name="MovedTo">Where its page is now, without a leading slash; null when the page has been removed for good.</param>
public sealed record Fate(string? MovedTo);
