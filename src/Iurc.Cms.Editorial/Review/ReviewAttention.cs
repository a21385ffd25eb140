using Iurc.Cms.Editorial.Dashboard;
using Microsoft.Extensions.Localization;
using YesSql;
using YesSql.Services;
using ISession = YesSql.ISession;

namespace Iurc.Cms.Editorial.Review;

/// <summary>The drafts that await a review, for those who may publish them.</summary>
public sealed class ReviewAttention(ISession session, IStringLocalizer<ReviewAttention> localizer) : IAttentionSource
{
    /// <inheritdoc />
    public string Name => "awaiting-review";

    /// <inheritdoc />
    public int Order => 5;

    /// <inheritdoc />
    public LocalizedString Title => localizer["Drafts that await a review"];

    /// <inheritdoc />
    public Task<int> CountAsync(AttentionScope scope) => Find(scope).CountAsync();

    /// <inheritdoc />
    public async Task<IReadOnlyList<AttentionFinding>> ListAsync(AttentionScope scope, int take)
        => [.. (await Find(scope).OrderBy(review => review.AskedUtc).Take(take).ListAsync()).Select(review => new AttentionFinding(review.ContentItemId, review.AskedUtc))];

    /// <inheritdoc />
    public Task<string?> ListAddressAsync(AttentionScope scope) => Task.FromResult<string?>("Contents/ContentItems?q=review%3Aasked");

    private IQueryIndex<ReviewIndex> Find(AttentionScope scope)
    {
        ArgumentNullException.ThrowIfNull(scope);

        var publishable = scope.Publishable;
        return session.QueryIndex<ReviewIndex>(review => review.ContentType.IsIn(publishable));
    }
}
