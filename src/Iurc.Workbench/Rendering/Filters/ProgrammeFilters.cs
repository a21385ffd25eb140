using System.Globalization;
using System.Text.Json.Nodes;
using Fluid;
using Fluid.Values;
using Iurc.Programme;
using Iurc.Programme.Addresses;
using Iurc.Programme.Blocks;
using Iurc.Programme.Links;
using Iurc.Programme.Pages;
using Iurc.Programme.Phases;
using Iurc.Programme.Regions;
using Iurc.Programme.Search;
using Iurc.Programme.Structured;
using Iurc.Programme.Testimonials;
using Iurc.Programme.Videos;
using Iurc.Workbench.Content;

namespace Iurc.Workbench.Rendering.Filters;

/// <summary>The programme's own filters. What they do not know becomes nil or an empty list, never an exception.</summary>
internal static class ProgrammeFilters
{
    /// <summary>Registers the filters.</summary>
    public static void AddTo(FilterCollection filters, IProgrammeCatalogue catalogue, ISiteSearch search, SiteContent content)
    {
        filters.AddFilter("video", (input, _, context) => VideoFacts.Of(input.ToObjectValue() as JsonObject) is { } video ? FluidValue.Create(video, context.Options) : NilValue.Instance);
        filters.AddFilter("image", (input, _, context) => new(Value(ImageFacts.Of(input.ToObjectValue() as JsonObject), context)));
        filters.AddFilter("card", async (input, _, context) => Value(await CardFacts.OfAsync(input.ToObjectValue() as JsonObject, catalogue, new RecipePages(content)), context));
        // The files of the media library are not here: nobody knows how long they are.
        filters.AddFilter("download", (input, _, context) => new(Value(DownloadFacts.Of(input.ToObjectValue() as JsonObject, null), context)));
        filters.AddFilter("leads_somewhere", (input, _, context) => new(BooleanValue.Create(LeadsSomewhere(input.ToStringValue(), ((LiquidContext)context).Page.Request.PathBase, content))));
        filters.AddFilter("or_page", (input, arguments, _) => arguments.At(0).ToStringValue() is { Length: > 0 } id ? Text(AddressOf(id, content)) : new(input));
        filters.AddFilter("phase", async (input, _, context) => Value(await PhaseAsync(input, catalogue), context));
        filters.AddFilter("region", async (input, _, context) => Value(await RegionAsync(input, catalogue), context));
        filters.AddFilter("testimonial", async (input, _, context) => Value(await TestimonialAsync(input, catalogue), context));
        filters.AddFilter("phase_status", async (input, _, context) => Value(await StatusAsync(input, catalogue), context));
        filters.AddFilter("is_closed", async (input, _, _) => BooleanValue.Create(input.ToObjectValue() is RegionFacts region && region.IsClosedOn(await catalogue.GetTodayAsync())));
        filters.AddFilter("link_address", async (input, _, _) => StringValue.Create(input.ToObjectValue() is RegionFacts region ? region.LinkAddressOn(await catalogue.GetTodayAsync()) : ""));
        filters.AddFilter("regions_of_phase", async (input, _, context) => Value(await RegionsOfAsync(input, catalogue), context));
        filters.AddFilter("phases_of_region", async (input, _, context) => Value(await PhasesOfAsync(input, catalogue), context));
        filters.AddFilter("testimonials", async (_, arguments, context) => Value(await TestimonialsAsync(arguments, catalogue), context));
        filters.AddFilter("testimonial_count", async (_, arguments, _) => NumberValue.Create(await CountAsync(arguments, catalogue)));
        filters.AddFilter("search", async (input, arguments, context) => Value(await search.SearchAsync(input.ToStringValue(), PageOf(arguments)), context));
        filters.AddFilter("headings", (input, _, context) => Value(((LiquidContext)context).Page.Texts.HeadingsOf(input.ToStringValue()), context));
        filters.AddFilter("structured_data", async (input, arguments, _) => StringValue.Create(StructuredData.Of(PlaceOf(arguments), await catalogue.GetTodayAsync(), input.ToObjectValue())));
        filters.AddFilter("attribution", (input, _, _) => Text(input.ToObjectValue() is TestimonialFacts testimonial ? testimonial.Attribution : ""));
        filters.AddFilter("one_line", (input, _, _) => Text(PlainText.OneLine(input.ToStringValue())));
        filters.AddFilter("last_updated", (input, arguments, context) => new(Value(LastUpdated.Of(
            null, Enumerable.Range(0, arguments.Count).Select(arguments.At).Prepend(input).Select(DatedValue)), context)));
        // Orchard's own views of fields are not known here: what an administrator adds is seen in the CMS.
        filters.AddFilter("shown_fields", (_, _, context) => new(Value(Array.Empty<ShownField>(), context)));
        filters.AddFilter("field_html", (input, _, _) => new(new StringValue((input.ToObjectValue() as ShownField)?.Html ?? "", encode: false)));
        filters.AddFilter("is_home", (_, arguments, _) => new(BooleanValue.Create(arguments.At(0).ToStringValue() == "/")));
        filters.AddFilter("is_page", (input, _, _) => new(BooleanValue.Create(input.ToObjectValue() is ContentItem)));
        filters.AddFilter("frame_language", (input, _, _) => Text(Languages.OfFrame(input.ToStringValue())));
        filters.AddFilter("text_language", (input, _, _) => Text(Languages.OfForeignText((input.ToObjectValue() as ContentItem)?.Content.Text("LocalizationPart", "Culture"))));
        filters.AddFilter("language_attributes", (input, _, _) => new(new StringValue(Languages.AttributesOf(input.ToStringValue()), encode: false)));
        filters.AddFilter("whole_page_title", (input, _, context) =>
        {
            ((LiquidContext)context).Page.Title.Fixed = HtmlEncoding.Encoder.Encode(input.ToStringValue());
            return input;
        });
        // There is no form here that a part of the page could lead to.
        filters.AddFilter("preview_mark", (_, _, _) => new(StringValue.Empty));
        filters.AddFilter("country_name", (input, _, _) => Text(Countries.NameOf(input.ToStringValue())));
        filters.AddFilter("iso_date", (input, _, _) => Text(Date(input, "yyyy-MM-dd", CultureInfo.InvariantCulture)));
        filters.AddFilter("long_date", (input, _, context) => Text(Date(input, "d MMMM yyyy", context.CultureInfo)));
    }

