using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using OrchardCore.Admin;

namespace Iurc.Cms.Editorial.Screens;

/// <summary>
/// Says in the admin what is not open to somebody who has logged in, with a way on. Orchard says one sentence in the admin's frame; and to those
/// who have no right there at all, nothing, for its page of the error is refused to them as well: they could not even log off.
/// </summary>
public sealed class ForbiddenFilter(IAuthorizationService authorization, IModelMetadataProvider metadata) : IAsyncAlwaysRunResultFilter
{
    /// <inheritdoc />
    public async Task OnResultExecutionAsync(ResultExecutingContext context, ResultExecutionDelegate next)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(next);

        var http = context.HttpContext;
        if (context.Result is ForbidResult && AdminAttribute.IsApplied(http) && http.User.Identity?.IsAuthenticated == true && IsForPeople(http.Request))
        {
            context.Result = new ViewResult
            {
                ViewName = ScreenFilter.Own(await authorization.AuthorizeAsync(http.User, AdminPermissions.AccessAdminPanel) ? "Forbidden" : "NoRole"),
                ViewData = new ViewDataDictionary(metadata, new ModelStateDictionary()),
                StatusCode = StatusCodes.Status403Forbidden,
            };
        }

        await next();
    }

    // A script asks for an answer, not for a page.
    private static bool IsForPeople(HttpRequest request) => request.Headers["Sec-Fetch-Mode"].ToString() is "" or "navigate";
}
