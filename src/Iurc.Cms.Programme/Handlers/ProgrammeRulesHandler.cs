using System.Diagnostics;
using System.Text.Json;
using Iurc.Cms.Programme.Models;
using Iurc.Cms.Programme.Services;
using Iurc.Programme;
using Microsoft.AspNetCore.Mvc.Localization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Logging;
using OrchardCore.ContentManagement;
using OrchardCore.ContentManagement.Handlers;
using OrchardCore.DisplayManagement.Notify;

namespace Iurc.Cms.Programme.Handlers;

/// <summary>
/// Runs the rules on the ways in that Orchard validates: API, import, recipe, workflow and script; on creation as published, of which
/// Orchard validates only the draft; and on every way to publish. The admin's editor is <see cref="ProgrammeRulesDisplayHandler"/>'s part.
/// </summary>
public sealed partial class ProgrammeRulesHandler(
    IServiceProvider services, IStringLocalizer<ProgrammeRulesHandler> localizer, ILogger<ProgrammeRulesHandler> logger) : ContentHandlerBase
{
    private readonly HashSet<ContentItem> _imported = new(ReferenceEqualityComparer.Instance);

    /// <summary>An import creates items too, and validates them as what they are to be: see <see cref="CreatingAsync"/>.</summary>
    public override Task ImportingAsync(ImportContentContext context)
    {
        _imported.Add(context.ContentItem);
        return Task.CompletedTask;
    }

    /// <inheritdoc />
    public override async Task CreatingAsync(CreateContentContext context)
    {
        // Whoever creates an item as published, a script for example, has validated it before Orchard made it so. Refusing to publish
        // would come too late: the item is stored by then.
        if (context.ContentItem.Published && !_imported.Contains(context.ContentItem) && !await MayPublishAsync(context.ContentItem))
        {
            context.Cancel = true;
        }
    }

    /// <inheritdoc />
    public override async Task ValidatingAsync(ValidateContentContext context)
    {
        // What is to be published at a time must be fit for it already.
        var item = context.ContentItem;
        foreach (var problem in await ErrorsAsync(item, item.Published || PublicationDates.Of(item).PublishUtc is not null))
        {
            context.Fail(localizer[problem.Format, problem.Arguments], problem.Field);
        }
    }

    /// <inheritdoc />
    public override async Task PublishingAsync(PublishContentContext context)
    {
        // What is published already has been checked as such: an import when it was validated, the rest when it was created.
        if (!context.ContentItem.Published && !await MayPublishAsync(context.ContentItem))
        {
            context.Cancel = true;
        }
    }

    /// <summary>Whether no rule is broken. If one is, the user is told; and so is the log, for what a script or a schedule does has no user who looks.</summary>
    private async Task<bool> MayPublishAsync(ContentItem item)
    {
        var errors = await ErrorsAsync(item, publishing: true);
        var notifier = services.GetRequiredService<INotifier>();
        foreach (var problem in errors)
        {
            await notifier.ErrorAsync(new LocalizedHtmlString(problem.Format, localizer[problem.Format], isResourceNotFound: false, problem.Arguments));
        }

        if (errors.Count > 0)
        {
            LogRefused(item.ContentType, item.ContentItemId, string.Join(", ", errors.Select(problem => problem.Code)));
        }

        return errors.Count == 0;
    }

    // Content handlers are made with the content manager, and the rules need its session: resolve them when they are asked.
    // Orchard logs and swallows what a handler throws, so an item that cannot be checked must be refused here.
    private async Task<List<Problem>> ErrorsAsync(ContentItem item, bool publishing)
    {
        try
        {
            var problems = await services.GetRequiredService<ProgrammeRules>().CheckAsync(item, publishing);
            return [.. problems.Where(problem => problem.Severity == Severity.Error)];
        }
        catch (Exception e) when (IsOfShape(e))
        {
            var shape = e as JsonException ?? e.GetBaseException() as JsonException;
            return [new Problem("C001", shape?.Path ?? "", Severity.Error, "The item cannot be read: {0}", shape?.Message ?? "a part or a field of it holds something else than it should.")];
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            var number = Activity.Current?.TraceId.ToHexString() ?? Guid.NewGuid().ToString("n");
            LogUnchecked(e, item.ContentType, item.ContentItemId, number);
            return [new Problem("C002", "", Severity.Error, "The item could not be checked, for reasons that lie with the site. Try again; if that does not help, give this number to whoever looks after the site: {0}", number)];
        }
    }

    // What reading JSON into fields throws. What a database throws is none of these.
    private static bool IsOfShape(Exception exception)
        => exception is JsonException or InvalidCastException or FormatException || exception.GetBaseException() is JsonException;

    [LoggerMessage(EventId = 101, Level = LogLevel.Warning, Message = "The {ContentType} {ContentItemId} was not published: it breaks {Rules}.")]
    private partial void LogRefused(string contentType, string contentItemId, string rules);

    [LoggerMessage(EventId = 102, Level = LogLevel.Error, Message = "The {ContentType} {ContentItemId} could not be checked and was refused. Number {Number}.")]
    private partial void LogUnchecked(Exception exception, string contentType, string contentItemId, string number);
}
