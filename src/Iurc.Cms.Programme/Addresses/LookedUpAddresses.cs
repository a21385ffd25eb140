using Dapper;
using OrchardCore.Autoroute.Core.Indexes;
using OrchardCore.ContentManagement.Routing;

namespace Iurc.Cms.Programme.Addresses;

/// <summary>
/// Orchard's table of addresses without the table: Orchard holds every address in memory, and looks through all of them whenever an item
/// is published. What is found is the same, but for content that is stored at an address of the site's own (<see cref="OwnAddresses"/>):
/// Orchard would let it take the place of what the site answers there. Its links lead to it by its id.
/// </summary>
public sealed class LookedUpAddresses(IndexLookUp lookUp, OwnAddresses own) : IAutorouteEntries
{
    /// <inheritdoc />
    public async Task<(bool, AutorouteEntry)> TryGetEntryByPathAsync(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);

        var address = path.TrimEnd('/');

        // PostgreSQL refuses text with a zero in it.
        var entry = address.Length < 2 || address[0] != '/' || address[1] == '/' || address.Contains('\0', StringComparison.Ordinal) ? null
            : await lookUp.AnswerAsync(address, known => known.AddressesByPath, ReadByPathAsync);
        return (entry is not null, entry!);
    }

    /// <inheritdoc />
    public async Task<(bool, AutorouteEntry)> TryGetEntryByContentItemIdAsync(string contentItemId)
    {
        ArgumentException.ThrowIfNullOrEmpty(contentItemId);

        var entry = contentItemId.Contains('\0', StringComparison.Ordinal) ? null
            : await lookUp.AnswerAsync(contentItemId, known => known.AddressesById, ReadByIdAsync);
        return (entry is not null, entry!);
    }

    /// <inheritdoc />
    public Task UpdateEntriesAsync() => IndexLookUp.ForgetAsync();

    private async Task<AutorouteEntry?> ReadByPathAsync(string address)
    {
        // Dapper would take a list apart anew for each statement, which costs more than the look-up.
        var parameters = new DynamicParameters();
        foreach (var path in AddressSpellings.Of(address.Trim('/')).SelectMany(path => new[] { path, "/" + path, path + "/", "/" + path + "/" }))
        {
            parameters.Add("path" + parameters.ParameterNames.Count(), path);
        }

        var rows = await IndexLookUp.PublishedAsync<AutoroutePartIndex>(
            dialect =>
            {
                // The column is compared without regard to case; PostgreSQL has an index of lower() for it.
                var column = dialect.QuoteForColumnName(nameof(AutoroutePartIndex.Path));
                var inLowerCase = dialect.Name == "PostgreSql" ? $"lower({column})" : column;
                return $"{inLowerCase} IN ({string.Join(", ", parameters.ParameterNames.Select(name => "@" + name))})";
            },
            parameters);
        return await FreeAsync(rows.Select(ToEntry).LastOrDefault(entry => entry.Path.Equals(address, StringComparison.OrdinalIgnoreCase)));
    }

    private async Task<AutorouteEntry?> ReadByIdAsync(string id)
    {
        var rows = await IndexLookUp.PublishedAsync<AutoroutePartIndex>(
            dialect =>
            {
                var (item, contained) = (
                    dialect.QuoteForColumnName(nameof(AutoroutePartIndex.ContentItemId)), dialect.QuoteForColumnName(nameof(AutoroutePartIndex.ContainedContentItemId)));
                return $"({item} = @id AND {contained} IS NULL OR {contained} = @id)";
            },
            new { id });

        // A disabled address has a row without a path.
        return await FreeAsync(rows.Where(row => row.Path is not null && (row.ContainedContentItemId ?? row.ContentItemId) == id).Select(ToEntry).LastOrDefault());
    }

    private async Task<AutorouteEntry?> FreeAsync(AutorouteEntry? entry)
        => entry is null || await own.PurposeOfAsync(entry.Path) is not null ? null : entry;

    private static AutorouteEntry ToEntry(AutoroutePartIndex row)
        => new(row.ContentItemId, row.Path, row.ContainedContentItemId, row.JsonPath) { DocumentId = row.DocumentId };
}
