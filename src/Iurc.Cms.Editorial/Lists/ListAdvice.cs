using System.Globalization;
using System.Text.RegularExpressions;
using Iurc.Cms.Programme.Indexes;
using Iurc.Cms.Programme.Models;
using Iurc.Programme;
using Microsoft.Extensions.Localization;
using OrchardCore.ContentManagement;
using OrchardCore.ContentManagement.Metadata;
using OrchardCore.ContentManagement.Metadata.Models;
using YesSql;
using YesSql.Filters.Abstractions.Nodes;
using ISession = YesSql.ISession;

namespace Iurc.Cms.Editorial.Lists;

/// <summary>
/// Tells a slip in the filter box from a list in which there is nothing: a word that is no filter (<c>phse:2</c>), and a value that nobody
/// has (<c>phase:99</c>); each with what to write.
/// </summary>
public sealed partial class ListAdvice(
    IEnumerable<ListWord> words, IProgrammeCatalogue catalogue, IContentDefinitionManager definitions, ISession session, IStringLocalizer<ListAdvice> localizer)
{
    private const int MostNamed = 12;

    /// <summary>What is wrong with the words of a list, one sentence or two for each.</summary>
    /// <param name="terms">What the list has understood.</param>
    /// <param name="typed">What was typed: of a text with an unknown word the list may have understood nothing, or the beginning.</param>
    public async Task<IReadOnlyList<string>> OfAsync(IEnumerable<TermNode> terms, string typed)
    {
        ArgumentNullException.ThrowIfNull(terms);

        var advice = new List<string>();
        if (Unknown(typed) is { } unknown)
        {
            advice.Add(unknown);
        }

        // What the address says and nobody has typed has no text.
        foreach (var term in terms.SelectMany(Each).Where(term => !string.IsNullOrEmpty(term.ToString())))
        {
            if (term.Operation is UnaryNode { Value: var value } && await UnknownValueAsync(term.TermName.ToLowerInvariant(), value.Trim()) is { } sentence)
            {
                advice.Add(sentence);
            }
        }

        return [.. advice.Distinct(StringComparer.Ordinal)];
    }

    internal static bool IsYear(string value) => value.Length == 4 && value.All(char.IsAsciiDigit);

    private static IEnumerable<TermOperationNode> Each(TermNode term) => term switch
    {
        TermOperationNode one => [one],
        CompoundTermNode several => several.Children,
        _ => [],
    };

    // What looks like a filter and is none. An address in a search does not.
    private string? Unknown(string typed)
    {
        if (LooksLikeFilter().Matches(typed).FirstOrDefault(match => !words.Any(known => string.Equals(known.Name, match.Groups["word"].Value, StringComparison.OrdinalIgnoreCase))) is not { } match)
        {
            return null;
        }

        var word = match.Groups["word"].Value;
        var nearest = words.Select(known => known.Name).OrderBy(name => Distance(name, word.ToLowerInvariant())).First();
        return Distance(nearest, word.ToLowerInvariant()) <= 2
            ? localizer["“{0}:” is no filter. Did you mean “{1}:{2}”?", word, nearest, match.Groups["value"].Value].Value
            : localizer["“{0}:” is no filter. Those that there are: {1}.", word, string.Join(", ", words.Where(known => known.IsNamed).Select(known => known.Name + ":").Order(StringComparer.Ordinal))].Value;
    }

    private async Task<string?> UnknownValueAsync(string word, string value)
    {
        if (words.FirstOrDefault(known => known.Name == word)?.Values is { } values)
        {
            return values.Contains(value, StringComparer.OrdinalIgnoreCase) ? null
                : localizer["“{0}:” knows no “{1}”. Write one of these: {2}.", word, value, Named(word, values)].Value;
        }

        switch (word)
        {
            case "phase" when !await HasAsync<PhaseIndex>(item => item.ToPhaseFacts() is { } phase && ProgrammeListFilters.IsNamed(phase, value)):
                return localizer["There is no phase “{0}”. Write its number, or its title in quotation marks: {1}.", value,
                    Named(word, (await catalogue.GetPhasesAsync()).Select(phase => phase.Number?.ToString(CultureInfo.InvariantCulture) ?? phase.Slug))];
            case "region" when !await HasAsync<RegionIndex>(item => item.ToRegionFacts() is { } region && ProgrammeListFilters.IsNamed(region, value)):
                return localizer["There is no region “{0}”. Write the last part of its address, or its title in quotation marks: {1}.", value,
                    Named(word, (await catalogue.GetRegionsAsync()).Select(region => region.Slug))];
            case "year" when !IsYear(value):
                return localizer["“{0}” is no year. Write it with four digits: year:2022.", value];
            case "type" when value.Length > 0 && await definitions.GetTypeDefinitionAsync(value) is null:
                return localizer["There is no type “{0}”. Write one of these: {1}.", value,
                    Named(word, (await definitions.ListTypeDefinitionsAsync()).Where(definition => definition.IsListable()).Select(definition => definition.Name).Order(StringComparer.Ordinal))];
            default:
                return null;
        }
    }

    private static string Named(string word, IEnumerable<string> values) => string.Join(", ", values.Where(value => value.Length > 0).Take(MostNamed).Select(value => $"{word}:{value}"));

    private async Task<bool> HasAsync<TIndex>(Func<ContentItem, bool> isMeant)
        where TIndex : ContentVersionIndex
        => (await session.Query<ContentItem, TIndex>(index => index.Latest).ListAsync()).Any(isMeant);

    // How many letters have to be added, taken out, changed or swapped with the next.
    private static int Distance(string a, string b)
    {
        var rows = new int[a.Length + 1, b.Length + 1];
        for (var i = 0; i <= a.Length; i++)
        {
            for (var j = 0; j <= b.Length; j++)
            {
                rows[i, j] = i == 0 || j == 0 ? i + j
                    : Math.Min(Math.Min(rows[i - 1, j], rows[i, j - 1]) + 1, rows[i - 1, j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1));
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                {
                    rows[i, j] = Math.Min(rows[i, j], rows[i - 2, j - 2] + 1);
                }
            }
        }

        return rows[a.Length, b.Length];
    }

    [GeneratedRegex("""(?<![^\s("])(?!https?:|mailto:)(?<word>\p{L}[\p{L}-]*):(?<value>[^\s)"]+)""")]
    private static partial Regex LooksLikeFilter();
}
