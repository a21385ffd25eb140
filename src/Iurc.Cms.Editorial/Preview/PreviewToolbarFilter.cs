using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using OrchardCore.DisplayManagement;
using OrchardCore.ResourceManagement;

namespace Iurc.Cms.Editorial.Preview;

/// <summary>Puts the toolbar into the window that Orchard opens for the preview.</summary>
public sealed class PreviewToolbarFilter(IResourceManager resources, IShapeFactory shapes, IDisplayHelper display) : IAsyncResultFilter
{
    /// <inheritdoc />
    public async Task OnResultExecutionAsync(ResultExecutingContext context, ResultExecutionDelegate next)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(next);

        var route = context.RouteData.Values;
        if (context.Result is ViewResult && route["area"] is "OrchardCore.ContentPreview" && route["controller"] is "Preview" && route["action"] is "Index")
        {
            // The page has no zone but this one, at its foot.
            resources.RegisterFootScript(await display.ShapeExecuteAsync(await shapes.CreateAsync("IurcPreviewToolbar")));
        }

        await next();
    }
}
