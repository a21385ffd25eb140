using System.Security.Claims;
using Iurc.Cms.Programme.Models;
using Iurc.Programme;
using Iurc.Programme.Links;
using Microsoft.AspNetCore.Authorization;
using OrchardCore.ContentManagement;
using OrchardCore.Contents;
using YesSql;
using YesSql.Services;
using ISession = YesSql.ISession;

namespace Iurc.Cms.Editorial.LinkHealth;

/// <summary>Lists addresses that published items name, with those items. Every query is bounded, however many items there are.</summary>
public sealed class LinkList(ISession session, IContentManager contentManager, IProgrammeCatalogue catalogue, IAuthorizationService authorization)
{
    /// <summary>How many items are named for one address.</summary>
    public const int MostUses = 5;

    /// <summary>How many addresses there are in each state.</summary>
    public async Task<IReadOnlyDictionary<LinkState, int>> CountAsync()
    {
        var counts = new Dictionary<LinkState, int>();
        foreach (var state in Enum.GetValues<LinkState>())
        {
            counts[state] = await (await MatchesAsync(state, "")).CountAsync();
        }

        return counts;
    }

    /// <summary>How many addresses fit.</summary>
    public async Task<int> CountAsync(LinkState? state, string search) => await (await MatchesAsync(state, search)).CountAsync();

    /// <summary>Some of the addresses that fit, with the items that name them.</summary>
    public async Task<IReadOnlyList<LinkRow>> ListAsync(LinkState? state, string search, int skip, int take, ClaimsPrincipal user)
    {
        var checks = await (await MatchesAsync(state, search)).OrderBy(check => check.Address).Skip(skip).Take(take).ListAsync();
        var day = await catalogue.GetTodayAsync();
        DateTime? today = day.ToIndexedDay();
        var rows = new List<LinkRow>();
        foreach (var check in checks)
        {
            var key = ExternalLinks.KeyOf(check.Address);
            var named = session.QueryIndex<ExternalLinkIndex>(link => link.AddressKey == key && (link.Until == null || link.Until > today));
            var count = await named.CountAsync();
            var uses = await named.OrderBy(link => link.ContentItemId).Take(MostUses).ListAsync();
            var shown = new List<LinkUse>();
            foreach (var item in await contentManager.GetAsync(uses.Select(use => use.ContentItemId)))
            {
                shown.Add(await UseAsync(item, check, day, user));
            }

            rows.Add(new LinkRow(check, shown, count));
        }

        return rows;
    }

    /// <summary>What is known of an address, or null.</summary>
    public async Task<LinkCheck?> FindAsync(string key)
        => await session.Query<LinkCheck, LinkCheckIndex>(check => check.AddressKey == key).FirstOrDefaultAsync();

    /// <summary>Whether <paramref name="item"/> is a region with this website, which has not closed by <paramref name="today"/>.</summary>
    public static bool IsWebsiteOf(ContentItem item, string address, DateOnly today)
        => item.ToRegionFacts() is { } region && !region.IsClosedOn(today)
            && WebAddress.IsPublic(region.Website) && ExternalLinks.Normalized(region.Website) == address;

    private async Task<LinkUse> UseAsync(ContentItem item, LinkCheck check, DateOnly today, ClaimsPrincipal user)
    {
        var canEdit = await authorization.AuthorizeAsync(user, CommonPermissions.EditContent, item);
        return new LinkUse(item.ContentItemId, item.DisplayText ?? "", canEdit,
            canEdit && check.History.State == LinkState.Broken && IsWebsiteOf(item, check.Address, today));
    }

    // An address that no published item names any more is not shown, though it is forgotten only when it is due.
    private async Task<IQuery<LinkCheck, LinkCheckIndex>> MatchesAsync(LinkState? state, string search)
    {
        DateTime? today = (await catalogue.GetTodayAsync()).ToIndexedDay();
        var found = session.Query<LinkCheck, LinkCheckIndex>(check => check.AddressKey.IsIn<ExternalLinkIndex>(link => link.AddressKey, link => link.Until == null || link.Until > today));
        if (state?.ToString() is { } name)
        {
            found = found.Where(check => check.State == name);
        }

        return search.Length == 0 ? found : found.Where(check => check.Address.Contains(search));
    }
}
