using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Routing;
using OrchardCore.DisplayManagement;
using OrchardCore.DisplayManagement.Layout;

namespace Iurc.Cms.Editorial.Dashboard;

/// <summary>Puts what needs attention at the top of Orchard's dashboard, above its widgets.</summary>
public sealed class DashboardFilter(ILayoutAccessor layouts, IShapeFactory shapes, Attention attention) : IAsyncResultFilter
{
    /// <inheritdoc />
    public async Task OnResultExecutionAsync(ResultExecutingContext context, ResultExecutionDelegate next)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(next);

        if (context.Result is ViewResult && IsDashboard(context.RouteData.Values) && await attention.FindAsync(context.HttpContext.User) is { } found)
        {
            var shape = await shapes.CreateAsync<AttentionViewModel>("IurcAttention", model => (model.Cards, model.New) = (found.Cards, found.New));
            await (await layouts.GetLayoutAsync()).Zones["Content"].AddAsync(shape, "before");
        }

        await next();
    }

    private static bool IsDashboard(RouteValueDictionary route)
        => Is(route, "area", "OrchardCore.AdminDashboard") && Is(route, "controller", "Dashboard") && Is(route, "action", "Index");

    private static bool Is(RouteValueDictionary route, string key, string value)
        => string.Equals(route[key] as string, value, StringComparison.OrdinalIgnoreCase);
}
