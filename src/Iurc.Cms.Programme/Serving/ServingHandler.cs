using Iurc.Programme;
using Microsoft.AspNetCore.Mvc.Localization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Logging;
using OrchardCore.ContentManagement;
using OrchardCore.ContentManagement.Handlers;
using OrchardCore.DisplayManagement.ModelBinding;
using OrchardCore.DisplayManagement.Notify;

namespace Iurc.Cms.Programme.Serving;

/// <summary>
/// Keeps what serves the site from being unpublished or deleted, by whatever way: Orchard asks here for each button, bulk action, schedule,
/// workflow, script and request of the API. An import asks nobody; what it brings is checked as an item (<see cref="SiteServing.CheckAsync"/>).
/// </summary>
/// <param name="services">Content handlers are made with the content manager, and what they need has its session.</param>
/// <param name="localizer">Says it.</param>
/// <param name="logger">Is told, too: what a schedule does has nobody who looks.</param>
public sealed partial class ServingHandler(IServiceProvider services, IStringLocalizer<ServingHandler> localizer, ILogger<ServingHandler> logger) : ContentHandlerBase
{
    /// <inheritdoc />
    public override Task ImportingAsync(ImportContentContext context) => Serving.BeginImportAsync(context.ContentItem.ContentItemId);

    /// <inheritdoc />
    public override async Task UnpublishingAsync(PublishContentContext context)
    {
        if (await IsRefusedAsync(context.ContentItem))
        {
            context.Cancel = true;
        }
    }

    /// <inheritdoc />
    public override async Task RemovingAsync(RemoveContentContext context)
    {
        // A draft that is thrown away leaves what is published.
        if (context.NoActiveVersionLeft && !Serving.IsImported(context.ContentItem.ContentItemId) && await IsRefusedAsync(context.ContentItem))
        {
            context.Cancel = true;
        }
    }

    private SiteServing Serving => services.GetRequiredService<SiteServing>();

    // Orchard logs and swallows what a handler throws, and goes on: what cannot be asked about is kept.
    private async Task<bool> IsRefusedAsync(ContentItem item)
    {
        IReadOnlyList<Problem> problems;
        try
        {
            problems = await Serving.CheckTakingDownAsync(item.ContentItemId);
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            LogUnchecked(e, item.ContentType, item.ContentItemId);
            return true;
        }

        foreach (var problem in problems)
        {
            var title = string.IsNullOrWhiteSpace(item.DisplayText) ? localizer["This item"].Value : $"“{item.DisplayText}”";
            string words = localizer[problem.Format, problem.Arguments];
            services.GetRequiredService<Refusals>().Add($"{title}: {words}");
            services.GetRequiredService<IUpdateModelAccessor>().ModelUpdater.ModelState.AddModelError("", words);
            await services.GetRequiredService<INotifier>().ErrorAsync(new LocalizedHtmlString("{0}: {1}", "{0}: {1}", isResourceNotFound: false, title, words));
            LogRefused(item.ContentType, item.ContentItemId, problem.Code);
        }

        return problems.Count > 0;
    }

    [LoggerMessage(EventId = 111, Level = LogLevel.Warning, Message = "The {ContentType} {ContentItemId} was not taken down: the site needs it ({Rule}).")]
    private partial void LogRefused(string contentType, string contentItemId, string rule);

    [LoggerMessage(EventId = 112, Level = LogLevel.Error, Message = "Whether the site needs the {ContentType} {ContentItemId} could not be found out, so it was not taken down.")]
    private partial void LogUnchecked(Exception exception, string contentType, string contentItemId);
}
