using Iurc.Cms.Editorial.Copies;
using OrchardCore.ContentManagement;
using OrchardCore.Modules;

namespace Iurc.Cms.Editorial.Publishing;

/// <summary>Knows of a copy or a translation whether the text that it begins with waits for its date elsewhere.</summary>
public sealed class CopiedEmbargo(IContentManager content, ItemSchedules schedules, IClock clock)
{
    // A copy of a copy, and so on: nobody goes further.
    private const int MostCopies = 10;

    /// <summary>When the original is to be published; UTC. Null if it waits for no date, or the item is no copy that was never published.</summary>
    public async Task<DateTime?> OfAsync(ContentItem item)
    {
        ArgumentNullException.ThrowIfNull(item);

        ContentItem? next = item;
        for (var i = 0; i < MostCopies && next is not null && next.TryGet<CopyPart>(out var copy) && copy.OfContentItemId.Length > 0; i++)
        {
            if ((await schedules.PlanOfAsync(copy.OfContentItemId)).PublishUtc is { } publish && publish > clock.UtcNow)
            {
                return publish;
            }

            next = await content.GetAsync(copy.OfContentItemId, VersionOptions.Latest);
        }

        return null;
    }
}
