using Iurc.Cms.Programme.Models;
using Iurc.Cms.Programme.Services;
using Iurc.Programme;
using Iurc.Programme.Schedules;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.Localization;
using Microsoft.Extensions.Localization;
using OrchardCore.ContentManagement;
using OrchardCore.ContentManagement.Display.ContentDisplay;
using OrchardCore.ContentManagement.Metadata;
using OrchardCore.ContentPreview;
using OrchardCore.DisplayManagement.Handlers;
using OrchardCore.DisplayManagement.Notify;

namespace Iurc.Cms.Programme.Handlers;

/// <summary>
/// Runs the rules in the admin's editor, which Orchard 3.0.1 does not validate through the content manager.
/// A handler of the whole item, because it must run when the drivers of all fields have read the form.
/// </summary>
public sealed class ProgrammeRulesDisplayHandler(
    ProgrammeRules rules,
    IContentDefinitionManager definitions,
    INotifier notifier,
    IHttpContextAccessor httpContextAccessor,
    IStringLocalizer<ProgrammeRulesDisplayHandler> localizer) : IContentDisplayHandler
{
    /// <inheritdoc />
    public Task BuildDisplayAsync(ContentItem contentItem, BuildDisplayContext context) => Task.CompletedTask;

    /// <inheritdoc />
    public Task BuildEditorAsync(ContentItem contentItem, BuildEditorContext context) => Task.CompletedTask;

    /// <inheritdoc />
    public async Task UpdateEditorAsync(ContentItem contentItem, UpdateEditorContext context)
    {
        // A preview stores nothing, and shows what is there while the rest is still missing.
        if (httpContextAccessor.HttpContext?.Features.Get<ContentPreviewFeature>()?.Previewing == true)
        {
            return;
        }

        var problems = await rules.CheckAsync(contentItem, IsPublishing(contentItem));
        foreach (var problem in problems.Where(problem => problem.Severity == Severity.Error))
        {
            // An item that lies in another has said so already, and better: it knows the field.
            var message = localizer[problem.Format, problem.Arguments].Value;
            if (!context.Updater.ModelState.Values.Any(entry => entry!.Errors.Any(error => error.ErrorMessage == message)))
            {
                context.Updater.ModelState.AddModelError(Prefixed(context.HtmlFieldPrefix, await FormKeyAsync(contentItem, problem)), message);
            }
        }

        if (context.Updater.ModelState.IsValid)
        {
            foreach (var problem in problems)
            {
                await notifier.WarningAsync(new LocalizedHtmlString(problem.Format, localizer[problem.Format], isResourceNotFound: false, problem.Arguments));
            }
        }
    }

    private static string Prefixed(string? prefix, string key) => string.IsNullOrEmpty(prefix) ? key : $"{prefix}.{key}";

    // Who sees the date to publish is asked for what is published when the date is set, and as long as it stands.
    private bool IsPublishing(ContentItem item)
        => httpContextAccessor.HttpContext?.Request is { HasFormContentType: true } request
            && (request.Form.ContainsKey("submit.Publish")
                || (request.Form.ContainsKey(ScheduleRules.PublishField) && PublicationDates.Of(item).PublishUtc is not null));

    /// <summary>The name of the form field that <paramref name="problem"/> is about, as Orchard's editors name it.</summary>
    private async Task<string> FormKeyAsync(ContentItem item, Problem problem) => problem.Field switch
    {
        "Title" => "TitlePart.Title",
        // Such a name is one of the form already.
        var field when field.Contains('.', StringComparison.Ordinal) => field,
        var field => $"{item.ContentType}.{field}.{await ControlOfAsync(item, field)}",
    };

    // What an editor of Orchard calls the control of a field of this sort.
    private async Task<string> ControlOfAsync(ContentItem item, string field)
        => (await definitions.GetPartDefinitionAsync(item.ContentType))?.Fields.FirstOrDefault(candidate => candidate.Name == field)?.FieldDefinition.Name switch
        {
            "TextField" => "Text",
            "HtmlField" => "Html",
            "MultiTextField" => "Values",
            "ContentPickerField" => "ContentItemIds",
            "MediaField" => "Paths",
            _ => "Value",
        };
}
