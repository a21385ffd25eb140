using Microsoft.AspNetCore.Http;
using OrchardCore.ContentManagement;
using OrchardCore.DisplayManagement;
using OrchardCore.DisplayManagement.Handlers;
using OrchardCore.DisplayManagement.Zones;

namespace Iurc.Cms.Editorial.Help;

/// <summary>Links each editor's form to what the handbook says of its type.</summary>
public sealed class HelpDisplayHandler(IHttpContextAccessor httpContextAccessor, Handbook handbook) : EditorFormHandler(httpContextAccessor)
{
    /// <inheritdoc />
    protected override async Task AddAsync(ContentItem item, BuildShapeContext context)
    {
        if ((await handbook.GetTypesAsync()).FirstOrDefault(type => type.Name == item.ContentType) is { } type)
        {
            var shape = await context.ShapeFactory.CreateAsync<HelpLinkViewModel>("IurcHelp_Edit", model => model.Type = type);
            await ((IZoneHolding)context.Shape).Zones["Content"].AddAsync(shape, "after");
        }
    }
}

/// <summary>What the link needs. Not sealed: Orchard makes a shape of it.</summary>
public class HelpLinkViewModel
{
    /// <summary>The type of what is written.</summary>
    public HandbookType Type { get; set; } = null!;
}
