using Microsoft.AspNetCore.Http;
using OrchardCore.Autoroute.Models;
using OrchardCore.ContentManagement;
using OrchardCore.DisplayManagement;
using OrchardCore.DisplayManagement.Handlers;
using OrchardCore.DisplayManagement.Zones;
using OrchardCore.ResourceManagement;

namespace Iurc.Cms.Editorial.Forms;

/// <summary>Brings the scripts, and the words that it needs, into the editor's form, and the way to the page that readers see.</summary>
public sealed class FormsDisplayHandler(IHttpContextAccessor httpContextAccessor, IResourceManager resources, IContentManager content) : EditorFormHandler(httpContextAccessor)
{
    /// <inheritdoc />
    protected override async Task AddAsync(ContentItem item, BuildShapeContext context)
    {
        var shape = await context.ShapeFactory.CreateAsync("IurcForms_Edit");
        await ((IZoneHolding)context.Shape).Zones["Content"].AddAsync(shape, "before");
        if (item.Has<AutoroutePart>() && await content.HasPublishedVersionAsync(item))
        {
            await ((IZoneHolding)context.Shape).Zones["Actions"].AddAsync(await context.ShapeFactory.CreateAsync("IurcSeePage_Edit", Arguments.From(new { ContentItem = item })), "after");
        }

        resources.RegisterUrl("stylesheet", "~/Iurc.Cms.Editorial/styles/forms.css", null).AtHead().ShouldAppendVersion(true);
        resources.RegisterUrl("script", "~/Iurc.Cms.Editorial/scripts/choice.js", null).AtFoot().ShouldAppendVersion(true);
        resources.RegisterUrl("script", "~/Iurc.Cms.Editorial/scripts/forms.js", null).AtFoot().ShouldAppendVersion(true);
        resources.RegisterUrl("script", "~/Iurc.Cms.Editorial/scripts/rich-text.js", null).AtFoot().ShouldAppendVersion(true);
    }
}
