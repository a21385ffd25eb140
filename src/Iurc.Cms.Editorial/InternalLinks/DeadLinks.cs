using Dapper;
using Iurc.Cms.Editorial.Addresses;
using Iurc.Cms.Programme.Addresses;
using Iurc.Cms.Programme.Handlers;
using Iurc.Cms.Programme.Services;
using Iurc.Programme.Links;
using OrchardCore.Autoroute.Core.Indexes;
using OrchardCore.ContentManagement.Records;
using YesSql;
using YesSql.Indexes;
using YesSql.Services;
using ISession = YesSql.ISession;

namespace Iurc.Cms.Editorial.InternalLinks;

/// <summary>
/// Finds where published items lead readers to nothing. It goes by what is led to, of which there is little, and not by the links: from one
/// target to the next by the index that is in their order (https://wiki.postgresql.org/wiki/Loose_indexscan). What it finds is kept until
/// content changes.
/// </summary>
public sealed class DeadLinks(ISession session, PublicAddresses addresses, ProgrammeMemory memory, ProgrammeChanges changes)
{
    // One who reads a list of more mends nothing of it.
    private const int Most = 500;

    /// <summary>The targets at which there is nothing, or no longer.</summary>
    public async Task<IReadOnlyList<DeadLink>> FindAsync()
    {
        if (changes.HasAny)
        {
            return await ReadAsync();
        }

        var known = (await memory.GetAsync()).Findings;
        if (!known.TryGetValue(typeof(DeadLinks), out var found))
        {
            known[typeof(DeadLinks)] = found = await ReadAsync();
        }

        return (IReadOnlyList<DeadLink>)found;
    }

    /// <summary>The rows of the published items that lead there.</summary>
    public IQueryIndex<InternalLinkIndex> UsesOf(DeadLink link)
    {
        ArgumentNullException.ThrowIfNull(link);

        var (host, path, fragment) = (link.Host, link.Path, link.Fragment);
        var uses = session.QueryIndex<InternalLinkIndex>(use => use.Host == host && use.Path == path && use.Published);
        return link.Kind == DeadLinkKind.NoPlace ? uses.Where(use => use.Fragment == fragment) : uses;
    }

    private async Task<IReadOnlyList<DeadLink>> ReadAsync()
    {
        var found = new List<DeadLink>();
        foreach (var host in (await addresses.HostsAsync()).Prepend("").Distinct(StringComparer.Ordinal))
        {
            foreach (var path in await WithoutAsync<AutoroutePartIndex>(host, nameof(AutoroutePartIndex.Path)))
            {
                if (await OfPathAsync(host, path) is { } dead)
                {
                    found.Add(dead);
                }
            }
        }

        foreach (var id in await WithoutAsync<ContentItemIndex>(InternalLinkIndex.Chosen, nameof(ContentItemIndex.ContentItemId)))
        {
            found.Add(await OfChosenAsync(id));
        }

        found.AddRange(await OfPlacesAsync());
        return found;
    }

    private async Task<DeadLink?> OfPathAsync(string host, string path) => await addresses.FindAsync(new InternalLink("", path, "")) switch
    {
        { Kind: PublicAddressKind.Nothing } => new DeadLink(host, path, "", await WhyAsync(path)),
        { Kind: PublicAddressKind.Moved, MovedTo: var now } => new DeadLink(host, path, "", DeadLinkKind.Moved, now!),
        _ => null,
    };

    private async Task<DeadLinkKind> WhyAsync(string path)
    {
        var former = (await session.QueryIndex<FormerAddressIndex>(row => row.Path == path).ListAsync()).Select(row => row.ContentItemId).ToArray();
        if (await session.QueryIndex<AutoroutePartIndex>(route => route.Path == path && route.Latest && !route.Published).CountAsync() > 0
            || (former.Length > 0 && await session.QueryIndex<ContentItemIndex>(row => row.ContentItemId.IsIn(former) && row.Latest).CountAsync() > 0))
        {
            return DeadLinkKind.Draft;
        }

        return former.Length > 0 ? DeadLinkKind.Removed : DeadLinkKind.Never;
    }

    private async Task<DeadLink> OfChosenAsync(string id)
    {
        var versions = (await session.QueryIndex<ContentItemIndex>(row => row.ContentItemId == id).OrderByDescending(row => row.Id).Take(1).ListAsync()).ToList();
        var isThere = await session.QueryIndex<ContentItemIndex>(row => row.ContentItemId == id && row.Latest).CountAsync() > 0;
        return new DeadLink(InternalLinkIndex.Chosen, id, "", isThere ? DeadLinkKind.Draft : versions.Count > 0 ? DeadLinkKind.Removed : DeadLinkKind.Never,
            versions.FirstOrDefault()?.DisplayText ?? "");
    }

