using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.Localization;
using OrchardCore;
using OrchardCore.DisplayManagement.Notify;
using YesSql;
using ISession = YesSql.ISession;

namespace Iurc.Cms.Programme.Upgrades;

/// <summary>Tells the first administrator who opens the dashboard what an upgrade has brought.</summary>
public sealed class UpgradeReportFilter(
    ISession session, INotifier notifier, IHtmlLocalizer<UpgradeReportFilter> localizer) : IAsyncActionFilter
{
    /// <inheritdoc />
    public async Task OnActionExecutionAsync(ActionExecutingContext context, ActionExecutionDelegate next)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(next);

        if (Is(context, "area", "OrchardCore.AdminDashboard") && Is(context, "action", "Index")
            && context.HttpContext.User.IsInRole(OrchardCoreConstants.Roles.Administrator)
            && await session.Query<SiteUpgrade>().FirstOrDefaultAsync() is { Report.Count: > 0 } site)
        {
            await notifier.InformationAsync(localizer["The site was set up by an earlier version. This has been added, and nothing that you have set was changed:"]);
            foreach (var line in site.Report)
            {
                await notifier.InformationAsync(localizer["{0}", line]);
            }

            site.Report.Clear();
            await session.SaveAsync(site);
        }

        await next();
    }

    private static bool Is(ActionExecutingContext context, string key, string value)
        => string.Equals(context.RouteData.Values[key] as string, value, StringComparison.OrdinalIgnoreCase);
}
