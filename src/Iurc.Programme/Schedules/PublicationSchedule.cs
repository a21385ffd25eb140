namespace Iurc.Programme.Schedules;

/// <summary>
/// What somebody who may publish has asked for: that an item goes public by itself, with the text that it had then, and that it goes offline by
/// itself. It is kept apart from the item, so that no copy, import or older version brings it along.
/// </summary>
/// <param name="PublishUtc">When the newest version goes public; UTC. Null: not by itself.</param>
/// <param name="TakeDownUtc">When the item goes offline, whatever its text; UTC. Null: not by itself.</param>
/// <param name="Text">The <see cref="ContentFingerprint"/> of what goes public; empty without <paramref name="PublishUtc"/>.</param>
public sealed record PublicationSchedule(DateTime? PublishUtc, DateTime? TakeDownUtc, string Text)
{
    /// <summary>Nothing has been asked for.</summary>
    public static PublicationSchedule None { get; } = new(null, null, "");

    /// <summary>The next time at which something is to be done; UTC.</summary>
    public DateTime? NextUtc => PublishUtc is null || TakeDownUtc < PublishUtc ? TakeDownUtc : PublishUtc;

    /// <summary>What is asked for when the item has been saved without being published.</summary>
    /// <param name="publishUtc">The date to publish that the saved item has.</param>
    /// <param name="takeDownUtc">The date to take down that the saved item has.</param>
    /// <param name="text">The fingerprint of the saved item.</param>
    /// <param name="mayPublish">Whether whoever saved it may publish it. Nobody else sets a date, and another's text is not theirs to send out.</param>
    public PublicationSchedule AfterSaving(DateTime? publishUtc, DateTime? takeDownUtc, string text, bool mayPublish)
        => mayPublish ? new(publishUtc, takeDownUtc, publishUtc is null ? "" : text)
            : PublishUtc is null || string.Equals(Text, text, StringComparison.Ordinal) ? this
            : WithoutPublication();

    /// <summary>What is left when the item has been published, by whatever way, or must not be published by itself any more.</summary>
    public PublicationSchedule WithoutPublication() => this with { PublishUtc = null, Text = "" };

    /// <summary>What is to be done now.</summary>
    /// <param name="utcNow">The time.</param>
    /// <param name="text">The fingerprint of the newest version.</param>
    /// <param name="isPublic">Whether readers see a version of the item.</param>
    public ScheduleStep StepAt(DateTime utcNow, string text, bool isPublic)
        // A take-down stays: whatever was to be published before it is not published after it.
        => TakeDownUtc <= utcNow ? isPublic ? ScheduleStep.TakeDown : PublishUtc is null ? ScheduleStep.Forget : ScheduleStep.Missed
            : !(PublishUtc <= utcNow) ? ScheduleStep.Wait
            : string.Equals(Text, text, StringComparison.Ordinal) ? ScheduleStep.Publish
            : ScheduleStep.TextChanged;
}

/// <summary>What a <see cref="PublicationSchedule"/> asks for at a time.</summary>
public enum ScheduleStep
{
    /// <summary>Nothing yet.</summary>
    Wait,

    /// <summary>The newest version goes public.</summary>
    Publish,

    /// <summary>The item goes offline.</summary>
    TakeDown,

    /// <summary>The item would have to go offline and is offline already: nothing more is to be done.</summary>
    Forget,

    /// <summary>The site has not run between both dates: the item is not published any more, and whoever asked for it is told.</summary>
    Missed,

    /// <summary>The text is not the one that was to go public, and nobody has been asked: it is not published, and whoever asked for it is told.</summary>
    TextChanged,
}
