using Iurc.Programme.Schedules;
using YesSql.Indexes;

namespace Iurc.Cms.Editorial.Publishing;

/// <summary>
/// What is to become of one item by itself, and who has asked for it. It is no part of the item: only <see cref="ScheduleHandler"/> writes it, for
/// somebody who may publish, so that nothing that is typed, imported, copied or restored is a schedule by itself.
/// </summary>
public sealed class ItemSchedule
{
    /// <summary>The document's id.</summary>
    public long Id { get; set; }

    /// <summary>The id of the content item.</summary>
    public string ContentItemId { get; set; } = "";

    /// <summary>The type of the content item.</summary>
    public string ContentType { get; set; } = "";

    /// <summary>When it is to be published; UTC. Null: not by itself.</summary>
    public DateTime? PublishUtc { get; set; }

    /// <summary>When it is to be taken down; UTC. Null: not by itself.</summary>
    public DateTime? TakeDownUtc { get; set; }

    /// <summary>The fingerprint of the text that is to be published.</summary>
    public string Text { get; set; } = "";

    /// <summary>The id of the user who has set the dates; empty for the site itself.</summary>
    public string AskedById { get; set; } = "";

    /// <summary>The name of the user who has set the dates.</summary>
    public string AskedByName { get; set; } = "";

    /// <summary>How often it has been tried in vain for reasons that lie with the site.</summary>
    public int Tries { get; set; }

    /// <summary>When it was given up; UTC. Null: it was not.</summary>
    public DateTime? FailedUtc { get; set; }

    /// <summary>What was given up and why, in a sentence.</summary>
    public string Failure { get; set; } = "";

    /// <summary>The dates, as the programme's rules know them.</summary>
    internal PublicationSchedule Plan
    {
        get => new(PublishUtc, TakeDownUtc, Text);
        set => (PublishUtc, TakeDownUtc, Text) = value;
    }
}

/// <summary>The schedules, one row each.</summary>
public sealed class ItemScheduleIndex : MapIndex
{
    /// <summary>The id of the content item.</summary>
    public string ContentItemId { get; set; } = "";

    /// <summary>The type of the content item.</summary>
    public string ContentType { get; set; } = "";

    /// <summary>When something is to be done next; UTC. Null: nothing is.</summary>
    public DateTime? NextUtc { get; set; }

    /// <summary>When it was given up; UTC. Null: it was not.</summary>
    public DateTime? FailedUtc { get; set; }
}

/// <summary>Fills <see cref="ItemScheduleIndex"/>.</summary>
public sealed class ItemScheduleIndexProvider : IndexProvider<ItemSchedule>
{
    /// <inheritdoc />
    public override void Describe(DescribeContext<ItemSchedule> context)
        => context.For<ItemScheduleIndex>().Map(schedule => new ItemScheduleIndex
        {
            ContentItemId = schedule.ContentItemId,
            ContentType = schedule.ContentType,
            NextUtc = schedule.Plan.NextUtc,
            FailedUtc = schedule.FailedUtc,
        });
}
