using Iurc.Cms.Programme.Models;
using Iurc.Programme.Search;
using OrchardCore.ContentManagement;
using YesSql;
using YesSql.Indexes;
using YesSql.Services;

namespace Iurc.Cms.Programme.Indexes;

/// <summary>
/// What items are found by in the admin, in its lists and where one item is chosen for another: their name, and for a testimonial its
/// organisation and its place too. One row for each version that is the newest or public, folded as public search folds it.
/// </summary>
public sealed class ItemTextIndex : MapIndex
{
    /// <summary>The words as <see cref="SearchText.Words"/> gives them, with a blank before and behind each.</summary>
    public string Words { get; set; } = "";
}

/// <summary>Fills <see cref="ItemTextIndex"/>.</summary>
public sealed class ItemTextIndexProvider : IndexProvider<ContentItem>
{
    /// <inheritdoc />
    public override void Describe(DescribeContext<ContentItem> context)
        => context.For<ItemTextIndex>().Map(item => item.Latest || item.Published
            ? new ItemTextIndex { Words = $" {string.Join(' ', SearchText.Words(TextOf(item)))} " }
            : null!); // YesSql takes null as "no row"; it is not annotated.

    private static string TextOf(ContentItem item)
        => item.ToTestimonialFacts() is { } testimonial ? $"{item.DisplayText} {testimonial.Attribution}" : item.DisplayText ?? "";
}

/// <summary>Narrows queries by what somebody types.</summary>
public static class ItemText
{
    /// <summary>
    /// The items that have all the words, each in any of its spellings and anywhere in a word, as Orchard's own boxes look for a text. Null if
    /// there is no word in what was typed.
    /// </summary>
    /// <param name="query">The query.</param>
    /// <param name="typed">What was typed.</param>
    public static IQuery<ContentItem>? Having(this IQuery<ContentItem> query, string? typed)
    {
        ArgumentNullException.ThrowIfNull(query);

        var terms = SearchText.QueryTerms(typed);
        foreach (var term in terms)
        {
            var (first, second) = (term.Spellings[0], term.Spellings[^1]);
            query = query.With<ItemTextIndex>(index => index.Words.Contains(first) || index.Words.Contains(second));
        }

        return terms.Count == 0 ? null : query;
    }

    /// <summary>The items that have none of the words. Null if there is no word in what was typed.</summary>
    /// <param name="query">The query.</param>
    /// <param name="typed">What was typed.</param>
    public static IQuery<ContentItem>? Lacking(this IQuery<ContentItem> query, string? typed)
    {
        ArgumentNullException.ThrowIfNull(query);

        var terms = SearchText.QueryTerms(typed);
        foreach (var spelling in terms.SelectMany(term => term.Spellings))
        {
            query = query.With<ItemTextIndex>(index => index.Words.NotContains(spelling));
        }

        return terms.Count == 0 ? null : query;
    }
}
