using Microsoft.AspNetCore.Http;
using OrchardCore;
using OrchardCore.ContentManagement;
using OrchardCore.ContentManagement.Display.ContentDisplay;
using OrchardCore.DisplayManagement.Handlers;
using OrchardCore.DisplayManagement.Views;

namespace Iurc.Cms.Editorial.Publishing;

/// <summary>Says in the form and in the lists that an item was taken down: to publish it is to bring it back.</summary>
public sealed class TakenDownDriver(IHttpContextAccessor httpContextAccessor, SiteTime time) : ContentDisplayDriver
{
    /// <inheritdoc />
    public override async Task<IDisplayResult?> DisplayAsync(ContentItem model, BuildDisplayContext context)
        => context is { DisplayType: OrchardCoreConstants.DisplayType.SummaryAdmin } && await FindAsync(model) is { } found
            ? Initialize<TakenDownViewModel>("IurcTakenDown_SummaryAdmin", shape => (shape.At, shape.ByName) = found).Location(OrchardCoreConstants.DisplayType.SummaryAdmin, "Tags:32")
            : null;

    /// <inheritdoc />
    public override async Task<IDisplayResult?> EditAsync(ContentItem model, BuildEditorContext context)
        => EditorPage.IsAbout(httpContextAccessor.HttpContext, model, context) && await FindAsync(model) is { } found
            ? Initialize<TakenDownViewModel>("IurcTakenDown_Edit", shape => (shape.At, shape.ByName) = found).Location("Content:before")
            : null;

    /// <inheritdoc />
    public override Task<IDisplayResult?> UpdateAsync(ContentItem model, UpdateEditorContext context) => EditAsync(model, context);

    private async Task<(string At, string ByName)?> FindAsync(ContentItem item)
        => !item.Published && item.TryGet<TakenDownPart>(out var part) && part.AtUtc is { } at ? (await time.SayAsync(at), part.ByName) : null;
}

/// <summary>What is said. Not sealed: Orchard makes a shape of it.</summary>
public class TakenDownViewModel
{
    /// <summary>When it was taken down, in words.</summary>
    public string At { get; set; } = "";

    /// <summary>Who did it; empty if its date did.</summary>
    public string ByName { get; set; } = "";
}
