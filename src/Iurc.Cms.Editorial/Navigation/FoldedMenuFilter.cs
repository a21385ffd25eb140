using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using OrchardCore.Admin;
using OrchardCore.ResourceManagement;

namespace Iurc.Cms.Editorial.Navigation;

/// <summary>
/// Folds the admin's menu on a phone. Orchard 3.0.1 means to do so on the first visit, but the class that it asks for is not set by
/// anything any more, and the open menu then lies over the page.
/// </summary>
public sealed class FoldedMenuFilter(IResourceManager resources) : IResultFilter
{
    /// <inheritdoc />
    public void OnResultExecuting(ResultExecutingContext context)
    {
        ArgumentNullException.ThrowIfNull(context);

        if (context.Result is ViewResult && AdminAttribute.IsApplied(context.HttpContext))
        {
            // Not deferred: it must have run when the admin's own script looks at the menu.
            resources.RegisterUrl("script", "~/Iurc.Cms.Editorial/scripts/menu.js", null).AtFoot().ShouldAppendVersion(true);
        }
    }

    /// <inheritdoc />
    public void OnResultExecuted(ResultExecutedContext context)
    {
    }
}
