namespace Iurc.Cms.Editorial.Publishing;

/// <summary>The names of what the form sends.</summary>
public static class ScheduleForm
{
    /// <summary>The value of Orchard's button <c>submit.Save</c> that saves the draft and sets the dates.</summary>
    public const string Schedule = "submit.Schedule";

    /// <summary>The value of Orchard's button <c>submit.Save</c> that saves the draft and sets when the published page is taken down.</summary>
    public const string TakeDown = "submit.TakeDown";

    /// <summary>How browsers write a local date and time.</summary>
    public const string Format = "yyyy-MM-dd'T'HH:mm";
}

/// <summary>What the panel shows, and what the button to publish is to do. Not sealed: Orchard makes a shape of it.</summary>
public class SchedulePanelViewModel
{
    /// <summary>Whether the user may publish, and so set the dates. Others only read them.</summary>
    public bool MayPublish { get; set; }

    /// <summary>What stands in the field of the date to publish.</summary>
    public string Publish { get; set; } = "";

    /// <summary>What stands in the field of the date to take down.</summary>
    public string TakeDown { get; set; } = "";

    /// <summary>The date to publish that has been set, in words; null for none.</summary>
    public string? PublishSet { get; set; }

    /// <summary>The date to take down that has been set, in words; null for none.</summary>
    public string? TakeDownSet { get; set; }

    /// <summary>Who has set the dates; empty for no user.</summary>
    public string AskedByName { get; set; } = "";

    /// <summary>What has failed and why; empty if nothing has.</summary>
    public string Failure { get; set; } = "";

    /// <summary>Whether readers see a version that is not the one in the form.</summary>
    public bool HidesPublished { get; set; }

    /// <summary>The place whose time it is.</summary>
    public string Place { get; set; } = "";

    /// <summary>What the clocks there show.</summary>
    public DateTime Now { get; set; }

    /// <summary>Makes <paramref name="shape"/> show the same.</summary>
    internal void CopyTo(SchedulePanelViewModel shape)
    {
        (shape.MayPublish, shape.Publish, shape.TakeDown, shape.PublishSet, shape.TakeDownSet) = (MayPublish, Publish, TakeDown, PublishSet, TakeDownSet);
        (shape.AskedByName, shape.Failure, shape.HidesPublished, shape.Place, shape.Now) = (AskedByName, Failure, HidesPublished, Place, Now);
    }
}

/// <summary>The panel of the form that this request shows, for the button to publish, which stands elsewhere; null when the form has none.</summary>
public sealed class ShownPanel
{
    /// <summary>The panel.</summary>
    public SchedulePanelViewModel? Panel { get; set; }
}
