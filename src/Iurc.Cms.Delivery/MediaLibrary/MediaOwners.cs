using System.Security.Claims;
using Iurc.Programme.Pictures;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;
using OrchardCore.Media;
using YesSql;
using ISession = YesSql.ISession;

namespace Iurc.Cms.Delivery.MediaLibrary;

/// <summary>
/// Knows whose the files of the media library are. Paths are in the form of <see cref="MediaPath"/>; letter case counts, so that no
/// other file is ever taken for somebody's own.
/// </summary>
public sealed class MediaOwners(ISession session, IHttpContextAccessor http, IOptions<MediaOptions> options, IUserAssetFolderNameProvider folders)
{
    /// <summary>Whether a user has uploaded a file, or has it in the folder that is theirs alone.</summary>
    public async Task<bool> OwnsAsync(ClaimsPrincipal user, string file)
    {
        if (IsInOwnFolder(user, file))
        {
            return true;
        }

        var id = IdOf(user);
        var owners = await OwnersOfAsync(file);
        return id is not null && owners.Count > 0 && owners.TrueForAll(owner => owner.UserId == id);
    }

    /// <summary>Whether a file or a folder lies in the folder that is a user's alone.</summary>
    public bool IsInOwnFolder(ClaimsPrincipal user, string path)
    {
        ArgumentNullException.ThrowIfNull(user);

        return folders.GetUserAssetFolderName(user) is { Length: > 0 } name && MediaPath.IsBelow(path, options.Value.AssetsUsersFolder + "/" + name);
    }

    /// <summary>Notes that whoever sends the request has made a file; one that no user has made is nobody's.</summary>
    public async Task MadeAsync(string file)
    {
        await ForgetAsync(file);
        if (http.HttpContext?.User is { } user && IdOf(user) is { } id)
        {
            await session.SaveAsync(new MediaOwner { Path = file, UserId = id });
        }
    }

    /// <summary>Notes that a file has another path.</summary>
    public async Task MovedAsync(string file, string newFile)
    {
        var owners = await OwnersOfAsync(file);
        await ForgetAsync(newFile);
        foreach (var owner in owners)
        {
            owner.Path = newFile;
            await session.SaveAsync(owner);
        }
    }

    /// <summary>Notes that a file is no more.</summary>
    public async Task ForgetAsync(string file)
    {
        foreach (var owner in await OwnersOfAsync(file))
        {
            session.Delete(owner);
        }
    }

    /// <summary>Notes that a folder is no more, with all that was in it.</summary>
    public async Task ForgetFolderAsync(string folder)
    {
        var start = folder + "/";
        foreach (var owner in await session.Query<MediaOwner, MediaOwnerIndex>(index => index.Path.StartsWith(start)).ListAsync())
        {
            // In a database "_" stands for any letter.
            if (MediaPath.IsBelow(owner.Path, folder))
            {
                session.Delete(owner);
            }
        }
    }

    private async Task<List<MediaOwner>> OwnersOfAsync(string file)
        // Some databases do not mind letter case.
        => [.. (await session.Query<MediaOwner, MediaOwnerIndex>(index => index.Path == file).ListAsync()).Where(owner => owner.Path == file)];

    private static string? IdOf(ClaimsPrincipal user)
        => user.Identity?.IsAuthenticated == true ? user.FindFirstValue(ClaimTypes.NameIdentifier) : null;
}
