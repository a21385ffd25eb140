using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.Extensions.Localization;
using OrchardCore.Autoroute.Models;
using OrchardCore.ContentManagement;
using OrchardCore.ContentManagement.Display.ContentDisplay;
using OrchardCore.DisplayManagement.Handlers;

namespace Iurc.Cms.Editorial.Forms;

/// <summary>Calls an address what the form calls it: Orchard's messages speak of a permalink. It runs when Orchard's editors have read the form.</summary>
public sealed class AddressMessages(IStringLocalizer<AddressMessages> localizer) : IContentDisplayHandler
{
    private const string Path = nameof(AutoroutePart) + "." + nameof(AutoroutePart.Path);

    /// <inheritdoc />
    public Task BuildDisplayAsync(ContentItem contentItem, BuildDisplayContext context) => Task.CompletedTask;

    /// <inheritdoc />
    public Task BuildEditorAsync(ContentItem contentItem, BuildEditorContext context) => Task.CompletedTask;

    /// <inheritdoc />
    public Task UpdateEditorAsync(ContentItem contentItem, UpdateEditorContext context)
    {
        ArgumentNullException.ThrowIfNull(context);

        if (context.Updater.ModelState.TryGetValue(Path, out var entry))
        {
            for (var i = 0; i < entry.Errors.Count; i++)
            {
                if (Said(entry.Errors[i].ErrorMessage) is { } message)
                {
                    entry.Errors[i] = new ModelError(message);
                }
            }
        }

        return Task.CompletedTask;
    }

    private string? Said(string message)
        => !message.Contains("permalink", StringComparison.Ordinal) ? null
            : message.Contains("in use", StringComparison.Ordinal) ? localizer["Another page has this address. Write another one, or leave it empty."].Value
            : message.Contains("too long", StringComparison.Ordinal) ? localizer["The address is too long. It may have up to {0} characters.", AutoroutePart.MaxPathLength].Value
            : message.Contains("homepage", StringComparison.Ordinal) ? localizer["A slash alone is the address of the home page. Write another one, or leave it empty."].Value
            : localizer["Write the address in small letters, digits and hyphens, with single slashes between its parts, for example phases/2021-2023."].Value;
}
