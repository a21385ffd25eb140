using Iurc.Cms.Programme.Models;
using Iurc.Cms.Programme.Pictures;
using Iurc.Programme.Pictures;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.StaticFiles;
using OrchardCore.ContentManagement;
using OrchardCore.ContentManagement.Records;
using OrchardCore.FileStorage;
using OrchardCore.Media;
using YesSql;
using YesSql.Services;
using ISession = YesSql.ISession;

namespace Iurc.Cms.Editorial.Images;

/// <summary>Finds files of the media library by what the site does with them.</summary>
public sealed class LibrarySearch(
    IMediaFileStore store, LibraryPictures pictures, ISession session, IAuthorizationService authorization, IContentTypeProvider types, IFileVersionProvider versions)
{
    /// <summary>Files that pages use.</summary>
    public const string InUse = "in-use";

    /// <summary>Files that no page uses.</summary>
    public const string Unused = "unused";

    /// <summary>Pictures that a page shows and nobody has described, nor called a decoration.</summary>
    public const string WithoutText = "without-text";

    /// <summary>Pictures that are smaller than a place that they are shown in, or than every place if they are shown nowhere.</summary>
    public const string TooSmall = "too-small";

    // A database takes so many values at a time.
    private const int AtATime = 200;

    /// <summary>The files in a folder and below it, in the form that Orchard's library has them in.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="extensions">The kinds of files that are asked for, separated by commas; all if empty.</param>
    /// <param name="shown">One of the words of this class; another finds nothing.</param>
    /// <param name="http">Who asks.</param>
    public async Task<IReadOnlyList<object>> FindAsync(string folder, string extensions, string shown, HttpContext http)
    {
        ArgumentNullException.ThrowIfNull(extensions);
        ArgumentNullException.ThrowIfNull(http);

        var kinds = extensions.Split([' ', ','], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var files = new List<IFileStoreEntry>();
        await foreach (var file in store.GetDirectoryContentAsync(folder, includeSubDirectories: true))
        {
            if (!file.IsDirectory && (kinds.Length == 0 || kinds.Contains(Path.GetExtension(file.Path), StringComparer.OrdinalIgnoreCase))
                && await authorization.AuthorizeAsync(http.User, MediaPermissions.ManageMediaFolder, (object)file.Path))
            {
                files.Add(file);
            }
        }

        var found = new List<object>();
        foreach (var some in files.Chunk(AtATime))
        {
            var uses = await UsesAsync(some);
            found.AddRange(some.Where(file => IsMeant(file.Path, shown, uses[MediaUseIndex.Normalize(file.Path)])).Select(file => Of(file, http)));
        }

        return found;
    }

    private static PictureSize Smallest => PicturePlaces.Portrait;

    private bool IsMeant(string path, string shown, IEnumerable<ContentItem> users) => shown switch
    {
        InUse => users.Any(),
        Unused => !users.Any(),
        WithoutText => users.Any(item => ItemPictures.WithoutText(item, pictures.LibraryPath).Any(other => IsSame(other, path))),
        TooSmall => PictureRules.IsPicture(path) && pictures.SizeOf(path) is { } size
            && (users.Any() ? users.SelectMany(ItemPictures.PlacesOf).Any(place => IsSame(place.Path, path) && !size.Fills(place.Place)) : !size.Fills(Smallest)),
        _ => false,
    };

    private static bool IsSame(string a, string b) => MediaUseIndex.Normalize(a) == MediaUseIndex.Normalize(b);

    private async Task<ILookup<string, ContentItem>> UsesAsync(IFileStoreEntry[] files)
    {
        var paths = files.Select(file => MediaUseIndex.Normalize(file.Path)).ToArray();
        var rows = (await session.QueryIndex<MediaUseIndex>(use => use.Path.IsIn(paths)).ListAsync()).ToList();
        var ids = rows.Select(row => row.ContentItemId).Distinct(StringComparer.Ordinal).ToArray();
        var items = new List<ContentItem>();
        foreach (var some in ids.Chunk(AtATime))
        {
            items.AddRange(await session.Query<ContentItem, ContentItemIndex>(item => item.ContentItemId.IsIn(some) && (item.Latest || item.Published)).ListAsync());
        }

        var versions = items.ToLookup(item => item.ContentItemId, StringComparer.Ordinal);
        return rows.SelectMany(row => versions[row.ContentItemId].Select(item => (row.Path, Item: item))).ToLookup(use => use.Path, use => use.Item, StringComparer.Ordinal);
    }

    // The names are those that Orchard's own script reads.
    private object Of(IFileStoreEntry file, HttpContext http) => new
    {
        name = file.Name,
        size = file.Length,
        lastModify = (file.LastModifiedUtc - DateTime.UnixEpoch).TotalMilliseconds,
        folder = file.DirectoryPath,
        url = versions.AddFileVersionToPath(http.Request.PathBase, store.MapPathToPublicUrl(file.Path)),
        mediaPath = file.Path,
        mime = types.TryGetContentType(file.Name, out var type) ? type : "application/octet-stream",
        mediaText = "",
        anchor = new { x = 0.5f, y = 0.5f },
        attachedFileName = "",
    };
}
