using Iurc.Cms.Programme.Models;
using OrchardCore.ContentManagement;

namespace Iurc.Cms.Editorial.SmallChanges;

/// <summary>Which items somebody changes a little in this request, and the dates that stay with them.</summary>
public sealed class SmallChanges
{
    private readonly Dictionary<ContentItem, DateTime?> _before = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<ContentItem, DateTime?> _kept = new(ReferenceEqualityComparer.Instance);

    /// <summary>A new version begins, and Orchard gives it the present time.</summary>
    public void Begin(ContentItem version, ContentItem previous) => _before[version] = previous.UpdatedUtc();

    /// <summary>Somebody calls the change small, before it is stored.</summary>
    public void Mark(ContentItem item) => _kept[item] = _before.TryGetValue(item, out var before) ? before : item.UpdatedUtc();

    /// <summary>Writes down what stays, or that nothing does, when the change has been given its time.</summary>
    public void Keep(ContentItem item)
    {
        ArgumentNullException.ThrowIfNull(item);

        if (_kept.TryGetValue(item, out var kept))
        {
            item.Alter<LastUpdatedPart>(part => (part.ModifiedUtc, part.UpdatedUtc) = (item.ModifiedUtc, kept));
        }
        else if (item.Has<LastUpdatedPart>())
        {
            item.Remove<LastUpdatedPart>();
        }
    }
}
