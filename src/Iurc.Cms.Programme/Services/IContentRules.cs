using Iurc.Programme;
using OrchardCore.ContentManagement;

namespace Iurc.Cms.Programme.Services;

/// <summary>Rules for content items besides those for phases, regions and testimonials. Features add their own.</summary>
public interface IContentRules
{
    /// <summary>
    /// All that is wrong with <paramref name="item"/>. The field of a problem is its name in the editor's form, for example
    /// <c>Region.Image.Text</c>.
    /// </summary>
    /// <param name="item">The item as it is about to be stored.</param>
    IEnumerable<Problem> Check(ContentItem item);
}
