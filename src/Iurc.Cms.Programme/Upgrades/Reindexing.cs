using Iurc.Cms.Programme.Models;
using Microsoft.Extensions.DependencyInjection;
using OrchardCore.ContentManagement;
using OrchardCore.ContentManagement.Records;
using OrchardCore.Data;
using OrchardCore.Environment.Shell.Scope;
using YesSql;

namespace Iurc.Cms.Programme.Upgrades;

/// <summary>That items have to be indexed anew. It is stored in the transaction of the change that made it so, and goes when it has been done.</summary>
public sealed class ReindexDue
{
    /// <summary>The document's id.</summary>
    public long Id { get; set; }

    /// <summary>The content type; empty for all.</summary>
    public string ContentType { get; set; } = "";

    /// <summary>Whether testimonials get new names, see <see cref="TestimonialTitles"/>.</summary>
    public bool NamesTestimonials { get; set; }
}

/// <summary>Fills the indexes of items anew, for migrations that have changed what an index holds, and for features that came after the content.</summary>
public sealed class Reindexing(IStore store, IEnumerable<IScopedIndexProvider> scoped)
{
    private const int ItemsAtATime = 100;

    /// <summary>
    /// Has the items of a type indexed anew when all migrations have run: until then another feature's table may lack a column. If that
    /// fails, or the program ends before, it is done later.
    /// </summary>
    /// <param name="contentType">The type; empty for all.</param>
    public static void IndexLater(string contentType = "") => Later(new ReindexDue { ContentType = contentType });

    /// <summary>Has all testimonials named and indexed anew.</summary>
    public static void NameTestimonialsLater() => Later(new ReindexDue { ContentType = nameof(Testimonial), NamesTestimonials = true });

    private static void Later(ReindexDue due)
        => ShellScope.RegisterBeforeDispose(scope => scope.ServiceProvider.GetRequiredService<ISession>().SaveAsync(due));

    /// <summary>Does what is due, in transactions of its own. All versions are indexed, for some indexes know of the past.</summary>
    internal async Task RunAsync()
    {
        var due = await DueAsync();
        foreach (var type in due.Exists(one => one.ContentType.Length == 0) ? [""] : due.Select(one => one.ContentType).Distinct(StringComparer.Ordinal))
        {
            long? last = 0;
            while (last is { } after)
            {
                last = await IndexAsync(type, after, due.Exists(one => one.NamesTestimonials));
            }
        }

        if (due.Count > 0)
        {
            await using var session = store.CreateSession();
            foreach (var done in await session.GetAsync<ReindexDue>([.. due.Select(one => one.Id)]))
            {
                session.Delete(done);
            }

            await session.SaveChangesAsync();
        }
    }

    private async Task<List<ReindexDue>> DueAsync()
    {
        await using var session = store.CreateSession();
        return [.. await session.Query<ReindexDue>().ListAsync()];
    }

    /// <summary>Indexes the next items, in a transaction of their own, and gives the number of the last document; null at the end.</summary>
    private async Task<long?> IndexAsync(string type, long after, bool namesTestimonials)
    {
        await using var session = store.CreateSession();
        session.RegisterIndexes([.. scoped]);
        var rows = session.QueryIndex<ContentItemIndex>(row => row.DocumentId > after);
        var documents = (await (type.Length == 0 ? rows : rows.Where(row => row.ContentType == type))
            .OrderBy(row => row.DocumentId).Take(ItemsAtATime).ListAsync()).Select(row => row.DocumentId).ToArray();
        if (documents.Length == 0)
        {
            return null;
        }

        foreach (var item in await session.GetAsync<ContentItem>(documents))
        {
            if (namesTestimonials)
            {
                TestimonialTitles.Renew(item);
            }

            // If somebody has saved the item in this moment, that counts, and all this is done again later.
            await session.SaveAsync(item, checkConcurrency: true);
        }

        await session.SaveChangesAsync();
        return documents[^1];
    }
}
