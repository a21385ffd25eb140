using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using OrchardCore.ContentManagement;
using OrchardCore.ContentManagement.Display.ContentDisplay;
using OrchardCore.DisplayManagement.Handlers;
using OrchardCore.DisplayManagement.Views;

namespace Iurc.Cms.Editorial.Erasure;

/// <summary>Leads administrators from an item's line in the lists to where it can be erased.</summary>
public sealed class ErasureDriver(IHttpContextAccessor http, IAuthorizationService authorization) : ContentDisplayDriver
{
    /// <inheritdoc />
    public override async Task<IDisplayResult?> DisplayAsync(ContentItem model, BuildDisplayContext context)
        => context?.DisplayType == "SummaryAdmin" && http.HttpContext?.User is { } user && await authorization.AuthorizeAsync(user, Permissions.EraseContent)
            ? View("IurcErase_SummaryAdmin", model).Location("SummaryAdmin", "ActionsMenu:90") : null;
}
