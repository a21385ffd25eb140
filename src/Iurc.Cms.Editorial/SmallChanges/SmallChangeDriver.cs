using Microsoft.AspNetCore.Http;
using OrchardCore.ContentManagement;
using OrchardCore.ContentManagement.Display.ContentDisplay;
using OrchardCore.DisplayManagement.Handlers;
using OrchardCore.DisplayManagement.Views;

namespace Iurc.Cms.Editorial.SmallChanges;

/// <summary>Asks, where something is changed that has been published, whether the change is a small one. It is not until somebody says so.</summary>
public sealed class SmallChangeDriver(IHttpContextAccessor httpContextAccessor, SmallChanges changes) : ContentDisplayDriver
{
    /// <summary>What the names of the fields in the form begin with.</summary>
    internal const string FieldPrefix = "SmallChange";

    /// <inheritdoc />
    public override IDisplayResult? Edit(ContentItem model, BuildEditorContext context) => Show(model, context, isSmall: false);

    /// <inheritdoc />
    public override async Task<IDisplayResult?> UpdateAsync(ContentItem model, UpdateEditorContext context)
    {
        ArgumentNullException.ThrowIfNull(context);

        var said = new SmallChangeViewModel();
        if (IsAsked(model, context) && await context.Updater.TryUpdateModelAsync(said, FieldPrefix) && said.IsSmall)
        {
            changes.Mark(model);
        }

        return Show(model, context, said.IsSmall);
    }

    private ShapeResult? Show(ContentItem model, BuildEditorContext context, bool isSmall)
        => !IsAsked(model, context) ? null
            : Initialize<SmallChangeViewModel>("IurcSmallChange_Edit", shape => shape.IsSmall = isSmall).Location("Parts:40#Publishing;4");

    private bool IsAsked(ContentItem model, BuildEditorContext context)
        => EditorPage.IsAbout(httpContextAccessor.HttpContext, model, context) && model.PublishedUtc is not null;
}

/// <summary>What the form asks. Not sealed: Orchard makes a shape of it.</summary>
public class SmallChangeViewModel
{
    /// <summary>Whether the date that readers are told stays.</summary>
    public bool IsSmall { get; set; }
}
