using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using OrchardCore.ContentManagement;
using OrchardCore.ContentManagement.Display.ContentDisplay;
using OrchardCore.DisplayManagement.Handlers;
using OrchardCore.DisplayManagement.Views;

namespace Iurc.Cms.Editorial.Sharing;

/// <summary>Leads from the form of a draft, and from its line in the lists, to where it can be shared.</summary>
public sealed class SharingDriver(IHttpContextAccessor http, IAuthorizationService authorization, SharedDrafts shares) : ContentDisplayDriver
{
    /// <inheritdoc />
    public override async Task<IDisplayResult?> DisplayAsync(ContentItem model, BuildDisplayContext context)
        => context?.DisplayType == "SummaryAdmin" && await MayShareAsync(model) ? View("IurcShare_SummaryAdmin", model).Location("SummaryAdmin", "ActionsMenu:11") : null;

    /// <inheritdoc />
    public override async Task<IDisplayResult?> EditAsync(ContentItem model, BuildEditorContext context)
        => EditorPage.IsAbout(http.HttpContext, model, context) && EditorPage.ActionOf(http.HttpContext!.Request.RouteValues) == EditorPage.Edit
            && (await MayShareAsync(model) || await HasStoppedAsync(model))
            ? View("IurcShareButton", model).Location("Actions:36") : null;

    /// <inheritdoc />
    public override Task<IDisplayResult?> UpdateAsync(ContentItem model, UpdateEditorContext context) => EditAsync(model, context);

    // What was shared and shows nothing any more can be looked at.
    private async Task<bool> HasStoppedAsync(ContentItem item)
        => item.HasDraft() && http.HttpContext?.User is { } user && await authorization.AuthorizeAsync(user, Permissions.ShareDrafts) && (await shares.ListStoppedAsync(user, item)).Count > 0;

    private async Task<bool> MayShareAsync(ContentItem item)
        => item.HasDraft() && http.HttpContext?.User is { } user && await authorization.MayShareAsync(user, item);
}
