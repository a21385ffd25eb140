using System.Text.Json.Nodes;
using Iurc.Cms.Editorial.Lists;
using Iurc.Cms.Programme.Indexes;
using Iurc.Cms.Programme.Models;
using Iurc.Programme.Pages;
using OrchardCore.ContentManagement;
using OrchardCore.ContentManagement.Records;
using YesSql.Indexes;

namespace Iurc.Cms.Editorial.Dashboard;

/// <summary>
/// What needs attention in the newest version of an item: one row for each kind. Only such items have rows, so that the dashboard
/// costs what there is to do, not what there is.
/// </summary>
public sealed class AttentionIndex : MapIndex
{
    /// <summary>One of <see cref="AttentionKind"/>.</summary>
    public string Kind { get; set; } = "";

    /// <summary>The id of the content item.</summary>
    public string ContentItemId { get; set; } = "";

    /// <summary>The type of the content item.</summary>
    public string ContentType { get; set; } = "";

    /// <summary>The id of the user whose item it is.</summary>
    public string Owner { get; set; } = "";

    /// <summary>The day that matters for the kind; UTC.</summary>
    public DateTime WhenUtc { get; set; }

    /// <summary>The day from which it needs attention no longer; null if no such day is known.</summary>
    public DateTime? Until { get; set; }
}

/// <summary>The kinds of <see cref="AttentionIndex"/>.</summary>
public static class AttentionKind
{
    /// <summary>A draft; the day is that of its last change.</summary>
    public const string Draft = "draft";

    /// <summary>It will be published or archived by itself; the day is when.</summary>
    public const string Scheduled = "scheduled";

    /// <summary>A published page; the day is when somebody should look whether it is still right.</summary>
    public const string Review = "review";

    /// <summary>Something that the owner of the site has to supply is still missing; the day is that of the last change.</summary>
    public const string Owner = "owner";

    /// <summary>How long a page is taken to be right after it was saved.</summary>
    public static readonly TimeSpan TimeToReview = TimeSpan.FromDays(365);

    // What somebody said does not go out of date; what the site says does.
    private static readonly HashSet<string> s_reviewed = new(["Page", "LandingPage", "CollectionPage", "FundingStatement", "Phase", "Region"], StringComparer.Ordinal);

    // What is worth a line on the dashboard; the lists can be filtered by the rest.
    private static readonly HashSet<string> s_missing = new([Missing.Address, Missing.Permission, Missing.PictureText], StringComparer.Ordinal);

    internal static IEnumerable<(string Kind, DateTime When, DateOnly? Until)> Of(ContentItem item)
    {
        var changed = item.ModifiedUtc ?? item.CreatedUtc ?? DateTime.UnixEpoch;
        if (!item.Published)
        {
            yield return (Draft, changed, null);
        }
        else if (s_reviewed.Contains(item.ContentType))
        {
            yield return (Review, changed + TimeToReview, null);
        }

        var content = (JsonObject)item.Content;
        var dates = PublicationDates.Of(item);
        foreach (var date in new[] { dates.PublishUtc, dates.TakeDownUtc }.OfType<DateTime>())
        {
            yield return (Scheduled, date, null);
        }

        foreach (var missing in Missing.Of(item).Where(lack => s_missing.Contains(lack.What)))
        {
            yield return (missing.What, changed, missing.Until);
        }

        if (HasPlaceholder(content))
        {
            yield return (Owner, changed, null);
        }
    }

    private static bool HasPlaceholder(JsonNode? node) => node switch
    {
        JsonObject members => members.Any(member => HasPlaceholder(member.Value)),
        JsonArray values => values.Any(HasPlaceholder),
        JsonValue value => value.TryGetValue<string>(out var text) && OwnersPlaceholder.IsIn(text),
        _ => false,
    };
}

/// <summary>Fills <see cref="AttentionIndex"/>.</summary>
public sealed class AttentionIndexProvider : IndexProvider<ContentItem>
{
    /// <inheritdoc />
    public override void Describe(DescribeContext<ContentItem> context)
        => context.For<AttentionIndex>().Map(item => !item.Latest ? [] : AttentionKind.Of(item).Select(found => new AttentionIndex
        {
            Kind = found.Kind,
            ContentItemId = item.ContentItemId,
            ContentType = IndexedText.Fit(item.ContentType, ContentItemIndex.MaxContentTypeSize),
            Owner = IndexedText.Fit(item.Owner, ContentItemIndex.MaxOwnerSize),
            WhenUtc = found.When,
            Until = found.Until?.ToIndexedDay(),
        }));
}
