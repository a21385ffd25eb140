using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using OrchardCore.Admin;
using OrchardCore.ResourceManagement;

namespace Iurc.Cms.Editorial.InternalLinks;

/// <summary>Brings the script that asks before something is taken down to the admin's pages with such buttons.</summary>
public sealed class LinkedContentScript(IResourceManager resources) : IResultFilter
{
    /// <inheritdoc />
    public void OnResultExecuting(ResultExecutingContext context)
    {
        ArgumentNullException.ThrowIfNull(context);

        if (context.Result is ViewResult && AdminAttribute.IsApplied(context.HttpContext)
            && context.RouteData.Values["area"] is "OrchardCore.Contents" or "OrchardCore.Menu" or "OrchardCore.AdminDashboard")
        {
            resources.RegisterUrl("script", "~/Iurc.Cms.Editorial/scripts/linked-content.js", null).AtFoot().SetAttribute("defer", "defer").ShouldAppendVersion(true);
        }
    }

    /// <inheritdoc />
    public void OnResultExecuted(ResultExecutedContext context)
    {
    }
}
