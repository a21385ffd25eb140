using System.Security.Cryptography;
using System.Text;
using Iurc.Cms.Editorial.Addresses;
using Iurc.Cms.Programme.Addresses;
using Iurc.Programme.Addresses;
using OrchardCore.Autoroute.Core.Indexes;
using OrchardCore.ContentManagement;
using OrchardCore.ContentManagement.Records;
using YesSql;
using YesSql.Services;
using ISession = YesSql.ISession;

namespace Iurc.Cms.Editorial.InternalLinks;

/// <summary>Says which items lead to others: by a link to one of their addresses, former ones too, or because they have chosen them.</summary>
public sealed class Referrers(ISession session, PublicAddresses addresses)
{
    /// <summary>How many rows are looked at; more are more than anybody reads.</summary>
    public const int Most = 200;

    /// <summary>The items that lead to any of <paramref name="ids"/>, but for these themselves.</summary>
    public async Task<ReferrerList> FindAsync(IReadOnlyCollection<string> ids)
    {
        ArgumentNullException.ThrowIfNull(ids);

        var (own, paths) = (ids.ToArray(), await PathsOfAsync(ids));
        string[] hosts = ["", .. await addresses.HostsAsync()];
        // In the order of the index, in which nothing has to be sorted.
        List<InternalLinkIndex> rows =
        [
            .. paths.Length == 0 ? [] : await session.QueryIndex<InternalLinkIndex>(link => link.Host.IsIn(hosts) && link.Path.IsIn(paths) && link.ContentItemId.IsNotIn(own))
                .OrderBy(link => link.Published).ThenBy(link => link.Id).Take(Most).ListAsync(),
            .. await session.QueryIndex<InternalLinkIndex>(link => link.Host == InternalLinkIndex.Chosen && link.Path.IsIn(own) && link.ContentItemId.IsNotIn(own))
                .OrderBy(link => link.Published).ThenBy(link => link.Id).Take(Most).ListAsync(),
        ];

        var found = rows.Select(row => row.ContentItemId).Distinct(StringComparer.Ordinal).ToArray();
        var shown = rows.Where(row => row.Published).Select(row => row.ContentItemId).ToHashSet(StringComparer.Ordinal);
        var items = found.Length == 0 ? [] : await session.Query<ContentItem, ContentItemIndex>(item => item.ContentItemId.IsIn(found) && (item.Latest || item.Published)).ListAsync();
        return new ReferrerList(
            [
                .. items.GroupBy(item => item.ContentItemId, StringComparer.Ordinal)
                    .Select(versions => versions.OrderByDescending(item => item.Latest).First())
                    .Select(item => new Referrer(item, shown.Contains(item.ContentItemId)))
                    .OrderByDescending(referrer => referrer.IsShown).ThenBy(referrer => referrer.Item.DisplayText, StringComparer.CurrentCultureIgnoreCase),
            ],
            IsCut: rows.Count >= Most);
    }

    private async Task<string[]> PathsOfAsync(IReadOnlyCollection<string> ids)
    {
        var wanted = ids.ToArray();
        var routed = await session.QueryIndex<AutoroutePartIndex>(route => route.ContentItemId.IsIn(wanted) && (route.Published || route.Latest)).ListAsync();
        var former = await session.QueryIndex<FormerAddressIndex>(route => route.ContentItemId.IsIn(wanted)).ListAsync();
        var home = await addresses.HomeAsync();
        var isHome = home is not null && Array.IndexOf(wanted, home) >= 0;
        return
        [
            .. routed.Select(route => route.Path).OfType<string>().Concat(former.Select(route => route.Path)).Select(CanonicalAddress.Of).Where(path => path.Length > 0)
                .Concat(isHome ? [""] : []).Distinct(StringComparer.Ordinal),
        ];
    }
}

/// <summary>Who leads to something.</summary>
/// <param name="Items">The items, those that readers see first.</param>
/// <param name="IsCut">Whether there may be more.</param>
public sealed record ReferrerList(IReadOnlyList<Referrer> Items, bool IsCut)
{
    /// <summary>Stands for the items, so that a confirmation holds only for what was shown.</summary>
    public string Token => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(
        string.Join(' ', Items.Select(referrer => referrer.Item.ContentItemId).Order(StringComparer.Ordinal)))).AsSpan(0, 8));
}

/// <summary>An item that leads to something.</summary>
/// <param name="Item">Its newest version.</param>
/// <param name="IsShown">Whether readers are led there; otherwise only a draft leads there.</param>
public sealed record Referrer(ContentItem Item, bool IsShown);
