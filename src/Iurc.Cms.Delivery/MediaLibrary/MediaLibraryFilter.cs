using System.Security.Claims;
using Iurc.Cms.Programme.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Controllers;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.Extensions.Localization;
using OrchardCore.FileStorage;
using OrchardCore.Media;

namespace Iurc.Cms.Delivery.MediaLibrary;

/// <summary>
/// Comes before each action of the media library, and of what the editors' module adds to it. Paths are brought into their one form, so that everything after this asks about what
/// the store then touches. Who may not manage shared files adds files and changes their own; an action that is not known here is not theirs.
/// </summary>
public sealed class MediaLibraryFilter(
    IAuthorizationService authorization,
    IMediaFileStore store,
    IMediaNameNormalizerService names,
    MediaOwners owners,
    UploadedNames uploads,
    IStringLocalizer<MediaLibraryFilter> localizer) : IAsyncActionFilter
{
    /// <summary>Before the question whether a file is in use.</summary>
    public const int Order = -100;

    /// <inheritdoc />
    public async Task OnActionExecutionAsync(ActionExecutingContext context, ActionExecutionDelegate next)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(next);

        var user = context.HttpContext.User;
        // Orchard itself refuses those who may not use the library at all; they are told nothing here.
        if (context.ActionDescriptor is not ControllerActionDescriptor action
            || !action.RouteValues.TryGetValue("area", out var area)
            || !(area == "OrchardCore.Media" || (area == "Iurc.Cms.Editorial" && action.ControllerName == "MediaReplacement"))
            || !await authorization.AuthorizeAsync(user, MediaPermissions.ManageMedia))
        {
            await next();
            return;
        }

        var http = context.HttpContext.Request;
        var request = MediaRequest.Read(action.ControllerName, action.ActionName, context.ActionArguments,
            http.HasFormContentType ? (await http.ReadFormAsync(context.HttpContext.RequestAborted)).Files : null, names);
        if (request.Unreadable is not MediaRequest.Fault.None)
        {
            context.Result = Say(action.ActionName, StatusCodes.Status400BadRequest, request.Unreadable is MediaRequest.Fault.Name ? MediaWords.NoName(localizer) : MediaWords.NoPath(localizer));
        }
        else if (!await authorization.AuthorizeAsync(user, MediaRights.ManageShared) && await RefusalAsync(user, request) is { } refusal)
        {
            context.Result = Say(action.ActionName, StatusCodes.Status403Forbidden, refusal);
        }
        else
        {
            uploads.IsAsked = action is { ControllerName: "Admin", ActionName: "Upload" };
            var executed = await next();
            uploads.Explain(executed.Result);
            if (executed is { Exception: FileStoreException e, ExceptionHandled: false })
            {
                executed.ExceptionHandled = true;
                executed.Result = Say(action.ActionName, StatusCodes.Status400BadRequest, e is RefusedFileException or ExistsFileStoreException ? e.Message : MediaWords.NotDone(localizer));
            }
        }
    }

    // The library's script looks for the words in "value", but shows the whole answer to a move.
    private static IActionResult Say(string action, int status, string words) => action == "MoveMediaList"
        ? new ContentResult { Content = words, ContentType = "text/plain; charset=utf-8", StatusCode = status }
        : new ObjectResult(new { value = words }) { StatusCode = status };

    private async Task<string?> RefusalAsync(ClaimsPrincipal user, MediaRequest request)
    {
        if (!request.IsKnown)
        {
            return MediaWords.NotYours(localizer);
        }

        foreach (var file in request.Changed)
        {
            if (!await owners.OwnsAsync(user, file))
            {
                return MediaWords.NotYours(localizer);
            }
        }

        foreach (var folder in request.Filled)
        {
            if (folder.Length > 0 && !owners.IsInOwnFolder(user, folder) && await store.GetDirectoryInfoAsync(folder) is null)
            {
                return MediaWords.NoFolder(localizer);
            }
        }

        return request.Folder is { } changed && !owners.IsInOwnFolder(user, changed) ? MediaWords.FoldersAreEditors(localizer) : null;
    }
}