    private async Task<IEnumerable<DeadLink>> OfPlacesAsync()
    {
        string[] hosts = ["", .. await addresses.HostsAsync()];
        var rows = await session.QueryIndex<InternalLinkIndex>(link => link.Host.IsIn(hosts) && link.Published)
            // "Unequal" is looked up in no index.
            .Where(sql => sql.QuoteForColumnName(nameof(InternalLinkIndex.Fragment)) + " > ''").Take(Most).ListAsync();
        var dead = new List<DeadLink>();
        foreach (var (host, path, name) in rows.Select(row => (row.Host, row.Path, row.Fragment)).Distinct())
        {
            if (!PageAnchors.IsOnEveryPage(name) && await addresses.FindAsync(new InternalLink("", path, "")) is { Kind: PublicAddressKind.Page, ContentItemId: { } id }
                && await session.QueryIndex<PagePlaceIndex>(place => place.ContentItemId == id && place.Name == name).CountAsync() == 0)
            {
                dead.Add(new DeadLink(host, path, name, DeadLinkKind.NoPlace));
            }
        }

        return dead;
    }

    /// <summary>The targets below a host to which published items lead and which no published row of the other index has, in order.</summary>
    private async Task<IEnumerable<string>> WithoutAsync<TIndex>(string host, string column)
        where TIndex : MapIndex
    {
        var dialect = session.Store.Configuration.SqlDialect;
        var (links, targets) = (Table(typeof(InternalLinkIndex)), Table(typeof(TIndex)));
        var (path, ofHost, published, other) = (Quoted(nameof(InternalLinkIndex.Path)), Quoted(nameof(InternalLinkIndex.Host)), Quoted(nameof(InternalLinkIndex.Published)), Quoted(column));
        var yes = dialect.GetSqlValue(true);
        var same = dialect.Name == "PostgreSql" && column == nameof(AutoroutePartIndex.Path) ? $"lower(o.{other})" : $"o.{other}";
        var sql = $"""
            WITH RECURSIVE targets(target) AS (
                SELECT MIN(l.{path}) FROM {links} l WHERE l.{ofHost} = @host AND l.{path} > ''
                UNION ALL
                SELECT (SELECT MIN(l.{path}) FROM {links} l WHERE l.{ofHost} = @host AND l.{path} > t.target) FROM targets t WHERE t.target IS NOT NULL)
            SELECT t.target FROM targets t WHERE t.target IS NOT NULL
                AND NOT EXISTS (SELECT 1 FROM {targets} o WHERE {same} = t.target AND o.{published} = {yes})
                AND EXISTS (SELECT 1 FROM {links} l WHERE l.{ofHost} = @host AND l.{path} = t.target AND l.{published} = {yes})
            LIMIT {Most}
            """;

        // What has not been written yet belongs to what is asked about.
        await session.FlushAsync();
        var connection = await session.CreateConnectionAsync();
        return await connection.QueryAsync<string>(sql, new { host }, session.CurrentTransaction);

        string Quoted(string name) => dialect.QuoteForColumnName(name);
        string Table(Type index) => dialect.QuoteForTableName(
            session.Store.Configuration.TablePrefix + session.Store.Configuration.TableNameConvention.GetIndexTable(index), session.Store.Configuration.Schema);
    }
}

/// <summary>Why readers find nothing.</summary>
public enum DeadLinkKind
{
    /// <summary>The page is there, but not published.</summary>
    Draft,

    /// <summary>The page has been removed.</summary>
    Removed,

    /// <summary>There never was such a page.</summary>
    Never,

    /// <summary>The page is there, but has no such place.</summary>
    NoPlace,

    /// <summary>Readers are led to where the page is now: the link still works.</summary>
    Moved,
}

/// <summary>A target that published items lead to.</summary>
/// <param name="Host">As <see cref="InternalLinkIndex.Host"/>.</param>
/// <param name="Path">As <see cref="InternalLinkIndex.Path"/>.</param>
/// <param name="Fragment">As <see cref="InternalLinkIndex.Fragment"/>.</param>
/// <param name="Kind">Why readers find nothing there.</param>
/// <param name="Detail">Where the page is now, or the title of what was chosen; empty if neither is known.</param>
public sealed record DeadLink(string Host, string Path, string Fragment, DeadLinkKind Kind, string Detail = "")
{
    /// <summary>Whether it is an item that was chosen, and no address.</summary>
    public bool IsChosen => Host == InternalLinkIndex.Chosen;

    /// <summary>Whether the link still works.</summary>
    public bool Works => Kind == DeadLinkKind.Moved;

    /// <summary>The address as an editor writes it.</summary>
    public string Address => "~/" + Path + (Fragment.Length > 0 ? "#" + Fragment : "");
}
