using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using OrchardCore.ContentManagement;
using OrchardCore.ContentManagement.Records;
using YesSql;

namespace Iurc.Cms.Editorial.SafeEditing;

/// <summary>Reads what is stored of an item, apart from the request's own session, in which saving changes it.</summary>
public sealed class StoredVersions(IStore store)
{
    /// <summary>The newest version of an item, or null.</summary>
    public async Task<ContentItem?> FindAsync(string contentItemId)
    {
        await using var session = store.CreateSession();
        return await session.Query<ContentItem, ContentItemIndex>(index => index.ContentItemId == contentItemId && index.Latest).FirstOrDefaultAsync();
    }

    /// <summary>
    /// Tells one stored version of an item from another. A draft keeps its id each time it is saved, and clocks can stand still or
    /// be set back: therefore the time and the content, too.
    /// </summary>
    public static string TokenOf(ContentItem item)
    {
        ArgumentNullException.ThrowIfNull(item);

        JsonObject content = item.Content;
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(content.ToJsonString()));
        return string.Create(CultureInfo.InvariantCulture, $"{item.ContentItemVersionId}.{item.ModifiedUtc?.Ticks ?? 0}.{Convert.ToHexStringLower(hash.AsSpan(0, 8))}");
    }
}
