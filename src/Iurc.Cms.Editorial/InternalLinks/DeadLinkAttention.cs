using Iurc.Cms.Editorial.Dashboard;
using Iurc.Cms.Editorial.LinkHealth;
using Microsoft.AspNetCore.Authorization;
using Microsoft.Extensions.Localization;
using YesSql;
using YesSql.Services;

namespace Iurc.Cms.Editorial.InternalLinks;

/// <summary>The links within the site that lead readers to nothing, of the items that a user may edit.</summary>
public sealed class DeadLinkAttention(DeadLinks links, IAuthorizationService authorization, IStringLocalizer<DeadLinkAttention> localizer) : IAttentionSource
{
    /// <inheritdoc />
    public string Name => "dead-links";

    /// <inheritdoc />
    public int Order => 44;

    /// <inheritdoc />
    public LocalizedString Title => localizer["Links within the site that lead nowhere"];

    /// <inheritdoc />
    public async Task<int> CountAsync(AttentionScope scope)
    {
        var count = 0;
        foreach (var dead in await DeadAsync())
        {
            count += await UsesOf(dead, scope).CountAsync();
        }

        return count;
    }

    /// <inheritdoc />
    public async Task<IReadOnlyList<AttentionFinding>> ListAsync(AttentionScope scope, int take)
    {
        var found = new List<AttentionFinding>();
        foreach (var dead in await DeadAsync())
        {
            if (found.Count < take)
            {
                found.AddRange((await UsesOf(dead, scope).OrderBy(use => use.Id).Take(take - found.Count).ListAsync())
                    .Select(use => new AttentionFinding(use.ContentItemId, Detail: dead.IsChosen ? dead.Detail : dead.Address)));
            }
        }

        return found;
    }

    /// <inheritdoc />
    public async Task<string?> ListAddressAsync(AttentionScope scope)
    {
        ArgumentNullException.ThrowIfNull(scope);

        return await authorization.AuthorizeAsync(scope.User, LinkHealthPermissions.ManageLinks) ? "Links/Inside" : null;
    }

    private async Task<IEnumerable<DeadLink>> DeadAsync() => (await links.FindAsync()).Where(dead => !dead.Works);

    private IQueryIndex<InternalLinkIndex> UsesOf(DeadLink dead, AttentionScope scope)
    {
        ArgumentNullException.ThrowIfNull(scope);

        var (editable, own, user) = (scope.Editable, scope.Own, scope.UserId);
        return links.UsesOf(dead).Where(use => use.ContentType.IsIn(editable) || (use.ContentType.IsIn(own) && use.Owner == user));
    }
}
