using Iurc.Cms.Editorial.Dashboard;
using Microsoft.Extensions.Localization;
using ISession = YesSql.ISession;

namespace Iurc.Cms.Editorial.Review;

/// <summary>The drafts for which somebody has asked for a review that nobody has answered yet.</summary>
public sealed class OwnRequestsAttention(ISession session, IStringLocalizer<OwnRequestsAttention> localizer) : IAttentionSource
{
    /// <inheritdoc />
    public string Name => "own-requests";

    /// <inheritdoc />
    public int Order => 6;

    /// <inheritdoc />
    public LocalizedString Title => localizer["Drafts of yours that await a review"];

    /// <inheritdoc />
    public Task<int> CountAsync(AttentionScope scope) => session.AskedBy(scope, isSentBack: false).CountAsync();

    /// <inheritdoc />
    public async Task<IReadOnlyList<AttentionFinding>> ListAsync(AttentionScope scope, int take)
        => [.. (await session.AskedBy(scope, isSentBack: false).OrderBy(row => row.WhenUtc).Take(take).ListAsync()).Select(row => new AttentionFinding(row.ContentItemId, row.WhenUtc))];

    /// <inheritdoc />
    public Task<string?> ListAddressAsync(AttentionScope scope) => Task.FromResult<string?>("Contents/ContentItems?q=review%3Aasked");
}
