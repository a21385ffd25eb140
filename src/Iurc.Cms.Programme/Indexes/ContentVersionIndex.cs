using OrchardCore.ContentManagement;
using YesSql.Indexes;

namespace Iurc.Cms.Programme.Indexes;

/// <summary>What all our indexes know of a content item's version.</summary>
public abstract class ContentVersionIndex : MapIndex
{
    /// <summary>The id of the content item.</summary>
    public string ContentItemId { get; set; } = "";

    /// <summary>Whether this is the version that the public sees.</summary>
    public bool Published { get; set; }

    /// <summary>Whether this is the newest version.</summary>
    public bool Latest { get; set; }

    /// <summary>Whether a version belongs in an index: one of the type that is neither history nor removed.</summary>
    internal static bool Covers(ContentItem item, string contentType)
        => item.ContentType == contentType && (item.Published || item.Latest);

    internal static TIndex Of<TIndex>(ContentItem item, Action<TIndex> fill)
        where TIndex : ContentVersionIndex, new()
    {
        var index = new TIndex { ContentItemId = item.ContentItemId, Published = item.Published, Latest = item.Latest };
        fill(index);
        return index;
    }
}
