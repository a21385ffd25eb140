using Iurc.Cms.Editorial.Publishing;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using OrchardCore;
using OrchardCore.ContentManagement;
using OrchardCore.ContentManagement.Display.ContentDisplay;
using OrchardCore.DisplayManagement.Handlers;
using OrchardCore.DisplayManagement.Views;

namespace Iurc.Cms.Editorial.Copies;

/// <summary>Says in forms and lists that an item is a copy, and of what.</summary>
public sealed class CopyDriver(IHttpContextAccessor httpContextAccessor, IContentManager content, IServiceProvider services) : ContentDisplayDriver
{
    /// <inheritdoc />
    public override Task<IDisplayResult?> DisplayAsync(ContentItem model, BuildDisplayContext context)
        => context is { DisplayType: OrchardCoreConstants.DisplayType.SummaryAdmin } ? ShowAsync(model, "IurcCopy_SummaryAdmin", "Tags:32") : Nothing;

    /// <inheritdoc />
    public override Task<IDisplayResult?> EditAsync(ContentItem model, BuildEditorContext context)
        => EditorPage.IsAbout(httpContextAccessor.HttpContext, model, context) ? ShowAsync(model, "IurcCopy_Edit", "Content:before") : Nothing;

    /// <inheritdoc />
    public override Task<IDisplayResult?> UpdateAsync(ContentItem model, UpdateEditorContext context) => EditAsync(model, context);

    private static Task<IDisplayResult?> Nothing => Task.FromResult<IDisplayResult?>(null);

    private async Task<IDisplayResult?> ShowAsync(ContentItem item, string shapeType, string place)
    {
        if (!item.TryGet<CopyPart>(out var copy) || copy.OfContentItemId.Length == 0)
        {
            return null;
        }

        var original = await content.GetAsync(copy.OfContentItemId, VersionOptions.Latest);
        // Dates are another feature's.
        var embargo = services.GetService<CopiedEmbargo>() is { } embargoes && await embargoes.OfAsync(item) is { } utc ? await services.GetRequiredService<SiteTime>().SayAsync(utc) : "";
        return Initialize<CopyViewModel>(shapeType, shape => (shape.IsTranslation, shape.OfTitle, shape.NotBefore) = (copy.IsTranslation, original?.DisplayText ?? "", embargo)).Location(place);
    }
}

/// <summary>What is shown of a copy. Not sealed: Orchard makes a shape of it.</summary>
public class CopyViewModel
{
    /// <summary>Whether it is in another language.</summary>
    public bool IsTranslation { get; set; }

    /// <summary>The title of the original; empty if it is gone or has none.</summary>
    public string OfTitle { get; set; } = "";

    /// <summary>The time before which the text of the original is not to be public, in words; empty if it waits for none.</summary>
    public string NotBefore { get; set; } = "";
}
