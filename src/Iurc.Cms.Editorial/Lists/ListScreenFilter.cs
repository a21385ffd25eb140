using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using OrchardCore.ResourceManagement;

namespace Iurc.Cms.Editorial.Lists;

/// <summary>Shows the admin's lists as tables that can be sorted, in place of Orchard's own view of them.</summary>
public sealed class ListScreenFilter(IResourceManager resources) : IResultFilter
{
    /// <inheritdoc />
    public void OnResultExecuting(ResultExecutingContext context)
    {
        ArgumentNullException.ThrowIfNull(context);

        // A view that has a name is that of who asks something first.
        if (context.Result is ViewResult { ViewName: null } view && context.RouteData.Values is var route && route["area"] as string == "OrchardCore.Contents"
            && route["controller"] as string == "Admin" && route["action"] as string == "List")
        {
            view.ViewName = "~/Areas/Iurc.Cms.Editorial/Views/Lists/Index.cshtml";
            resources.RegisterUrl("stylesheet", "~/Iurc.Cms.Editorial/styles/lists.css", null).AtHead().ShouldAppendVersion(true);
            resources.RegisterUrl("script", "~/Iurc.Cms.Editorial/scripts/lists.js", null).AtFoot().SetAttribute("defer", "defer").ShouldAppendVersion(true);
        }
    }

    /// <inheritdoc />
    public void OnResultExecuted(ResultExecutedContext context)
    {
    }
}
