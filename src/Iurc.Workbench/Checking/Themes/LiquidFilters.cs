using Fluid;
using Iurc.Programme;
using Iurc.Programme.Blocks;
using Iurc.Programme.Pages;
using Iurc.Programme.Phases;
using Iurc.Programme.Pictures;
using Iurc.Programme.Regions;
using Iurc.Programme.RichTexts;
using Iurc.Programme.Search;
using Iurc.Programme.Testimonials;
using Iurc.Programme.Videos;
using Iurc.Workbench.Rendering.Filters;

namespace Iurc.Workbench.Checking.Themes;

/// <summary>The filters that templates may use, and what they make of a value.</summary>
internal static class LiquidFilters
{
    // What these print may stand in markup, whatever they are given.
    private static readonly HashSet<string> s_safe = new(StringComparer.Ordinal) { "escape", "escape_once", "url_encode", "sanitize_html", "structured_data", "language_attributes", "preview_mark", "field_html", "slugify", "iso_date", "strip_html_and_encode" };

    private static readonly HashSet<string> s_plain = new(StringComparer.Ordinal)
    {
        "size", "plus", "minus", "times", "divided_by", "modulo", "abs", "ceil", "floor", "round", "local", "utc", "date", "testimonial_count", "is_closed", "is_page", "is_home", "last_updated", "at_least", "at_most",
    };

    // They change a text, or choose among several, but bring nothing of their own.
    private static readonly HashSet<string> s_neutral = new(StringComparer.Ordinal)
    {
        "raw", "rich_text", "strip", "lstrip", "rstrip", "one_line", "whole_page_title", "strip_newlines", "truncate", "truncatewords", "upcase", "downcase", "capitalize", "where", "sort", "sort_natural",
        "reverse", "reversed", "uniq", "compact", "concat", "default", "append", "prepend", "t", "replace", "remove", "append_version",
    };

    private static readonly Lazy<IReadOnlySet<string>> s_names = new(Read);

    /// <summary>The names of all filters that the preview knows.</summary>
    public static IReadOnlySet<string> Names => s_names.Value;

    /// <summary>What a filter gives.</summary>
    public static LiquidType Apply(string name, LiquidType input, IReadOnlyList<LiquidType> arguments) => name switch
    {
        "phase" => new ClassType(typeof(PhaseFacts)),
        "region" => new ClassType(typeof(RegionFacts)),
        "testimonial" => new ClassType(typeof(TestimonialFacts)),
        "regions_of_phase" => new ListType(new ClassType(typeof(RegionFacts))),
        "phases_of_region" => new ListType(new ClassType(typeof(PhaseFacts))),
        "testimonials" => new ClassType(typeof(TestimonialPage)),
        "shown_fields" => new ListType(new ClassType(typeof(ShownField))),
        "search" => new ClassType(typeof(SearchPage)),
        "headings" => new ListType(new ClassType(typeof(PageHeading))),
        "picture" => new ClassType(typeof(ShownPicture)),
        "video" => new ClassType(typeof(VideoFacts)),
        "image" => new ClassType(typeof(ImageFacts)),
        "card" => new ClassType(typeof(CardFacts)),
        "download" => new ClassType(typeof(DownloadFacts)),
        "phase_status" => new TextType(IsMarkup: true, Values: ["past", "current", "next"]),
        "first" or "last" => input is ListType list ? list.Element : LiquidType.Unknown,
        "split" => new ListType(LiquidType.Typed),
        "map" => LiquidType.Unknown,
        _ when s_safe.Contains(name) => LiquidType.Markup,
        _ when s_plain.Contains(name) => LiquidType.Plain,
        _ when s_neutral.Contains(name) => Neutral(input, arguments),
        _ => LiquidType.Typed,
    };

    private static LiquidType Neutral(LiquidType input, IReadOnlyList<LiquidType> arguments)
        => input is TextType { IsMarkup: true } && !arguments.All(argument => argument.IsSafe) ? LiquidType.Typed
            // A text that a filter has gone through is an ordinary one, printed with encoding.
            : input is TextType text ? new TextType(text.IsMarkup)
            : input;

    private static HashSet<string> Read()
    {
        // Only the names count: nothing is run, so that the filters can do without what they would ask.
        var options = new TemplateOptions();
        OrchardFilters.AddTo(options.Filters, null!);
        MediaFilters.AddTo(options.Filters, null!);
        ProgrammeFilters.AddTo(options.Filters, null!, null!, null!);
        return options.Filters.Select(filter => filter.Key).ToHashSet(StringComparer.Ordinal);
    }
}
