using System.Security.Claims;
using Iurc.Cms.Programme.Serving;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using OrchardCore.ContentManagement;
using OrchardCore.Contents;

namespace Iurc.Cms.Editorial.InternalLinks;

/// <summary>Makes the question that is asked before something that others lead to is taken down.</summary>
public sealed class LinkedContentQuestions(Referrers referrers, SiteServing serving, IAuthorizationService authorization, IStringLocalizer<LinkedContentQuestions> localizer)
{
    private const int MostNames = 10;

    /// <summary>The question; null when nothing leads there, or when the site needs the item, so that nothing will be taken down.</summary>
    /// <param name="items">What is about to be taken down.</param>
    /// <param name="isDeletion">Whether it is about to be deleted.</param>
    /// <param name="user">Who is about to do it.</param>
    /// <param name="urls">Makes addresses.</param>
    public async Task<LinkedContentQuestion?> AskAsync(IReadOnlyList<ContentItem> items, bool isDeletion, ClaimsPrincipal user, IUrlHelper urls)
    {
        ArgumentNullException.ThrowIfNull(items);

        foreach (var item in items)
        {
            if ((await serving.CheckTakingDownAsync(item.ContentItemId)).Count > 0)
            {
                return null;
            }
        }

        var found = await referrers.FindAsync([.. items.Select(item => item.ContentItemId)]);
        if (found.Items.Count == 0)
        {
            return null;
        }

        var named = new List<LinkedFrom>();
        foreach (var (item, isShown) in found.Items)
        {
            if (named.Count < MostNames && await authorization.AuthorizeAsync(user, CommonPermissions.ViewContent, item))
            {
                var title = string.IsNullOrWhiteSpace(item.DisplayText) ? localizer["Without a title"].Value : item.DisplayText;
                named.Add(new LinkedFrom(
                    isShown ? title : localizer["{0} (in a draft)", title],
                    await authorization.AuthorizeAsync(user, CommonPermissions.EditContent, item)
                        ? urls.Action("Edit", "Admin", new { area = "OrchardCore.Contents", contentItemId = item.ContentItemId }) : null));
            }
        }

        var one = items.Count == 1 ? items[0].DisplayText : "";
        var more = found.Items.Count - named.Count;
        return new LinkedContentQuestion(
            Title: one.Length == 0 ? isDeletion ? localizer["Delete these items?"] : localizer["Unpublish these items?"]
                : isDeletion ? localizer["Delete “{0}”?", one] : localizer["Unpublish “{0}”?", one],
            Message: localizer["These lead there. Their links would lead readers to nothing, and a menu would leave its entry out:"],
            From: named,
            More: more == 0 ? "" : found.IsCut ? localizer["And at least {0} more.", more] : localizer["And {0} more.", more],
            Ok: isDeletion ? localizer["Delete anyway"] : localizer["Unpublish anyway"],
            Cancel: localizer["Keep"],
            Token: found.Token);
    }
}

/// <summary>What is asked.</summary>
/// <param name="Title">The heading.</param>
/// <param name="Message">The question.</param>
/// <param name="From">What leads there.</param>
/// <param name="More">How many there are besides; empty for none.</param>
/// <param name="Ok">What the button that goes on says.</param>
/// <param name="Cancel">What the other says.</param>
/// <param name="Token">What to send as <see cref="LinkedContentFilter.ConfirmationField"/> to go on.</param>
public sealed record LinkedContentQuestion(string Title, string Message, IReadOnlyList<LinkedFrom> From, string More, string Ok, string Cancel, string Token);

/// <summary>An item that leads there.</summary>
/// <param name="Title">Its title.</param>
/// <param name="Address">Where it can be edited, for those who may.</param>
public sealed record LinkedFrom(string Title, string? Address);
