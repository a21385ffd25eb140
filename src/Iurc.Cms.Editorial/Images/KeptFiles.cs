using System.Security.Claims;
using Iurc.Cms.Programme.Security;
using Microsoft.AspNetCore.Authorization;
using OrchardCore.ContentManagement;
using OrchardCore.Contents;
using OrchardCore.Media;
using YesSql;
using YesSql.Services;
using ISession = YesSql.ISession;

namespace Iurc.Cms.Editorial.Images;

/// <summary>
/// Says which files of the media library a user may not change: those of others, and those that a published page or a page of others shows,
/// unless the user manages the files of all.
/// </summary>
public sealed class KeptFiles(MediaUses uses, ISession session, IAuthorizationService authorization)
{
    // A database takes so many values at a time.
    private const int AtATime = 200;

    /// <summary>Those of <paramref name="paths"/> that the user may not change.</summary>
    public async Task<IReadOnlySet<string>> FindAsync(ClaimsPrincipal user, IEnumerable<string> paths)
    {
        var kept = new HashSet<string>(StringComparer.Ordinal);
        if (await authorization.AuthorizeAsync(user, MediaRights.ManageShared))
        {
            return kept;
        }

        var own = new List<string>();
        foreach (var path in paths)
        {
            // The right that Orchard asks for when several files are deleted; the library grants it for one's own.
            if (await authorization.AuthorizeAsync(user, MediaPermissions.ManageAttachedMediaFieldsFolder, (object)path))
            {
                own.Add(path);
            }
            else
            {
                kept.Add(path);
            }
        }

        foreach (var some in own.Chunk(AtATime))
        {
            var names = some.Select(MediaUseIndex.Normalize).ToArray();
            var used = (await session.QueryIndex<MediaUseIndex>(use => use.Path.IsIn(names)).ListAsync()).Select(use => use.Path).ToHashSet(StringComparer.Ordinal);
            foreach (var path in some.Where(path => used.Contains(MediaUseIndex.Normalize(path))))
            {
                if (await IsShownByOthersAsync(user, await uses.FindAsync([path], most: int.MaxValue)))
                {
                    kept.Add(path);
                }
            }
        }

        return kept;
    }

    /// <summary>What readers see, or what somebody else works on, is not to be broken by one who could not change it there.</summary>
    public async Task<bool> IsShownByOthersAsync(ClaimsPrincipal user, IEnumerable<ContentItem> items)
    {
        ArgumentNullException.ThrowIfNull(items);

        foreach (var item in items)
        {
            if (await uses.IsPublishedAsync(item) || !await authorization.AuthorizeAsync(user, CommonPermissions.EditContent, item))
            {
                return true;
            }
        }

        return false;
    }
}
