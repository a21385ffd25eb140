using Iurc.Cms.Programme.Models;
using Iurc.Cms.Programme.Pictures;
using Iurc.Cms.Programme.Services;
using Iurc.Programme;
using Iurc.Programme.Pictures;
using OrchardCore.ContentManagement;

namespace Iurc.Cms.Editorial.Images;

/// <summary>
/// Asks of every picture a text, or that somebody says that it only decorates: on save, on import and before publishing. Of one that is too
/// small for its place it is said that it is.
/// </summary>
public sealed class PictureContentRules(LibraryPictures pictures) : IContentRules
{
    /// <inheritdoc />
    public IEnumerable<Problem> Check(ContentItem item)
    {
        ArgumentNullException.ThrowIfNull(item);

        return ItemPictures.ProblemsOf(item).Concat(ItemPictures.PlacesOf(item)
            .SelectMany(chosen => pictures.SizeOf(chosen.Path) is { } size ? PictureRules.CheckSize(chosen.Field, chosen.Path, size, chosen.Place) : []));
    }
}
