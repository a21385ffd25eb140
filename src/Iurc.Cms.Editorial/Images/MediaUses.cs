using System.Security.Cryptography;
using System.Text;
using OrchardCore.ContentManagement;
using OrchardCore.ContentManagement.Records;
using YesSql;
using YesSql.Services;
using ISession = YesSql.ISession;

namespace Iurc.Cms.Editorial.Images;

/// <summary>Says which items use files of the media library.</summary>
public sealed class MediaUses(ISession session)
{
    /// <summary>How many items are looked at; more are more than anybody reads.</summary>
    public const int Most = 200;

    /// <summary>The newest versions of the items that use any of <paramref name="files"/>, or a file below <paramref name="folder"/>.</summary>
    /// <param name="files">Paths in the library.</param>
    /// <param name="folder">A folder of the library, or null.</param>
    /// <param name="most">How many uses are looked at.</param>
    public async Task<IReadOnlyList<ContentItem>> FindAsync(IEnumerable<string> files, string? folder = null, int most = Most)
    {
        var paths = files.Select(MediaUseIndex.Normalize).ToArray();
        var rows = (await session.QueryIndex<MediaUseIndex>(use => use.Path.IsIn(paths)).OrderBy(use => use.Id).Take(most).ListAsync()).ToList();
        if (folder is not null && MediaUseIndex.Normalize(folder) is { Length: > 0 } name)
        {
            await AddBelowAsync(rows, name + "/", most);
        }

        var ids = rows.Select(row => row.ContentItemId).Distinct(StringComparer.Ordinal).ToArray();
        var items = await session.Query<ContentItem, ContentItemIndex>(item => item.ContentItemId.IsIn(ids) && (item.Latest || item.Published)).ListAsync();
        return [.. items
            .GroupBy(item => item.ContentItemId, StringComparer.Ordinal)
            .Select(versions => versions.OrderByDescending(item => item.Latest).First())
            .OrderBy(item => item.DisplayText, StringComparer.CurrentCultureIgnoreCase)];
    }

    /// <summary>Whether readers see the item, in the version that is given or in an older one.</summary>
    public async Task<bool> IsPublishedAsync(ContentItem item)
    {
        ArgumentNullException.ThrowIfNull(item);

        return item.Published || await session.QueryIndex<ContentItemIndex>(version => version.ContentItemId == item.ContentItemId && version.Published).CountAsync() > 0;
    }

    /// <summary>Stands for a set of items, so that a confirmation holds only for what was shown.</summary>
    public static string TokenOf(IEnumerable<ContentItem> items)
        => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(
            string.Join(' ', items.Select(item => item.ContentItemId).Order(StringComparer.Ordinal)))).AsSpan(0, 8));

    // In a database "_" stands for any letter: what is found by that is thrown away, and more is asked for.
    private async Task AddBelowAsync(List<MediaUseIndex> rows, string start, int most)
    {
        var found = 0;
        for (List<MediaUseIndex> page = [new()]; page.Count > 0 && found < most;)
        {
            var last = page[^1].Id;
            page = [.. await session.QueryIndex<MediaUseIndex>(use => use.Path.StartsWith(start) && use.Id > last).OrderBy(use => use.Id).Take(Most).ListAsync()];
            var below = page.Where(use => use.Path.StartsWith(start, StringComparison.Ordinal)).ToList();
            found += below.Count;
            rows.AddRange(below);
        }
    }
}
