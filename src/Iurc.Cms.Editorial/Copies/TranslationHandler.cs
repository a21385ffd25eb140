using OrchardCore.ContentLocalization.Handlers;
using OrchardCore.ContentManagement;

namespace Iurc.Cms.Editorial.Copies;

/// <summary>Calls a copy that Orchard makes to be translated by its name.</summary>
public sealed class TranslationHandler : ContentLocalizationHandlerBase
{
    /// <inheritdoc />
    public override Task LocalizedAsync(LocalizationContentContext context)
    {
        ArgumentNullException.ThrowIfNull(context);

        context.ContentItem.Alter<CopyPart>(part => part.IsTranslation = true);
        return Task.CompletedTask;
    }
}
