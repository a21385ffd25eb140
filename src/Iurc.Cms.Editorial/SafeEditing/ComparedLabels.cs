using Microsoft.Extensions.Localization;

namespace Iurc.Cms.Editorial.SafeEditing;

/// <summary>What the form calls those of its boxes that are no fields of a type: their views, and no definition, know the words.</summary>
public sealed class ComparedLabels(IStringLocalizer<ComparedLabels> localizer)
{
    // What is kept with an item for the site alone: names nobody has typed, and says nothing to anybody.
    private static readonly HashSet<string> s_internal = new(StringComparer.Ordinal)
    {
        "ReviewPart.AskedById", "AuditTrailPart.ShowComment", "CopyPart.OfContentItemId", "CopyPart.IsTranslation", "LastUpdatedPart.ModifiedUtc",
        "SeoMetaPart.Render", "LocalizationPart.LocalizationSet",
    };

    /// <summary>Whether a value is kept for the site alone.</summary>
    /// <param name="part">The part.</param>
    /// <param name="value">The value of it.</param>
    public static bool IsInternal(string part, string value) => s_internal.Contains($"{part}.{value}");

    /// <summary>The words of the form for a value of a part; null if there are none.</summary>
    /// <param name="part">The part.</param>
    /// <param name="value">The value of it.</param>
    public string? Of(string part, string value) => $"{part}.{value}" switch
    {
        "TitlePart.Title" => localizer["Title"].Value,
        "AutoroutePart.Path" => localizer["Address"].Value,
        "AutoroutePart.SetHomepage" => localizer["Make this the home page when it is published"].Value,
        "AutoroutePart.Disabled" => localizer["No address of its own"].Value,
        "AliasPart.Alias" => localizer["Alias"].Value,
        "LocalizationPart.Culture" => localizer["Language of the page"].Value,
        "SeoMetaPart.PageTitle" => localizer["Title for search engines"].Value,
        "SeoMetaPart.MetaDescription" => localizer["Description for search engines"].Value,
        "SeoMetaPart.MetaRobots" => localizer["Keep this page out of search engines"].Value,
        "SeoMetaPart.DefaultSocialImage" => localizer["Picture on share cards"].Value,
        "PublishLaterPart.ScheduledPublishUtc" => localizer["Publish on"].Value,
        "ArchiveLaterPart.ScheduledArchiveUtc" => localizer["Take down on"].Value,
        "AuditTrailPart.Comment" => localizer["Comment"].Value,
        "ReviewPart.AskedUtc" => localizer["Review asked for on"].Value,
        "ReviewPart.AskedByName" => localizer["Review asked for by"].Value,
        "ReviewPart.Words" => localizer["Words to the editors"].Value,
        "ReviewPart.Answer" => localizer["What has to change"].Value,
        "ReviewPart.AnsweredUtc" => localizer["Sent back on"].Value,
        "ReviewPart.AnsweredByName" => localizer["Sent back by"].Value,
        "LastUpdatedPart.UpdatedUtc" => localizer["Date that readers see"].Value,
        "FormerAddressPart.Paths" => localizer["Former addresses"].Value,
        "LinkMenuItemPart.Name" => localizer["Text of the link"].Value,
        "LinkMenuItemPart.Url" => localizer["Address"].Value,
        _ => null,
    };
}
