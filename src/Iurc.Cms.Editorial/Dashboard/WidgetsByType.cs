using System.Linq.Expressions;
using OrchardCore.AdminDashboard;
using OrchardCore.AdminDashboard.Indexes;
using OrchardCore.AdminDashboard.Services;
using OrchardCore.ContentManagement;
using OrchardCore.ContentManagement.Metadata;
using OrchardCore.ContentManagement.Metadata.Models;
using OrchardCore.ContentManagement.Records;
using YesSql;
using YesSql.Services;
using ISession = YesSql.ISession;

namespace Iurc.Cms.Editorial.Dashboard;

/// <summary>
/// Reads the dashboard's widgets by their types. Orchard reads through all published items, and then shows those whose type is one of
/// a widget.
/// </summary>
public sealed class WidgetsByType(ISession session, IContentDefinitionManager definitions) : IAdminDashboardService
{
    /// <inheritdoc />
    public async Task<IEnumerable<ContentItem>> GetWidgetsAsync(Expression<Func<ContentItemIndex, bool>> predicate)
    {
        var types = (await definitions.ListTypeDefinitionsAsync())
            .Where(type => type.StereotypeEquals(AdminDashboardConstants.Stereotype)).Select(type => type.Name).ToArray();
        return types.Length == 0 ? []
            : await session.Query<ContentItem, DashboardPartIndex>().OrderBy(widget => widget.Position)
                .With(predicate).With<ContentItemIndex>(row => row.ContentType.IsIn(types)).ListAsync();
    }
}
