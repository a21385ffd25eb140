using System.Security.Claims;
using Iurc.Cms.Editorial.Messages;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;
using OrchardCore.ContentManagement;
using OrchardCore.Environment.Shell.Scope;

namespace Iurc.Cms.Editorial.Publishing;

/// <summary>Tells those concerned that a draft is not published in time any more because its text has changed.</summary>
public sealed class LostDates(ItemMessages messages, ItemSchedules schedules, SiteTime time, IStringLocalizer<LostDates> localizer)
{
    /// <summary>Does so as soon as the change is stored, and not if it never is.</summary>
    /// <param name="item">The item.</param>
    /// <param name="publishUtc">The date that it has lost.</param>
    /// <param name="askedById">Who had chosen it.</param>
    /// <param name="changedBy">Who has changed the text; null for no user.</param>
    /// <param name="isAtForm">Whether whoever has changed it reads what the form says.</param>
    public void TellLater(ContentItem item, DateTime publishUtc, string askedById, ClaimsPrincipal? changedBy, bool isAtForm)
    {
        ArgumentNullException.ThrowIfNull(item);

        var (id, title) = (item.ContentItemId, messages.TitleOf(item));
        var (changedById, name) = (changedBy?.FindFirstValue(ClaimTypes.NameIdentifier) ?? "", changedBy?.Identity?.Name ?? "");
        ShellScope.AddDeferredTask(scope => scope.ServiceProvider.GetRequiredService<LostDates>().TellAsync(id, title, publishUtc, askedById, changedById, name, isAtForm));
    }

    private async Task TellAsync(string contentItemId, string title, DateTime publishUtc, string askedById, string changedById, string changedByName, bool isAtForm)
    {
        if ((await schedules.PlanOfAsync(contentItemId)).PublishUtc == publishUtc)
        {
            return;
        }

        var date = await time.SayAsync(publishUtc);
        var subject = messages.SubjectOfLostDate(title);
        string toWhoAsked = changedByName.Length > 0
            ? localizer["Not published on {0} any more, because {1} has changed it. Look at it and choose a date again: {2}", date, changedByName, title]
            : localizer["Not published on {0} any more, because its text has changed. Look at it and choose a date again: {1}", date, title];
        if (!await messages.TellAsync(askedById, contentItemId, toWhoAsked, subject: subject))
        {
            await messages.TellEditorsAsync(contentItemId, toWhoAsked, subject: subject);
        }

        if (!isAtForm && changedById != askedById)
        {
            await messages.TellAsync(changedById, contentItemId, localizer["Not published on {0} any more, because you have changed it. Ask for a review: {1}", date, title], subject: subject);
        }
    }
}
