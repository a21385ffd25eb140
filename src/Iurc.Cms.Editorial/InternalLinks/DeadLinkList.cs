using System.Security.Claims;
using Microsoft.AspNetCore.Authorization;
using OrchardCore.ContentManagement;
using OrchardCore.Contents;

namespace Iurc.Cms.Editorial.InternalLinks;

/// <summary>Lists the links that lead nowhere, with the items that have them.</summary>
public sealed class DeadLinkList(DeadLinks links, IContentManager content, IAuthorizationService authorization)
{
    /// <summary>How many items are named for one target.</summary>
    public const int MostUses = 5;

    /// <summary>How many targets there are.</summary>
    public async Task<int> CountAsync() => (await links.FindAsync()).Count;

    /// <summary>Some of the targets, those that lead nowhere first.</summary>
    public async Task<IReadOnlyList<DeadLinkRow>> ListAsync(int skip, int take, ClaimsPrincipal user)
    {
        var rows = new List<DeadLinkRow>();
        foreach (var dead in (await links.FindAsync()).OrderBy(dead => dead.Works).Skip(skip).Take(take))
        {
            var ids = (await links.UsesOf(dead).OrderBy(use => use.Id).Take(MostUses).ListAsync()).Select(use => use.ContentItemId).Distinct(StringComparer.Ordinal);
            var uses = new List<DeadLinkUse>();
            foreach (var item in await content.GetAsync(ids))
            {
                uses.Add(new DeadLinkUse(item.ContentItemId, item.DisplayText ?? "", await authorization.AuthorizeAsync(user, CommonPermissions.EditContent, item)));
            }

            rows.Add(new DeadLinkRow(dead, uses, await links.UsesOf(dead).CountAsync()));
        }

        return rows;
    }
}

/// <summary>One target.</summary>
/// <param name="Link">The target.</param>
/// <param name="Uses">Some of the published items that lead there.</param>
/// <param name="UseCount">How many times published items lead there.</param>
public sealed record DeadLinkRow(DeadLink Link, IReadOnlyList<DeadLinkUse> Uses, int UseCount);

/// <summary>An item that leads there.</summary>
/// <param name="ContentItemId">Its id.</param>
/// <param name="Title">Its title.</param>
/// <param name="CanEdit">Whether the user may edit it.</param>
public sealed record DeadLinkUse(string ContentItemId, string Title, bool CanEdit);

/// <summary>What the page shows.</summary>
/// <param name="Rows">The targets.</param>
/// <param name="Pager">Leads to further pages.</param>
public sealed record DeadLinksViewModel(IReadOnlyList<DeadLinkRow> Rows, OrchardCore.DisplayManagement.IShape Pager);
