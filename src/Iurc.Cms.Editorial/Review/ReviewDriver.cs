using System.Security.Claims;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Localization;
using OrchardCore.ContentManagement;
using OrchardCore.ContentManagement.Display.ContentDisplay;
using OrchardCore.Contents;
using OrchardCore.DisplayManagement.Handlers;
using OrchardCore.DisplayManagement.Views;

namespace Iurc.Cms.Editorial.Review;

/// <summary>Gives those who may not publish a button, those who may a place for an answer, and shows in forms and lists what awaits a review.</summary>
public sealed class ReviewDriver(
    IHttpContextAccessor httpContextAccessor, IAuthorizationService authorization, IStringLocalizer<ReviewDriver> localizer) : ContentDisplayDriver
{
    /// <inheritdoc />
    public override IDisplayResult? Display(ContentItem model, BuildDisplayContext context)
        => ReviewOf(model) is { } review
            ? Initialize<ReviewViewModel>("IurcReview_SummaryAdmin", shape => shape.Review = review).Location("SummaryAdmin", "Tags:31") : null;

    /// <inheritdoc />
    public override async Task<IDisplayResult?> EditAsync(ContentItem model, BuildEditorContext context)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(context);

        var http = httpContextAccessor.HttpContext;
        if (!EditorPage.IsAbout(http, model, context))
        {
            return null;
        }

        var results = new List<IDisplayResult>();
        var mayPublish = await authorization.AuthorizeAsync(http!.User, CommonPermissions.PublishContent, model);
        if (!mayPublish)
        {
            results.Add(View("IurcReviewButton", model).Location("Actions:35"));
        }

        if (ReviewOf(model) is { } review)
        {
            var answer = http.Request.HasFormContentType ? http.Request.Form[ReviewHandler.AnswerField].ToString() : "";
            results.Add(Initialize<ReviewViewModel>("IurcReview_Edit", shape =>
                (shape.Review, shape.MayAnswer, shape.Answer, shape.IsOwn) = (review, mayPublish, answer, review.AskedById == http.User.FindFirstValue(ClaimTypes.NameIdentifier))).Location("Content:before"));
        }

        return Combine(results);
    }

    /// <inheritdoc />
    public override Task<IDisplayResult?> UpdateAsync(ContentItem model, UpdateEditorContext context)
    {
        ArgumentNullException.ThrowIfNull(context);

        if (httpContextAccessor.HttpContext is { } http && EditorPage.IsAbout(http, model, context) && ReviewHandler.AnswerIn(http.Request) is "")
        {
            context.Updater.ModelState.AddModelError(ReviewHandler.AnswerField, localizer["Write what has to change, so that whoever asked knows. Then press Send back again."]);
        }

        return EditAsync(model, context);
    }

    private static ReviewPart? ReviewOf(ContentItem item)
        => !item.Published && item.TryGet<ReviewPart>(out var review) && (review.AskedUtc is not null || review.Answer.Length > 0) ? review : null;
}

/// <summary>What the form shows. Not sealed: Orchard makes a shape of it.</summary>
public class ReviewViewModel
{
    /// <summary>Who asked, and when, or what was answered.</summary>
    public ReviewPart Review { get; set; } = null!;

    /// <summary>Whether whoever opens the form may answer.</summary>
    public bool MayAnswer { get; set; }

    /// <summary>Whether whoever opens the form has asked.</summary>
    public bool IsOwn { get; set; }

    /// <summary>What they have written.</summary>
    public string Answer { get; set; } = "";
}
