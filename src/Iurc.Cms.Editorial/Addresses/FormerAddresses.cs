using Iurc.Cms.Programme.Addresses;
using OrchardCore.Autoroute.Core.Indexes;
using OrchardCore.Autoroute.Models;
using OrchardCore.ContentManagement;
using OrchardCore.ContentManagement.Records;
using YesSql;
using YesSql.Services;
using ISession = YesSql.ISession;

namespace Iurc.Cms.Editorial.Addresses;

/// <summary>Says what has become of an address that no page answers at any more.</summary>
public sealed class FormerAddresses(ISession session, OwnAddresses own) : IMovedAddresses
{
    /// <inheritdoc />
    public async Task<string?> WhereIsAsync(string path) => (await FindAsync(path))?.MovedTo is { Length: > 0 } now ? now : null;

    /// <summary>The addresses that were once published and that no page answers at now, sorted.</summary>
    /// <param name="search">A part of the address; all when it is null or empty.</param>
    public async Task<IReadOnlyList<string>> ListAsync(string? search)
    {
        var part = FormerAddressIndex.Normalize((search ?? "").Trim());
        var rows = await session.QueryIndex<FormerAddressIndex>(index =>
            index.Path.Contains(part) && index.Path.IsNotIn<AutoroutePartIndex>(route => route.Path, route => route.Published && route.Path != "")).ListAsync();
        return [.. rows.Select(row => row.Path).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
    }

    /// <summary>What has become of <paramref name="path"/>, or null when no published page ever had it, or when its page is only unpublished.</summary>
    public async Task<Fate?> FindAsync(string path)
    {
        var wanted = FormerAddressIndex.Normalize(path);
        var ids = (await session.QueryIndex<FormerAddressIndex>(index => index.Path == wanted).ListAsync())
            .Select(row => row.ContentItemId)
            .ToHashSet(StringComparer.Ordinal);
        // Where the site answers itself, "not found" is its own answer.
        if (ids.Count == 0 || await own.PurposeOfAsync(wanted) is not null)
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
        return current is not null ? await own.PurposeOfAsync(current) is null ? new Fate(current.Trim('/')) : null
            : items.Count == 0 ? new Fate(MovedTo: null)
            : null;
    }
}

/// <summary>What has become of an address.</summary>
/// <param name="MovedTo">Where its page is now, without a leading slash; null when the page has been removed for good.</param>
public sealed record Fate(string? MovedTo)
{
    /// <summary>The page is unpublished: the address comes back when somebody publishes it.</summary>
    public static Fate Waiting { get; } = new("");
}