    // What is no content the preview does not know: an address that the CMS answers at itself is there.
    private static bool LeadsSomewhere(string address, string siteBase, SiteContent content)
        => InternalLink.Read(address, siteBase: siteBase) is not { Host: "" } link || link.Path.Length == 0 || content.PageAt(link.Path) is not null
            || link.Path.StartsWith("media/", StringComparison.Ordinal) || ReservedAddresses.PurposeOf(link.Path) is not null;

    private static string AddressOf(string id, SiteContent content)
        => content.Home?.ContentItemId == id ? "~/" : content.Pages.FirstOrDefault(page => page.ContentItemId == id) is { } page ? "~/" + page.Address : "";

    private static ValueTask<FluidValue> Text(string text) => new(new StringValue(text));

    private static string Date(FluidValue input, string format, CultureInfo culture)
        => input.ToObjectValue() is DateOnly day ? day.ToString(format, culture) : "";

    private static object? DatedValue(FluidValue value) => value.ToObjectValue() switch
    {
        ContentItem item => item.UpdatedUtc,
        DateTimeOffset moment => moment.UtcDateTime,
        var other => other,
    };

    private static FluidValue Value(object? value, TemplateContext context) => FluidValue.Create(value, context.Options);

    private static async ValueTask<PhaseFacts?> PhaseAsync(FluidValue input, IProgrammeCatalogue catalogue) => input.ToObjectValue() switch
    {
        PhaseFacts phase => phase,
        ContentItem { ContentType: Facts.Phase } item => Facts.PhaseOf(item),
        string id => (await catalogue.GetPhasesAsync()).FirstOrDefault(phase => phase.Id == id),
        _ => null,
    };

