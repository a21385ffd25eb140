using Iurc.Cms.Programme.Indexes;
using Iurc.Cms.Programme.Models;
using Iurc.Programme.Pictures;
using OrchardCore.ContentManagement;
using YesSql.Indexes;

namespace Iurc.Cms.Editorial.Images;

/// <summary>Which item uses which file of the media library, in its published or its newest version: one row for each.</summary>
public sealed class MediaUseIndex : MapIndex
{
    /// <summary>The longest path that is kept, in characters.</summary>
    public const int PathLength = 767;

    /// <summary>The id of the content item.</summary>
    public string ContentItemId { get; set; } = "";

    /// <summary>The file's path in the library, in lower case.</summary>
    public string Path { get; set; } = "";

    /// <summary>
    /// The form in which paths are kept and looked up: the library's own, in lower case, because some stores do not mind it. Asked about
    /// one file too many, an editor loses nothing.
    /// </summary>
    public static string Normalize(string path)
    {
        ArgumentNullException.ThrowIfNull(path);

        return (MediaPath.TryNormalize(path, out var normal) ? normal : path.Replace('\\', '/').Trim('/')).ToLowerInvariant();
    }
}

/// <summary>Fills <see cref="MediaUseIndex"/>.</summary>
/// <param name="mediaPath">The path under which the site serves the library.</param>
public sealed class MediaUseIndexProvider(string mediaPath) : IndexProvider<ContentItem>
{
    /// <inheritdoc />
    public override void Describe(DescribeContext<ContentItem> context)
        => context.For<MediaUseIndex>().Map(item => item is not ({ Latest: true } or { Published: true }) ? [] : ItemPictures.PathsOf(item, mediaPath)
            .Select(MediaUseIndex.Normalize)
            .Where(path => IndexedText.Fits(path, MediaUseIndex.PathLength))
            .Distinct(StringComparer.Ordinal)
            .Select(path => new MediaUseIndex { ContentItemId = item.ContentItemId, Path = path }));
}
