using Iurc.Programme.Blocks;
using Iurc.Programme.Phases;
using Iurc.Programme.Pictures;
using Iurc.Programme.Regions;
using Iurc.Programme.RichTexts;
using Iurc.Programme.Testimonials;
using Iurc.Programme.Videos;

namespace Iurc.Programme;

/// <summary>All rules of the programme, for whoever explains them.</summary>
public static class RuleBook
{
    /// <summary>The rules that content of every type obeys, sorted by code.</summary>
    public static IReadOnlyList<Rule> OfAll { get; } = [.. RichTextRules.All, .. PictureRules.All];

    /// <summary>The rules that a content type obeys besides, sorted by code; none for a type that the programme has no rules for.</summary>
    public static IReadOnlyList<Rule> Of(string contentType) => contentType switch
    {
        "Phase" => PhaseRules.All,
        "Region" => RegionRules.All,
        "Testimonial" => TestimonialRules.All,
        "VideoBlock" => VideoRules.All,
        _ => BlockRules.Of(contentType),
    };

    /// <summary>The fields without which an item of these types is refused, each as <c>Phase.Number</c>.</summary>
    public static IEnumerable<string> RequiredFieldsOf(IEnumerable<string> contentTypes)
    {
        ArgumentNullException.ThrowIfNull(contentTypes);

        return contentTypes.SelectMany(type => Of(type).Where(rule => rule.AsksForValue).Select(rule => $"{type}.{rule.Field}"));
    }
}