    private static async ValueTask<RegionFacts?> RegionAsync(FluidValue input, IProgrammeCatalogue catalogue) => input.ToObjectValue() switch
    {
        RegionFacts region => region,
        ContentItem { ContentType: Facts.Region } item => Facts.RegionOf(item),
        string id => (await catalogue.GetRegionsAsync()).FirstOrDefault(region => region.Id == id),
        _ => null,
    };

    private static async ValueTask<TestimonialFacts?> TestimonialAsync(FluidValue input, IProgrammeCatalogue catalogue) => input.ToObjectValue() switch
    {
        TestimonialFacts testimonial => testimonial,
        ContentItem { ContentType: Facts.Testimonial } item => Facts.TestimonialOf(item),
        string id => await catalogue.GetTestimonialAsync(id),
        _ => null,
    };

    private static async ValueTask<string?> StatusAsync(FluidValue input, IProgrammeCatalogue catalogue)
        => (input.ToObjectValue() as PhaseFacts)?.StatusOn(await catalogue.GetTodayAsync()) switch
        {
            PhaseStatus.Past => "past",
            PhaseStatus.Current => "current",
            PhaseStatus.Next => "next",
            _ => null,
        };

    private static async ValueTask<IReadOnlyList<RegionFacts>> RegionsOfAsync(FluidValue input, IProgrammeCatalogue catalogue)
    {
        var id = input.ToObjectValue() switch
        {
            PhaseFacts phase => phase.Id,
            string text => text,
            _ => null,
        };
        return [.. (await catalogue.GetRegionsAsync()).Where(region => id is not null && region.PhaseIds.Contains(id))];
    }

    private static async ValueTask<IReadOnlyList<PhaseFacts>> PhasesOfAsync(FluidValue input, IProgrammeCatalogue catalogue)
    {
        var ids = (input.ToObjectValue() as RegionFacts)?.PhaseIds ?? [];
        return [.. (await catalogue.GetPhasesAsync()).Where(phase => ids.Contains(phase.Id))];
    }

    // Phases and regions are given as facts, or named by their id or the last part of their address; a name that nobody has filters nothing.
    private static async ValueTask<(PhaseFacts? Phase, RegionFacts? Region)> NarrowedToAsync(FilterArguments arguments, IProgrammeCatalogue catalogue)
    {
        var (phaseName, regionName) = (arguments["phase"].ToStringValue(), arguments["region"].ToStringValue());
        var phase = arguments["phase"].ToObjectValue() as PhaseFacts ?? (phaseName.Length == 0 ? null
            : (await catalogue.GetPhasesAsync()).FirstOrDefault(phase => phase.Id == phaseName || phase.Slug == phaseName));
        var region = arguments["region"].ToObjectValue() as RegionFacts ?? (regionName.Length == 0 ? null
            : (await catalogue.GetRegionsAsync()).FirstOrDefault(region => region.Id == regionName || region.Slug == regionName));
        return (phase, region);
    }

    private static async ValueTask<TestimonialPage> TestimonialsAsync(FilterArguments arguments, IProgrammeCatalogue catalogue)
    {
        var (phase, region) = await NarrowedToAsync(arguments, catalogue);
        return (await catalogue.GetTestimonialsAsync(new TestimonialQuery(phase?.Id, region?.Id, PageOf(arguments)))).Of(phase, region);
    }

    private static async ValueTask<int> CountAsync(FilterArguments arguments, IProgrammeCatalogue catalogue)
    {
        var (phase, region) = await NarrowedToAsync(arguments, catalogue);
        return await catalogue.CountTestimonialsAsync(new TestimonialQuery(phase?.Id, region?.Id));
    }

    private static PagePlace PlaceOf(FilterArguments arguments) => new(
        arguments["site_name"].ToStringValue(),
        arguments["home_url"].ToStringValue(),
        arguments["title"].ToStringValue(),
        arguments["url"].ToStringValue(),
        arguments["parent_title"].ToStringValue(),
        arguments["parent_url"].ToStringValue())
    {
        UpdatedUtc = DatedValue(arguments["modified"]) as DateTime?,
    };

    private static int PageOf(FilterArguments arguments)
        => int.TryParse(arguments["page"].ToStringValue(), NumberStyles.None, CultureInfo.InvariantCulture, out var page) ? page : 1;
}
