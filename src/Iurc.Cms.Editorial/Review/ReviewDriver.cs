using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using OrchardCore.ContentManagement;
using OrchardCore.ContentManagement.Display.ContentDisplay;
using OrchardCore.Contents;
using OrchardCore.DisplayManagement.Handlers;
using OrchardCore.DisplayManagement.Views;

namespace Iurc.Cms.Editorial.Review;

/// <summary>Gives those who may not publish a button, and shows in forms and lists what awaits a review.</summary>
public sealed class ReviewDriver(IHttpContextAccessor httpContextAccessor, IAuthorizationService authorization) : ContentDisplayDriver
{
    /// <inheritdoc />
    public override IDisplayResult? Display(ContentItem model, BuildDisplayContext context)
        => ReviewOf(model) is null ? null : View("IurcReview_SummaryAdmin", model).Location("SummaryAdmin", "Tags:31");

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
        if (!await authorization.AuthorizeAsync(http!.User, CommonPermissions.PublishContent, model))
        {
            results.Add(View("IurcReviewButton", model).Location("Actions:35"));
        }

        if (ReviewOf(model) is { } review)
        {
            results.Add(Initialize<ReviewViewModel>("IurcReview_Edit", shape => shape.Review = review).Location("Content:before"));
        }

        return Combine(results);
    }

    /// <inheritdoc />
    public override Task<IDisplayResult?> UpdateAsync(ContentItem model, UpdateEditorContext context) => EditAsync(model, context);

    private static ReviewPart? ReviewOf(ContentItem item)
        => !item.Published && item.TryGet<ReviewPart>(out var review) && review.AskedUtc is not null ? review : null;
}

/// <summary>What the form shows. Not sealed: Orchard makes a shape of it.</summary>
public class ReviewViewModel
{
    /// <summary>Who asked, and when.</summary>
    public ReviewPart Review { get; set; } = null!;
}
