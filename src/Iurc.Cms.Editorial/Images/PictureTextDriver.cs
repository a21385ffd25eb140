using Iurc.Cms.Programme.Models;
using Iurc.Programme.Pictures;
using OrchardCore.ContentManagement.Display.ContentDisplay;
using OrchardCore.ContentManagement.Display.Models;
using OrchardCore.ContentManagement.Metadata.Models;
using OrchardCore.DisplayManagement.Views;
using OrchardCore.Media.Fields;
using OrchardCore.Media.Settings;

namespace Iurc.Cms.Editorial.Images;

/// <summary>
/// Puts below each media field what Orchard hides behind an icon, and what it does not have: the picture's text, and a box that says
/// that the picture only decorates. Runs after Orchard's own driver.
/// </summary>
public sealed class PictureTextDriver : ContentFieldDisplayDriver<MediaField>
{
    /// <inheritdoc />
    public override IDisplayResult? Edit(MediaField field, BuildFieldEditorContext context)
    {
        ArgumentNullException.ThrowIfNull(field);
        ArgumentNullException.ThrowIfNull(context);

        return !MayHoldPictures(context.PartFieldDefinition) ? null : Initialize<PictureTextViewModel>("PictureText_Edit", model =>
        {
            model.FieldName = context.PartFieldDefinition.DisplayName();
            model.HasText = HasText(context.PartFieldDefinition);
            model.Text = model.OriginalText = field.MediaTexts is [var text, ..] ? text ?? "" : "";
            model.IsDecorative = IsDecorative(field);
        });
    }

    /// <inheritdoc />
    public override async Task<IDisplayResult?> UpdateAsync(MediaField field, UpdateFieldEditorContext context)
    {
        ArgumentNullException.ThrowIfNull(field);
        ArgumentNullException.ThrowIfNull(context);

        var model = new PictureTextViewModel();
        await context.Updater.TryUpdateModelAsync(model, Prefix, form => form.IsSent, form => form.Text, form => form.OriginalText, form => form.IsDecorative);
        if (model.IsSent)
        {
            // Orchard's own dialog may have changed the text, too: what was changed here counts, else what was changed there.
            if (HasText(context.PartFieldDefinition) && field.Paths is [_, ..] && (model.Text ?? "") != (model.OriginalText ?? ""))
            {
                field.MediaTexts = [(model.Text ?? "").Trim(), .. field.MediaTexts.Skip(1)];
            }

            if (model.IsDecorative && field.Paths is [_, ..])
            {
                field.Content[ItemPictures.Decorative] = true;
            }
            else
            {
                field.Content.Remove(ItemPictures.Decorative);
            }
        }

        return Edit(field, context);
    }

    // Documents need no text.
    private static bool MayHoldPictures(ContentPartFieldDefinition definition)
        => definition.GetSettings<MediaFieldSettings>().AllowedExtensions is not { Length: > 0 } extensions || extensions.Any(PictureRules.IsPicture);

    // One box for one picture; for several there is Orchard's dialog for each.
    private static bool HasText(ContentPartFieldDefinition definition)
        => definition.GetSettings<MediaFieldSettings>() is { Multiple: false, AllowMediaText: true };

    private static bool IsDecorative(MediaField field)
        => ItemPictures.IsDecorative((System.Text.Json.Nodes.JsonObject)field.Content);
}
