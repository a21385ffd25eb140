using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Iurc.Programme;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using OrchardCore.AuditTrail.Services;
using OrchardCore.AuditTrail.Services.Models;
using OrchardCore.ContentManagement;
using OrchardCore.Contents;
using OrchardCore.Modules;
using YesSql;
using ISession = YesSql.ISession;

namespace Iurc.Cms.Editorial.Sharing;

/// <summary>Makes, finds and withdraws links that show drafts.</summary>
public sealed class SharedDrafts(ISession session, IClock clock, IHttpContextAccessor http, IServiceProvider services)
{
    private const int MostExpired = 100;

    /// <summary>Makes a link to the newest version of an item, whatever that is when somebody looks.</summary>
    /// <param name="item">Its newest version.</param>
    /// <param name="onlyOwnText">Whether it shows nothing any more when somebody else has changed it.</param>
    /// <returns>The secret for its address; it is not stored, and cannot be told again.</returns>
    public async Task<string> ShareAsync(ContentItem item, bool onlyOwnText)
    {
        ArgumentNullException.ThrowIfNull(item);

        var token = ShareToken.Create();
        await session.SaveAsync(new SharedDraft
        {
            ContentItemId = item.ContentItemId,
            TokenHash = ShareToken.HashOf(token)!,
            TextHash = TextHashOf(item),
            CreatedUtc = clock.UtcNow,
            ExpiresUtc = clock.UtcNow + ShareToken.Lifetime,
            CreatedBy = http.HttpContext?.User.Identity?.Name ?? "",
            OnlyTextOf = onlyOwnText ? item.Author : "",
        });
        await RecordAsync(SharingEvents.Shared, item.ContentItemId);
        await ForgetExpiredAsync();
        return token;
    }

    /// <summary>The links to an item that still work, the newest first.</summary>
    public async Task<IReadOnlyList<SharedDraft>> ListAsync(string contentItemId)
    {
        var now = clock.UtcNow;
        return [.. (await session.Query<SharedDraft, SharedDraftIndex>(share => share.ContentItemId == contentItemId && share.ExpiresUtc > now).ListAsync())
            .OrderByDescending(share => share.CreatedUtc).ThenByDescending(share => share.Id)];
    }

    /// <summary>The links of a user to an item that show nothing, because the newest text is somebody else's; none if the user may not write it.</summary>
    public async Task<IReadOnlyList<SharedDraft>> ListStoppedAsync(ClaimsPrincipal user, ContentItem item)
    {
        ArgumentNullException.ThrowIfNull(user);
        ArgumentNullException.ThrowIfNull(item);

        var name = user.Identity?.Name;
        return item.Published || item.Author == name || !await services.GetRequiredService<IAuthorizationService>().AuthorizeAsync(user, CommonPermissions.EditContent, item)
            ? [] : [.. (await ListAsync(item.ContentItemId)).Where(share => share.OnlyTextOf.Length > 0 && share.OnlyTextOf == name)];
    }

    /// <summary>The link with a secret; null for one that never was, has expired or was withdrawn.</summary>
    public async Task<SharedDraft?> FindAsync(string? token)
    {
        var now = clock.UtcNow;
        return ShareToken.HashOf(token) is { } hash
            ? await session.Query<SharedDraft, SharedDraftIndex>(share => share.TokenHash == hash && share.ExpiresUtc > now).FirstOrDefaultAsync() : null;
    }

    /// <summary>Ends one link to an item. False if there is no such link.</summary>
    public async Task<bool> WithdrawAsync(string contentItemId, long id)
    {
        if (await session.GetAsync<SharedDraft>(id) is not { } share || share.ContentItemId != contentItemId)
        {
            return false;
        }

        session.Delete(share);
        await RecordAsync(SharingEvents.Withdrawn, contentItemId);
        return true;
    }

    /// <summary>Ends all links to an item.</summary>
    public async Task EndAllAsync(string contentItemId)
    {
        foreach (var share in await session.Query<SharedDraft, SharedDraftIndex>(share => share.ContentItemId == contentItemId).ListAsync())
        {
            session.Delete(share);
        }
    }

    /// <summary>Stands for all that an item says.</summary>
    public static string TextHashOf(ContentItem item)
    {
        ArgumentNullException.ThrowIfNull(item);

        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(item.DisplayText + "\n" + ((JsonObject)item.Content).ToJsonString())));
    }

    private async Task ForgetExpiredAsync()
    {
        var now = clock.UtcNow;
        foreach (var share in await session.Query<SharedDraft, SharedDraftIndex>(share => share.ExpiresUtc <= now).Take(MostExpired).ListAsync())
        {
            session.Delete(share);
        }
    }

    // The audit trail is asked for when there is something to record: content handlers come here too.
    private Task RecordAsync(string name, string contentItemId)
    {
        var user = http.HttpContext?.User;
        return services.GetRequiredService<IAuditTrailManager>().RecordEventAsync(new AuditTrailContext<SharingEvent>(
            name, SharingEvents.Category, contentItemId, user?.FindFirstValue(ClaimTypes.NameIdentifier) ?? "", user?.Identity?.Name ?? "", new SharingEvent()));
    }
}
