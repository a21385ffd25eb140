using Iurc.Cms.Editorial.Sharing;
using Microsoft.Extensions.Localization;
using OrchardCore.ContentManagement;

namespace Iurc.Cms.Editorial.Erasure;

/// <summary>The links that show the draft to somebody.</summary>
public sealed class ShareStep(SharedDrafts shares, IStringLocalizer<ShareStep> localizer) : IErasureStep
{
    /// <inheritdoc />
    public async Task<string?> DescribeAsync(IReadOnlyList<ContentItem> versions)
        => (await shares.ListAsync(versions[0].ContentItemId)).Count is > 0 and var count ? localizer.Plural(count, "1 link that shows its draft", "{0} links that show its draft").Value : null;

    /// <inheritdoc />
    public Task EraseAsync(IReadOnlyList<ContentItem> versions) => shares.EndAllAsync(versions[0].ContentItemId);
}
