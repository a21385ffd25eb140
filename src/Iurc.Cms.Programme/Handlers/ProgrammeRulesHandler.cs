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
    private Task<IReadOnlyList<Problem>> CheckAsync(ContentItem item, bool publishing)
        => services.GetRequiredService<ProgrammeRules>().CheckAsync(item, publishing);

    /// <inheritdoc />
    public override async Task ValidatingAsync(ValidateContentContext context)
    {
        foreach (var problem in await CheckAsync(context.ContentItem, context.ContentItem.Published))
        {
            if (problem.Severity == Severity.Error)
            {
                context.Fail(localizer[problem.Format, problem.Arguments], problem.Field);
            }
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

        var errors = (await CheckAsync(context.ContentItem, publishing: true)).Where(problem => problem.Severity == Severity.Error).ToList();
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
