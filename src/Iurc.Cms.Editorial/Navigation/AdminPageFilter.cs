using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using OrchardCore.Admin;
using OrchardCore.ResourceManagement;

namespace Iurc.Cms.Editorial.Navigation;

/// <summary>
/// Mends three things of Orchard 3.0.1's admin pages. On a phone the menu lies open over the page: it is meant to be folded on the first
/// visit, but nothing sets the class any more that the admin's script asks for. The page has no main landmark. In dark colours the
/// help below the fields has too little contrast.
/// </summary>
public sealed class AdminPageFilter(IResourceManager resources) : IResultFilter
{
    /// <inheritdoc />
    public void OnResultExecuting(ResultExecutingContext context)
    {
        ArgumentNullException.ThrowIfNull(context);

        if (context.Result is ViewResult && AdminAttribute.IsApplied(context.HttpContext))
        {
            resources.RegisterUrl("stylesheet", "~/Iurc.Cms.Editorial/styles/admin.css", null).AtHead().ShouldAppendVersion(true);
            // Not deferred: it must have run when the admin's own script looks at the menu.
            resources.RegisterUrl("script", "~/Iurc.Cms.Editorial/scripts/admin.js", null).AtFoot().ShouldAppendVersion(true);
        }
    }

    /// <inheritdoc />
    public void OnResultExecuted(ResultExecutedContext context)
    {
    }
}
