using System.Text.Json;
using Iurc.Cms.Programme.Services;
using Iurc.Programme;
using Microsoft.AspNetCore.Mvc.Localization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;
using OrchardCore.ContentManagement;
using OrchardCore.ContentManagement.Handlers;
using OrchardCore.DisplayManagement.Notify;

namespace Iurc.Cms.Programme.Handlers;

/// <summary>
/// Runs the rules on the ways in that Orchard validates: API, import, recipe, workflow and script; and on every way to publish.
/// The admin's editor is <see cref="ProgrammeRulesDisplayHandler"/>'s part.
/// </summary>
public sealed class ProgrammeRulesHandler(IServiceProvider services, IStringLocalizer<ProgrammeRulesHandler> localizer) : ContentHandlerBase
{
    // Content handlers are made with the content manager, and the rules need its session: resolve them when they are asked.
    // Orchard logs and swallows what a handler throws, so an item that cannot be read must be refused here.
    private async Task<List<Problem>> ErrorsAsync(ContentItem item, bool publishing)
    {
        try
        {
            var problems = await services.GetRequiredService<ProgrammeRules>().CheckAsync(item, publishing);
            return [.. problems.Where(problem => problem.Severity == Severity.Error)];
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            return [new Problem("C001", (e as JsonException)?.Path ?? "", Severity.Error, "The item cannot be read: {0}", e.GetBaseException().Message)];
        }
    }

    /// <inheritdoc />
    public override async Task ValidatingAsync(ValidateContentContext context)
    {
        foreach (var problem in await ErrorsAsync(context.ContentItem, context.ContentItem.Published))
        {
            context.Fail(localizer[problem.Format, problem.Arguments], problem.Field);
        }
    }

    /// <inheritdoc />
    public override async Task PublishingAsync(PublishContentContext context)
    {
        // An import says so itself and has been validated as a published item.
        if (context.ContentItem.Published)
        {
            return;
        }

        var errors = await ErrorsAsync(context.ContentItem, publishing: true);
        if (errors.Count == 0)
        {
            return;
        }

        context.Cancel = true;
        var notifier = services.GetRequiredService<INotifier>();
        foreach (var problem in errors)
        {
            await notifier.ErrorAsync(new LocalizedHtmlString(problem.Format, localizer[problem.Format], isResourceNotFound: false, problem.Arguments));
        }
    }
}
