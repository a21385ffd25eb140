using Iurc.Programme.Links;
using Microsoft.Extensions.Localization;
using OrchardCore.ContentManagement;
using OrchardCore.ContentManagement.Display.ContentDisplay;
using OrchardCore.DisplayManagement.Handlers;
using OrchardCore.Menu.Models;

namespace Iurc.Cms.Editorial.Menus;

/// <summary>Refuses an entry that leads nowhere or to two places, and names one that has no text after its page. It runs when Orchard's editors have read the form.</summary>
public sealed class MenuEntryForm(IContentManager content, IStringLocalizer<MenuEntryForm> localizer) : IContentDisplayHandler
{
    private const string Url = nameof(LinkMenuItemPart) + "." + nameof(LinkMenuItemPart.Url);

    /// <inheritdoc />
    public Task BuildDisplayAsync(ContentItem contentItem, BuildDisplayContext context) => Task.CompletedTask;

    /// <inheritdoc />
    public Task BuildEditorAsync(ContentItem contentItem, BuildEditorContext context) => Task.CompletedTask;

    /// <inheritdoc />
    public async Task UpdateEditorAsync(ContentItem contentItem, UpdateEditorContext context)
    {
        ArgumentNullException.ThrowIfNull(contentItem);
        ArgumentNullException.ThrowIfNull(context);

        if (contentItem.ContentType != MenuEntry.ContentType || !contentItem.TryGet<LinkMenuItemPart>(out var link))
        {
            return;
        }

        var form = context.Updater.ModelState;
        var page = MenuEntry.PageOf(contentItem);
        if (page.Length == 0 && string.IsNullOrWhiteSpace(link.Url))
        {
            form.AddModelError(Url, localizer["Choose the page that the entry leads to, or write an address."]);
        }
        else if (page.Length > 0 && !string.IsNullOrWhiteSpace(link.Url))
        {
            form.AddModelError(Url, localizer["Choose a page or write an address, not both: take the page out, or empty the address."]);
        }
        else if (page.Length > 0)
        {
            // Nothing would leave the address that the entry had before.
            contentItem.Alter<LinkMenuItemPart>(part => part.Url = "");
        }
        else if (BareAddress.Complete(link.Url.Trim()) is { } whole)
        {
            contentItem.Alter<LinkMenuItemPart>(part => part.Url = whole);
        }

        if (string.IsNullOrWhiteSpace(contentItem.DisplayText))
        {
            contentItem.DisplayText = page.Length > 0 ? (await content.GetAsync(page, VersionOptions.Latest))?.DisplayText : null;
            if (string.IsNullOrWhiteSpace(contentItem.DisplayText))
            {
                form.AddModelError(nameof(LinkMenuItemPart) + ".Name", localizer["Write the text of the link."]);
            }
        }
    }
}
