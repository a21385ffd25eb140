using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using OrchardCore.Admin;
using OrchardCore.DisplayManagement.Theming;

namespace Iurc.Cms.Delivery.SecurityHeaders;

/// <summary>
/// Gives a page its policy by the theme that shows it, which is what decides which scripts are on it: the log-in page is the
/// admin's, an error below <c>/Admin</c> the site's.
/// </summary>
public sealed class AdminPolicyFilter(IThemeManager themes, IAdminThemeService? adminTheme = null) : IAsyncResultFilter
{
    /// <inheritdoc />
    public async Task OnResultExecutionAsync(ResultExecutingContext context, ResultExecutionDelegate next)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(next);

        if (context.Result is ViewResult or PageResult)
        {
            var isAdmin = IsPreviewFrame(context) || (adminTheme is not null && await IsAdminThemeAsync());
            (isAdmin ? ContentPolicy.Admin : ContentPolicy.Page).ApplyTo(context.HttpContext);
        }

        await next();
    }

    // The editor's preview window: it has scripts and no theme. The page that it shows, in a frame, is one of the site's.
    private static bool IsPreviewFrame(ResultExecutingContext context)
        => context.RouteData.Values is var route
            && (route["area"], route["controller"], route["action"]) is ("OrchardCore.ContentPreview", "Preview", "Index");

    private async Task<bool> IsAdminThemeAsync()
        => (await themes.GetThemeAsync())?.Id is { } theme && theme == await adminTheme!.GetAdminThemeNameAsync();
}
