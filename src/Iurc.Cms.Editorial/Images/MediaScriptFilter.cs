using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using OrchardCore.ResourceManagement;

namespace Iurc.Cms.Editorial.Images;

/// <summary>Brings the script that asks before files in use are deleted to the pages that show the media library.</summary>
public sealed class MediaScriptFilter(IResourceManager resources) : IResultFilter
{
    /// <inheritdoc />
    public void OnResultExecuting(ResultExecutingContext context)
    {
        ArgumentNullException.ThrowIfNull(context);

        var route = context.RouteData.Values;
        if (context.Result is ViewResult && (EditorPage.ActionOf(route) is not null
            || (string.Equals(route["area"] as string, "OrchardCore.Media", StringComparison.OrdinalIgnoreCase)
                && string.Equals(route["action"] as string, "Index", StringComparison.OrdinalIgnoreCase))))
        {
            // Deferred: the admin's own scripts, which it needs, stand below it.
            resources.RegisterUrl("script", "~/Iurc.Cms.Editorial/scripts/media-in-use.js", null).AtFoot().SetAttribute("defer", "defer").ShouldAppendVersion(true);
        }
    }

    /// <inheritdoc />
    public void OnResultExecuted(ResultExecutedContext context)
    {
    }
}
