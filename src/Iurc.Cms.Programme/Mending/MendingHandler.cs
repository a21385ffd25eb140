using Iurc.Programme.Mending;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Logging;
using OrchardCore.ContentManagement;
using OrchardCore.ContentManagement.Handlers;

namespace Iurc.Cms.Programme.Mending;

/// <summary>
/// Mends texts on the ways in on which nobody looks at a form: API, import, recipe, workflow and script; and once more before anything is
/// published, for what was stored before there were menders. What was changed is written into the log. The admin's forms are
/// <see cref="MendingDisplayHandler"/>'s part, after which there is nothing left to mend here.
/// </summary>
public sealed partial class MendingHandler(IStringLocalizer<MendingHandler> localizer, ILogger<MendingHandler> logger) : ContentHandlerBase
{
    /// <inheritdoc />
    public override Task ImportingAsync(ImportContentContext context) => MendAsync(context.ContentItem);

    /// <inheritdoc />
    public override Task CreatingAsync(CreateContentContext context) => MendAsync(context.ContentItem);

    /// <inheritdoc />
    public override Task UpdatingAsync(UpdateContentContext context) => MendAsync(context.ContentItem);

    /// <summary>Before the rules see it: the API validates an item and creates it then.</summary>
    public override Task ValidatingAsync(ValidateContentContext context) => MendAsync(context.ContentItem);

    /// <inheritdoc />
    public override Task DraftSavingAsync(SaveDraftContentContext context) => MendAsync(context.ContentItem);

    /// <inheritdoc />
    public override Task PublishingAsync(PublishContentContext context) => MendAsync(context.ContentItem);

    private Task MendAsync(ContentItem item)
    {
        var changes = ItemTexts.Mend(item, (place, text, _) => TextMenders.Mend(place, text));
        if (changes.Count > 0 && logger.IsEnabled(LogLevel.Information))
        {
            LogMended(item.ContentType, item.ContentItemId, string.Join(' ', ChangeSummary.Of(changes).Select(said => localizer[said.Format, said.Arguments].Value)));
        }

        return Task.CompletedTask;
    }

    [LoggerMessage(EventId = 103, Level = LogLevel.Information, Message = "The {ContentType} {ContentItemId} was mended before it was stored. {Changes}")]
    private partial void LogMended(string contentType, string contentItemId, string changes);
}
