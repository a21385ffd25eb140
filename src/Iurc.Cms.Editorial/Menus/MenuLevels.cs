using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Mvc.Localization;
using Microsoft.Extensions.DependencyInjection;
using OrchardCore.ContentManagement;
using OrchardCore.ContentManagement.Handlers;
using OrchardCore.DisplayManagement.Notify;

namespace Iurc.Cms.Editorial.Menus;

/// <summary>
/// Keeps menus to the one level that readers see, on every way in: form, API, import, recipe and script. What stood below another entry comes
/// after it, and whoever is at a screen is told.
/// </summary>
public sealed class MenuLevels(IServiceProvider services, IHtmlLocalizer<MenuLevels> localizer) : ContentHandlerBase
{
    /// <inheritdoc />
    public override Task ImportingAsync(ImportContentContext context) => LiftAsync(context.ContentItem);

    /// <inheritdoc />
    public override Task CreatingAsync(CreateContentContext context) => LiftAsync(context.ContentItem);

    /// <inheritdoc />
    public override Task UpdatingAsync(UpdateContentContext context) => LiftAsync(context.ContentItem);

    /// <inheritdoc />
    public override Task DraftSavingAsync(SaveDraftContentContext context) => LiftAsync(context.ContentItem);

    /// <inheritdoc />
    public override Task PublishingAsync(PublishContentContext context) => LiftAsync(context.ContentItem);

    private async Task LiftAsync(ContentItem item)
    {
        if (item.ContentType != "Menu")
        {
            return;
        }

        foreach (var (text, above) in MenuEntry.Lift((JsonObject)item.Content))
        {
            await services.GetRequiredService<INotifier>().WarningAsync(localizer["“{0}” stood below “{1}”. A menu has one level, so it comes after “{1}” now.", text, above]);
        }
    }
}
