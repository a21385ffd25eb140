using Microsoft.Extensions.Localization;
using OrchardCore.AuditTrail.Indexes;
using OrchardCore.AuditTrail.Models;
using OrchardCore.ContentManagement;
using YesSql;
using ISession = YesSql.ISession;

namespace Iurc.Cms.Editorial.Erasure;

/// <summary>The audit trail keeps the whole text of each version.</summary>
public sealed class AuditTrailStep(ISession session, IStringLocalizer<AuditTrailStep> localizer) : IErasureStep
{
    /// <inheritdoc />
    public async Task<string?> DescribeAsync(IReadOnlyList<ContentItem> versions)
        => await Find(versions).CountAsync() is > 0 and var count ? localizer.Plural(count, "1 entry of the audit trail", "{0} entries of the audit trail").Value : null;

    /// <inheritdoc />
    public async Task EraseAsync(IReadOnlyList<ContentItem> versions)
    {
        foreach (var entry in await Find(versions).ListAsync())
        {
            session.Delete(entry, AuditTrailEvent.Collection);
        }
    }

    private IQuery<AuditTrailEvent, AuditTrailEventIndex> Find(IReadOnlyList<ContentItem> versions)
    {
        var id = versions[0].ContentItemId;
        return session.Query<AuditTrailEvent, AuditTrailEventIndex>(entry => entry.CorrelationId == id, collection: AuditTrailEvent.Collection);
    }
}
