using Iurc.Cms.Editorial.Dashboard;
using Microsoft.Extensions.Localization;
using OrchardCore.ContentManagement.Records;
using YesSql;
using YesSql.Services;
using ISession = YesSql.ISession;

namespace Iurc.Cms.Editorial.Review;

/// <summary>The drafts that somebody who may not publish has saved last, or begun, and for which no review was asked for yet.</summary>
public sealed class OwnDraftsAttention(ISession session, IStringLocalizer<OwnDraftsAttention> localizer) : IAttentionSource
{
    /// <inheritdoc />
    public string Name => "own-drafts";

    /// <inheritdoc />
    public int Order => 7;

    /// <inheritdoc />
    public LocalizedString Title => localizer["Your drafts"];

    /// <inheritdoc />
    public async Task<int> CountAsync(AttentionScope scope) => await (await FindAsync(scope)).CountAsync();

    /// <inheritdoc />
    public async Task<IReadOnlyList<AttentionFinding>> ListAsync(AttentionScope scope, int take)
        => [.. (await (await FindAsync(scope)).OrderByDescending(row => row.ModifiedUtc).Take(take).ListAsync()).Select(row => new AttentionFinding(row.ContentItemId, row.ModifiedUtc))];

    /// <inheritdoc />
    public Task<string?> ListAddressAsync(AttentionScope scope) => Task.FromResult<string?>("Contents/ContentItems?q=status%3Adraft");

    private async Task<IQueryIndex<ContentItemIndex>> FindAsync(AttentionScope scope)
    {
        ArgumentNullException.ThrowIfNull(scope);

        var (id, name, publishable) = (scope.UserId, scope.User.Identity?.Name ?? "", scope.Publishable);
        var asked = (await session.QueryIndex<AskedReviewIndex>(row => row.AskedById == id).ListAsync()).Select(row => row.ContentItemId).ToArray();
        var listed = scope.Listed;
        return session.QueryIndex<ContentItemIndex>(row => row.Latest && !row.Published && (row.Author == name || row.Owner == id)
            && row.ContentType.IsIn(listed) && row.ContentType.IsNotIn(publishable) && row.ContentItemId.IsNotIn(asked));
    }
}
