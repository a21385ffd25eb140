using Iurc.Cms.Programme.Security;
using Iurc.Programme.Pictures;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.Routing;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Localization;
using OrchardCore.ContentManagement;
using OrchardCore.Contents;
using OrchardCore.Media;

namespace Iurc.Cms.Editorial.Images;

/// <summary>
/// Comes before the media library deletes, moves or renames anything: files that pages use stay until the editor has been told
/// which pages, and has confirmed. A move breaks a page as much as a removal does, for pages know their files by path. A file that is
/// replaced breaks none, but readers see the new one at once: that is for those who may change what is published.
/// </summary>
public sealed class MediaUseFilter(
    MediaUses uses,
    KeptFiles kept,
    IAuthorizationService authorization,
    IUrlHelperFactory urls,
    IStringLocalizer<MediaUseFilter> localizer) : IAsyncActionFilter
{
    /// <summary>The field of the request that says which uses the editor has seen.</summary>
    public const string ConfirmationField = "confirmedUses";

    private const int MostNames = 10;

    /// <inheritdoc />
    public async Task OnActionExecutionAsync(ActionExecutingContext context, ActionExecutionDelegate next)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(next);

        // Orchard itself refuses those who may not do it; they are told nothing here.
        if (Target.Of(context.RouteData.Values, context.ActionArguments) is { } target
            && await authorization.AuthorizeAsync(context.HttpContext.User, MediaPermissions.ManageMedia))
        {
            var isEditor = await authorization.AuthorizeAsync(context.HttpContext.User, MediaRights.ManageShared);
            var found = await uses.FindAsync(target.Files, target.Folder, isEditor ? MediaUses.Most : int.MaxValue);
            if (!isEditor && await kept.IsShownByOthersAsync(context.HttpContext.User, found))
            {
                string words = localizer["A page that is published, or that is not yours, shows this. Ask an Editor to change it first."];
                // The library's script looks for the words in "value", but shows the whole answer to a move.
                context.Result = context.RouteData.Values["action"] as string == "MoveMediaList"
                    ? new ContentResult { Content = words, ContentType = "text/plain; charset=utf-8", StatusCode = StatusCodes.Status403Forbidden }
                    : new ObjectResult(new { value = words }) { StatusCode = StatusCodes.Status403Forbidden };
                return;
            }

            if (target.Change is not Change.Replace && found.Count > 0 && await ConfirmedAsync(context.HttpContext.Request) != MediaUses.TokenOf(found))
            {
                context.Result = new ConflictObjectResult(await AskAsync(context, found, target.Change));
                return;
            }
        }

        await next();
    }

    private static async Task<string?> ConfirmedAsync(HttpRequest request)
        => request.HasFormContentType ? (await request.ReadFormAsync(request.HttpContext.RequestAborted))[ConfirmationField] : (string?)null;

    private async Task<MediaUseQuestion> AskAsync(ActionContext context, IReadOnlyList<ContentItem> found, Change change)
    {
        var url = urls.GetUrlHelper(context);
        var named = new List<MediaUse>();
        foreach (var item in found)
        {
            if (named.Count < MostNames && await authorization.AuthorizeAsync(context.HttpContext.User, CommonPermissions.ViewContent, item))
            {
                named.Add(new MediaUse(
                    string.IsNullOrWhiteSpace(item.DisplayText) ? localizer["Without a title"] : item.DisplayText,
                    await authorization.AuthorizeAsync(context.HttpContext.User, CommonPermissions.EditContent, item)
                        ? url.Action("Edit", "Admin", new { area = "OrchardCore.Contents", contentItemId = item.ContentItemId })
                        : null));
            }
        }

        return new MediaUseQuestion(
            Title: localizer["In use"],
            Message: change switch
            {
                Change.Move => localizer["These items would lose their picture or file, because it would no longer be where they look for it:"],
                Change.Rename => localizer["These items would lose their picture or file, because they look for it by the name that it has now:"],
                _ => localizer["These items would lose their picture or file:"],
            },
            Uses: named,
            More: found.Count > named.Count ? localizer["And {0} more.", found.Count - named.Count] : "",
            Ok: change switch
            {
                Change.Move => localizer["Move anyway"],
                Change.Rename => localizer["Rename anyway"],
                _ => localizer["Delete anyway"],
            },
            Cancel: change is Change.Rename ? localizer["Keep its name"] : change is Change.Move ? localizer["Leave it there"] : localizer["Keep"],
            Token: MediaUses.TokenOf(found));
    }

    private enum Change
    {
        Delete,
        Move,
        Rename,
        Replace,
    }

    /// <summary>What an action of the media library is about to do.</summary>
    private sealed record Target(Change Change, IEnumerable<string> Files, string? Folder = null)
    {
        public static Target? Of(RouteValueDictionary route, IDictionary<string, object?> arguments)
        {
            if (MediaReplacementController.Is(route))
            {
                return new Target(Change.Replace, [Text("path")]);
            }

            if (!Is(route, "area", "OrchardCore.Media") || !Is(route, "controller", "Admin"))
            {
                return null;
            }

            var source = Text("sourceFolder") is "root" ? "" : Text("sourceFolder") + "/";
            return (route["action"] as string)?.ToUpperInvariant() switch
            {
                "DELETEMEDIA" => new Target(Change.Delete, [Text("path")]),
                "DELETEMEDIALIST" => new Target(Change.Delete, Texts("paths")),
                "DELETEFOLDER" => new Target(Change.Delete, [], Text("path")),
                "MOVEMEDIA" => new Target(FolderOf(Text("oldPath")) == FolderOf(Text("newPath")) ? Change.Rename : Change.Move, [Text("oldPath")]),
                "MOVEMEDIALIST" => new Target(Change.Move, Texts("mediaNames").Select(name => source + name)),
                _ => null,
            };

            string Text(string name) => arguments.TryGetValue(name, out var value) ? value as string ?? "" : "";
            string[] Texts(string name) => arguments.TryGetValue(name, out var value) ? value as string[] ?? [] : [];
        }

        private static string FolderOf(string path) => MediaPath.TryNormalize(path, out var normal) ? MediaPath.FolderOf(normal) : path;

        private static bool Is(RouteValueDictionary route, string key, string value)
            => string.Equals(route[key] as string, value, StringComparison.OrdinalIgnoreCase);
    }
}

/// <summary>What the editor is asked.</summary>
/// <param name="Title">The heading.</param>
/// <param name="Message">The question.</param>
/// <param name="Uses">Items that use the files.</param>
/// <param name="More">How many there are besides; empty for none.</param>
/// <param name="Ok">What the button that goes on says.</param>
/// <param name="Cancel">What the other says.</param>
/// <param name="Token">What to send as <see cref="MediaUseFilter.ConfirmationField"/> to go on.</param>
public sealed record MediaUseQuestion(string Title, string Message, IReadOnlyList<MediaUse> Uses, string More, string Ok, string Cancel, string Token);

/// <summary>An item that uses a file.</summary>
/// <param name="Title">Its title.</param>
/// <param name="Address">Where it can be edited, for those who may.</param>
public sealed record MediaUse(string Title, string? Address);
