using OrchardCore.ContentLocalization.Models;
using OrchardCore.ContentLocalization.Records;
using OrchardCore.ContentLocalization.Services;

namespace Iurc.Cms.Programme.Addresses;

/// <summary>Orchard's table of translations without the table, for the same reasons as <see cref="LookedUpAddresses"/>.</summary>
public sealed class LookedUpTranslations(IndexLookUp lookUp) : ILocalizationEntries
{
    /// <inheritdoc />
    public async Task<(bool, LocalizationEntry)> TryGetLocalizationAsync(string contentItemId)
    {
        var entry = (await lookUp.AnswerAsync(contentItemId, known => known.TranslationsById, id => ReadAsync(nameof(LocalizedContentItemIndex.ContentItemId), id)))
            ?.FirstOrDefault(entry => entry.ContentItemId == contentItemId);
        return (entry is not null, entry!);
    }

    /// <inheritdoc />
    public async Task<IEnumerable<LocalizationEntry>> GetLocalizationsAsync(string localizationSet)
        => (await lookUp.AnswerAsync(localizationSet, known => known.TranslationsBySet, set => ReadAsync(nameof(LocalizedContentItemIndex.LocalizationSet), set)))
            ?.Where(entry => entry.LocalizationSet == localizationSet) ?? [];

    /// <inheritdoc />
    public Task UpdateEntriesAsync() => IndexLookUp.ForgetAsync();

    private static async Task<IReadOnlyList<LocalizationEntry>?> ReadAsync(string column, string wanted)
    {
        var rows = await IndexLookUp.PublishedAsync<LocalizedContentItemIndex>(dialect => $"{dialect.QuoteForColumnName(column)} = @wanted", new { wanted });
        LocalizationEntry[] entries = [.. rows
            // An item that is no longer translated has a row without a culture.
            .Where(row => row.Culture is not null)
            .DistinctBy(row => row.ContentItemId, StringComparer.Ordinal)
            .Select(row => new LocalizationEntry
            {
                DocumentId = row.DocumentId,
                ContentItemId = row.ContentItemId,
                LocalizationSet = row.LocalizationSet,
                Culture = row.Culture.ToLowerInvariant(),
            })];
        return entries.Length == 0 ? null : entries;
    }
}
