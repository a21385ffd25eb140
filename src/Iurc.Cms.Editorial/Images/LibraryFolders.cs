using System.Security.Claims;
using System.Text.Json;
using System.Text.Json.Nodes;
using Iurc.Cms.Programme.Security;
using Iurc.Programme.Pictures;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.Extensions.Options;
using OrchardCore.Media;

namespace Iurc.Cms.Editorial.Images;

/// <summary>
/// Offers folders to those who have a use for them: to make and delete them is for those who manage the files of all, and the folders of
/// single users, which Orchard makes for each, are shown once there is a file in them.
/// </summary>
public sealed class LibraryFolders(IMediaFileStore store, IAuthorizationService authorization, IOptions<MediaOptions> options) : IAsyncResultFilter
{
    /// <inheritdoc />
    public async Task OnResultExecutionAsync(ResultExecutingContext context, ResultExecutionDelegate next)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(next);

        var route = context.RouteData.Values;
        if (context.Result is ObjectResult { Value: { } value, StatusCode: null or 200 } answer
            && route["area"] as string == "OrchardCore.Media" && route["controller"] as string == "Admin" && route["action"] as string == "GetFolders")
        {
            answer.Value = await ForAsync(context.HttpContext.User, JsonSerializer.SerializeToNode(value, JsonSerializerOptions.Web) as JsonArray ?? []);
        }

        await next();
    }

    private async Task<JsonArray> ForAsync(ClaimsPrincipal user, JsonArray folders)
    {
        var isShared = await authorization.AuthorizeAsync(user, MediaRights.ManageShared);
        var shown = new JsonArray();
        foreach (var folder in folders.OfType<JsonObject>().ToList())
        {
            var path = (string?)folder["path"] ?? "";
            var isOfUsers = path == options.Value.AssetsUsersFolder || MediaPath.IsBelow(path, options.Value.AssetsUsersFolder);
            if (isOfUsers && !await HasFileAsync(user, path))
            {
                continue;
            }

            if (!isShared)
            {
                folder["canCreateFolder"] = false;
                folder["canDeleteFolder"] = false;
            }

            folders.Remove(folder);
            shown.Add(folder);
        }

        return shown;
    }

    private async Task<bool> HasFileAsync(ClaimsPrincipal user, string folder)
    {
        await foreach (var entry in store.GetDirectoryContentAsync(folder, includeSubDirectories: true))
        {
            if (!entry.IsDirectory && await authorization.AuthorizeAsync(user, MediaPermissions.ManageMediaFolder, (object)entry.Path))
            {
                return true;
            }
        }

        return false;
    }
}
