using Iurc.Cms.Programme.Security;
using Iurc.Programme.Pictures;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Localization;

namespace Iurc.Cms.Delivery.MediaLibrary;

/// <summary>
/// The last look before a file is gone from where it is, whatever led there: a form with attached files, for example, says by itself
/// which file is to be moved or removed. What no user does (a task, the set-up) is let through.
/// </summary>
public sealed class MediaGuard(IAuthorizationService authorization, MediaOwners owners, IHttpContextAccessor http, IStringLocalizer<MediaGuard> localizer)
{
    // Orchard's own name for the folder of attached files. It is emptied with the items that they belong to.
    private const string AttachedFiles = "mediafields";

    /// <summary>Lets through who may change a file.</summary>
    /// <exception cref="RefusedFileException">It is not theirs.</exception>
    public async Task RequireFileAsync(string file)
    {
        if (http.HttpContext?.User is { Identity.IsAuthenticated: true } user
            && !await authorization.AuthorizeAsync(user, MediaRights.ManageShared) && !await owners.OwnsAsync(user, file))
        {
            throw new RefusedFileException(MediaWords.NotYours(localizer));
        }
    }

    /// <summary>Lets through who may delete a folder.</summary>
    /// <exception cref="RefusedFileException">It is not theirs.</exception>
    public async Task RequireFolderAsync(string folder)
    {
        if (http.HttpContext?.User is { Identity.IsAuthenticated: true } user
            && !MediaPath.IsBelow(folder, AttachedFiles) && !owners.IsInOwnFolder(user, folder)
            && !await authorization.AuthorizeAsync(user, MediaRights.ManageShared))
        {
            throw new RefusedFileException(MediaWords.FoldersAreEditors(localizer));
        }
    }
}
