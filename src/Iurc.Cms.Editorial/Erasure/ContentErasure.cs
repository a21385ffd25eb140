using System.Security.Claims;
using Dapper;
using Iurc.Cms.Editorial.Copies;
using Iurc.Cms.Editorial.Images;
using Iurc.Cms.Programme.Changes;
using Iurc.Cms.Programme.Models;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;
using OrchardCore.AuditTrail.Indexes;
using OrchardCore.AuditTrail.Models;
using OrchardCore.AuditTrail.Services;
using OrchardCore.AuditTrail.Services.Models;
using OrchardCore.ContentManagement;
using OrchardCore.ContentManagement.Records;
using OrchardCore.Data.Documents;
using OrchardCore.Entities;
using OrchardCore.Media;
using YesSql;
using ISession = YesSql.ISession;

namespace Iurc.Cms.Editorial.Erasure;

/// <summary>
/// Erases an item for good: all versions with all rows of the index tables, what the audit trail, notifications and other parts of the site
/// keep of it (<see cref="IErasureStep"/>), the files that nothing else uses, and the copies of them. What is left is a record that
/// somebody has erased something.
/// </summary>
public sealed class ContentErasure(
    ISession session,
    IContentManager content,
    IEnumerable<IErasureStep> steps,
    MediaUses uses,
    IMediaFileStore files,
    IOptions<MediaOptions> media,
    IAuditTrailManager auditTrail,
    IHttpContextAccessor http,
    SiteChanges changes,
    IDocumentStore documents,
    ErasedCopies copies,
    FreedSpace freed)
{
    private const int MostRemoved = 50;

    /// <summary>All versions of an item, the newest first; none when it does not exist.</summary>
    public async Task<IReadOnlyList<ContentItem>> VersionsAsync(string contentItemId)
        => [.. (await session.Query<ContentItem, ContentItemIndex>(row => row.ContentItemId == contentItemId).ListAsync())
            .OrderByDescending(item => item.Latest).ThenByDescending(item => item.Published).ThenByDescending(item => item.Id)];

    /// <summary>The items of which there is nothing but history any more, those that were removed last first.</summary>
    public async Task<IReadOnlyList<RemovedItem>> RemovedAsync()
    {
        var configuration = session.Store.Configuration;
        var dialect = configuration.SqlDialect;
        var table = dialect.QuoteForTableName(configuration.TablePrefix + configuration.TableNameConvention.GetIndexTable(typeof(ContentItemIndex)), configuration.Schema);
        string Column(string name) => dialect.QuoteForColumnName(name);
        var (id, yes) = (Column(nameof(ContentItemIndex.ContentItemId)), dialect.GetSqlValue(true));
        var sql = $"""
            SELECT MAX(r.{Column("Id")}) FROM {table} r WHERE NOT EXISTS (
                SELECT 1 FROM {table} a WHERE a.{id} = r.{id} AND (a.{Column(nameof(ContentItemIndex.Latest))} = {yes} OR a.{Column(nameof(ContentItemIndex.Published))} = {yes}))
            GROUP BY r.{id} ORDER BY 1 DESC LIMIT {MostRemoved}
            """;
        var connection = await session.CreateConnectionAsync();
        var newest = (await connection.QueryAsync<long>(sql, transaction: session.CurrentTransaction)).ToList();
        var removed = new List<RemovedItem>();
        foreach (var row in newest)
        {
            if ((await session.QueryIndex<ContentItemIndex>(version => version.Id == row).ListAsync()).FirstOrDefault() is { } version)
            {
                removed.Add(new RemovedItem(version.ContentItemId, version.DisplayText ?? "", version.ContentType, version.ModifiedUtc));
            }
        }

        return removed;
    }

    /// <summary>What will go with the versions, in words.</summary>
    public async Task<IReadOnlyList<string>> DescribeAsync(IReadOnlyList<ContentItem> versions)
    {
        var described = new List<string>();
        foreach (var step in steps)
        {
            if (await step.DescribeAsync(versions) is { } words)
            {
                described.Add(words);
            }
        }

        return described;
    }

    /// <summary>The files of the media library that an item uses, and who else does, as readers or editors see it.</summary>
    public async Task<IReadOnlyList<UsedFile>> FilesOfAsync(IReadOnlyList<ContentItem> versions)
    {
        ArgumentNullException.ThrowIfNull(versions);

        var used = new List<UsedFile>();
        foreach (var path in versions.SelectMany(version => ItemPictures.PathsOf(version, media.Value.AssetsRequestPath.Value ?? "/media")).Distinct(StringComparer.Ordinal))
        {
            if (await files.GetFileInfoAsync(path) is not null)
            {
                used.Add(new(path, [.. (await uses.FindAsync([path])).Where(user => user.ContentItemId != versions[0].ContentItemId).DistinctBy(user => user.ContentItemId)]));
            }
        }

        return used;
    }

    /// <summary>The copies and translations of an item that have not been published yet. What was published since is an item like any other.</summary>
    public async Task<IReadOnlyList<ContentItem>> CopiesOfAsync(IReadOnlyList<ContentItem> versions)
    {
        ArgumentNullException.ThrowIfNull(versions);

        var (id, type) = (versions[0].ContentItemId, versions[0].ContentType);
        return [.. (await session.Query<ContentItem, ContentItemIndex>(row => row.ContentType == type && row.Latest && !row.Published).ListAsync())
            .Where(item => item.TryGet<CopyPart>(out var copy) && copy.OfContentItemId == id).OrderBy(item => item.CreatedUtc)];
    }

    /// <summary>Erases an item.</summary>
    /// <param name="versions">All its versions.</param>
    /// <param name="withFiles">Whether the files that nothing else uses go too.</param>
    /// <returns>What became of it.</returns>
    public async Task<ErasureResult> EraseAsync(IReadOnlyList<ContentItem> versions, bool withFiles)
    {
        ArgumentNullException.ThrowIfNull(versions);

        // As a removal first, so that all learn of it who learn of removals; what the site needs is refused there.
        if (versions.FirstOrDefault(version => version.Latest || version.Published) is { } active && !await content.RemoveAsync(active))
        {
            return ErasureResult.Refused;
        }

        // A session writes once more what it has changed, also when that has been deleted since. If the program ends here, the item is one
        // that has been removed, and is erased from the list of these.
        await documents.CommitAsync();
        versions = await VersionsAsync(versions[0].ContentItemId);
        string[] paths = withFiles ? [.. (await FilesOfAsync(versions)).Where(file => file.Others.Count == 0).Select(file => file.Path)] : [];
        await changes.ChangeAsync(ChangeTags.Anything);
        foreach (var version in versions)
        {
            session.Delete(version);
        }

        // The index tables are asked from here on for what is left.
        await session.FlushAsync();
        foreach (var step in steps)
        {
            await step.EraseAsync(versions);
        }

        await ForgetReplacedAsync(paths);
        await RecordAsync();
        await copies.DueAsync();
        await documents.CommitAsync();

        foreach (var path in paths)
        {
            await files.TryDeleteFileAsync(path);
        }

        // A node that has looked in the meantime may have made copies once more, of files that were still there.
        await copies.DueAsync();
        await documents.CommitAsync();
        await copies.ForgetAsync();
        return await freed.CleanAsync() ? ErasureResult.Done : ErasureResult.SpaceNotCleaned;
    }

    // The audit trail names a file that was replaced, and what it was called where it came from.
    private async Task ForgetReplacedAsync(string[] paths)
    {
        if (paths.Length == 0)
        {
            return;
        }

        foreach (var entry in await session.Query<AuditTrailEvent, AuditTrailEventIndex>(entry => entry.Category == MediaAuditTrail.Category, collection: AuditTrailEvent.Collection).ListAsync())
        {
            if (entry.TryGet<ReplacedFile>(out var file) && paths.Contains(file.Path, StringComparer.OrdinalIgnoreCase))
            {
                session.Delete(entry, AuditTrailEvent.Collection);
            }
        }
    }

    // That it was done, when and by whom, and not what.
    private Task RecordAsync()
    {
        var user = http.HttpContext?.User;
        return auditTrail.RecordEventAsync(new AuditTrailContext<ErasureEvent>(
            ErasureEvents.Erased, ErasureEvents.Category, "", user?.FindFirstValue(ClaimTypes.NameIdentifier) ?? "", user?.Identity?.Name ?? "", new ErasureEvent()));
    }
}

/// <summary>What became of an erasure.</summary>
public enum ErasureResult
{
    /// <summary>Everything is erased.</summary>
    Done,

    /// <summary>Nothing is: the site needs the item.</summary>
    Refused,

    /// <summary>Everything is erased, but the database's file may still hold the bytes: others were at work in it.</summary>
    SpaceNotCleaned,
}

/// <summary>An item that has been removed.</summary>
/// <param name="ContentItemId">Its id.</param>
/// <param name="Title">Its last title.</param>
/// <param name="ContentType">Its type.</param>
/// <param name="ModifiedUtc">When it was last changed; UTC.</param>
public sealed record RemovedItem(string ContentItemId, string Title, string ContentType, DateTime? ModifiedUtc);

/// <summary>A file of the media library that an item uses.</summary>
/// <param name="Path">Its path.</param>
/// <param name="Others">The other items that use it: as long as there are any, it stays.</param>
public sealed record UsedFile(string Path, IReadOnlyList<ContentItem> Others);
