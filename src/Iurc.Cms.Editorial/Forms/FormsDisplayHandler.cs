using Microsoft.AspNetCore.Http;
using OrchardCore.ContentManagement;
using OrchardCore.ContentManagement.Display.ContentDisplay;
using OrchardCore.DisplayManagement;
using OrchardCore.DisplayManagement.Handlers;
using OrchardCore.DisplayManagement.Zones;
using OrchardCore.ResourceManagement;

namespace Iurc.Cms.Editorial.Forms;

/// <summary>Brings the script, and the words that it needs, into the editor's form.</summary>
public sealed class FormsDisplayHandler(IHttpContextAccessor httpContextAccessor, IResourceManager resources) : IContentDisplayHandler
{
    /// <inheritdoc />
    public Task BuildDisplayAsync(ContentItem contentItem, BuildDisplayContext context) => Task.CompletedTask;

    /// <inheritdoc />
    public Task BuildEditorAsync(ContentItem contentItem, BuildEditorContext context) => AddAsync(contentItem, context);

    /// <inheritdoc />
    public Task UpdateEditorAsync(ContentItem contentItem, UpdateEditorContext context) => AddAsync(contentItem, context);

    private async Task AddAsync(ContentItem item, BuildShapeContext context)
    {
        ArgumentNullException.ThrowIfNull(item);
        ArgumentNullException.ThrowIfNull(context);

        if (EditorPage.IsAbout(httpContextAccessor.HttpContext, item, context))
        {
            var shape = await context.ShapeFactory.CreateAsync("IurcForms_Edit");
            await ((IZoneHolding)context.Shape).Zones["Content"].AddAsync(shape, "before");
            resources.RegisterUrl("script", "~/Iurc.Cms.Editorial/scripts/forms.js", null).AtFoot().ShouldAppendVersion(true);
        }
    }
}
