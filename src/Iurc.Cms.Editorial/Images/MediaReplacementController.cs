using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;
using OrchardCore.Admin;
using OrchardCore.AuditTrail.Services;
using OrchardCore.AuditTrail.Services.Models;
using OrchardCore.Media;
using OrchardCore.Media.Services;
using OrchardCore.Modules;

namespace Iurc.Cms.Editorial.Images;

/// <summary>
/// Replaces a file of the media library at its address, so that every page and every link shows the new one. Who may, and whether the
/// content is what the name says, the library itself knows; here it is seen to that the kind stays, and noted who did it.
/// </summary>
[Feature(FeatureIds.Images)]
[Admin("Media/Replace", "MediaReplacement")]
public sealed class MediaReplacementController(
    IMediaFileStore store, IAuthorizationService authorization, IServiceProvider services, IStringLocalizer<MediaReplacementController> localizer) : Controller
{
    /// <summary>Whether a request is for this.</summary>
    public static bool Is(RouteValueDictionary route)
    {
        ArgumentNullException.ThrowIfNull(route);

        return string.Equals(route["area"] as string, "Iurc.Cms.Editorial", StringComparison.OrdinalIgnoreCase)
            && string.Equals(route["controller"] as string, "MediaReplacement", StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>Puts a file in the place of another one.</summary>
    /// <param name="path">The file in the library.</param>
    /// <param name="file">What takes its place.</param>
    [HttpPost]
    [MediaSizeLimit]
    public async Task<IActionResult> Replace(string path, IFormFile? file)
    {
        if (!await authorization.AuthorizeAsync(User, MediaPermissions.ManageMedia)
            || !await authorization.AuthorizeAsync(User, MediaPermissions.ManageMediaFolder, (object)path))
        {
            return Forbid();
        }

        if (string.IsNullOrEmpty(path) || await store.GetFileInfoAsync(path) is null)
        {
            return Say(StatusCodes.Status404NotFound, localizer["The file is no longer there. Load the page again and look."]);
        }

        if (file is null)
        {
            return Say(StatusCodes.Status400BadRequest, localizer["Choose a file first."]);
        }

        if (KindOf(path) != KindOf(file.FileName))
        {
            return Say(StatusCodes.Status400BadRequest, localizer["{0} can be replaced by a file of the same kind only, {1}. Save the new one as such, or upload it under a name of its own.", Path.GetFileName(path), KindOf(path)]);
        }

        await using var content = file.OpenReadStream();
        await store.CreateFileFromStreamAsync(path, content, overwrite: true);
        if (services.GetService<IAuditTrailManager>() is { } trail)
        {
            await trail.RecordEventAsync(new AuditTrailContext<ReplacedFile>(
                MediaAuditTrail.Replaced, MediaAuditTrail.Category, NumberOf(path), User.FindFirst(ClaimTypes.NameIdentifier)?.Value ?? "", User.Identity?.Name ?? "",
                new ReplacedFile { Path = path, FileName = file.FileName, Length = file.Length }));
        }

        return Ok(new { path });
    }

    private static ObjectResult Say(int status, string words) => new(new { value = words }) { StatusCode = status };

    // One for each file. The audit trail's column is short.
    private static string NumberOf(string path) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(path)))[..26];

    private static string KindOf(string name) => Path.GetExtension(name).ToLowerInvariant() is var extension && extension == ".jpeg" ? ".jpg" : extension;
}
