using Iurc.Cms.Editorial.Dashboard;
using Microsoft.Extensions.Localization;
using OrchardCore.ContentManagement;
using ISession = YesSql.ISession;

namespace Iurc.Cms.Editorial.Review;

/// <summary>The drafts for which somebody has asked for a review and which were sent back, with the words.</summary>
public sealed class SentBackAttention(ISession session, IContentManager content, IStringLocalizer<SentBackAttention> localizer) : IAttentionSource
{
    /// <inheritdoc />
    public string Name => "sent-back";

    /// <inheritdoc />
    public int Order => 4;

    /// <inheritdoc />
    public LocalizedString Title => localizer["Drafts of yours that were sent back"];

    /// <inheritdoc />
    public Task<int> CountAsync(AttentionScope scope) => session.AskedBy(scope, isSentBack: true).CountAsync();

    /// <inheritdoc />
    public async Task<IReadOnlyList<AttentionFinding>> ListAsync(AttentionScope scope, int take)
    {
        List<AttentionFinding> found = [];
        foreach (var row in await session.AskedBy(scope, isSentBack: true).OrderByDescending(row => row.WhenUtc).Take(take).ListAsync())
        {
            var words = await content.GetAsync(row.ContentItemId, VersionOptions.Latest) is { } draft && draft.TryGet<ReviewPart>(out var review)
                ? localizer["{0}: {1}", review.AnsweredByName, review.Answer].Value : "";
            found.Add(new(row.ContentItemId, row.WhenUtc, words));
        }

        return found;
    }

    /// <inheritdoc />
    public Task<string?> ListAddressAsync(AttentionScope scope) => Task.FromResult<string?>("Contents/ContentItems?q=review%3Aback");
}
