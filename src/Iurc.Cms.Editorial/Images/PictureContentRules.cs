using Iurc.Cms.Programme.Models;
using Iurc.Cms.Programme.Services;
using Iurc.Programme;
using OrchardCore.ContentManagement;

namespace Iurc.Cms.Editorial.Images;

/// <summary>Asks of every picture a text, or that somebody says that it only decorates: on save, on import and before publishing.</summary>
public sealed class PictureContentRules : IContentRules
{
    /// <inheritdoc />
    public IEnumerable<Problem> Check(ContentItem item) => ItemPictures.ProblemsOf(item);
}
