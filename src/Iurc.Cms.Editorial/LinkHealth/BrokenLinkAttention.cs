using Iurc.Cms.Editorial.Dashboard;
using Iurc.Programme.Links;
using Microsoft.AspNetCore.Authorization;
using Microsoft.Extensions.Localization;
using YesSql;
using YesSql.Services;
using ISession = YesSql.ISession;

namespace Iurc.Cms.Editorial.LinkHealth;

/// <summary>The broken links of the items that a user may edit.</summary>
public sealed class BrokenLinkAttention(ISession session, IAuthorizationService authorization, IStringLocalizer<BrokenLinkAttention> localizer) : IAttentionSource
{
    private static readonly string s_broken = nameof(LinkState.Broken);

    /// <inheritdoc />
    public string Name => "broken-links";

    /// <inheritdoc />
    public int Order => 45;

    /// <inheritdoc />
    public LocalizedString Title => localizer["Broken links"];

    /// <inheritdoc />
    public Task<int> CountAsync(AttentionScope scope) => Find(scope).CountAsync();

    /// <inheritdoc />
    public async Task<IReadOnlyList<AttentionFinding>> ListAsync(AttentionScope scope, int take)
        => [.. (await Find(scope).OrderBy(link => link.Address).Take(take).ListAsync()).Select(link => new AttentionFinding(link.ContentItemId, Detail: link.Address))];

    /// <inheritdoc />
    public async Task<string?> ListAddressAsync(AttentionScope scope)
    {
        ArgumentNullException.ThrowIfNull(scope);

        return await authorization.AuthorizeAsync(scope.User, LinkHealthPermissions.ManageLinks) ? "Links" : null;
    }

    private IQueryIndex<ExternalLinkIndex> Find(AttentionScope scope)
    {
        ArgumentNullException.ThrowIfNull(scope);

        var (editable, own, user, broken) = (scope.Editable, scope.Own, scope.UserId, s_broken);
        DateTime? today = scope.Today.ToIndexedDay();
        return session.QueryIndex<ExternalLinkIndex>(link => link.AddressKey.IsIn<LinkCheckIndex>(check => check.AddressKey, check => check.State == broken))
            .Where(link => link.Until == null || link.Until > today)
            .Where(link => link.ContentType.IsIn(editable) || (link.ContentType.IsIn(own) && link.Owner == user));
    }
}
