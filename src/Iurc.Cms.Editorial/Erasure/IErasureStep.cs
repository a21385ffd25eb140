using OrchardCore.ContentManagement;

namespace Iurc.Cms.Editorial.Erasure;

/// <summary>Erases what one part of the site keeps of an item besides its versions. A feature that keeps something adds its own.</summary>
public interface IErasureStep
{
    /// <summary>What is kept, in words for the list of what will go; null when nothing is.</summary>
    /// <param name="versions">All versions of the item.</param>
    Task<string?> DescribeAsync(IReadOnlyList<ContentItem> versions);

    /// <summary>Erases it. The versions themselves are gone by then, but for this list.</summary>
    /// <param name="versions">All versions of the item.</param>
    Task EraseAsync(IReadOnlyList<ContentItem> versions);
}
