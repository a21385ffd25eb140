using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json.Nodes;
using Fluid;
using Fluid.Values;
using Iurc.Cms.Programme.Addresses;
using Iurc.Cms.Programme.Models;
using Iurc.Cms.Programme.Pictures;
using Iurc.Cms.Programme.Services;
using Iurc.Programme;
using Iurc.Programme.Blocks;
using Iurc.Programme.Links;
using Iurc.Programme.Pages;
using Iurc.Programme.Phases;
using Iurc.Programme.Regions;
using Iurc.Programme.RichTexts;
using Iurc.Programme.Search;
using Iurc.Programme.Structured;
using Iurc.Programme.Testimonials;
using Iurc.Programme.Videos;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using OrchardCore.ContentLocalization.Models;
using OrchardCore.ContentManagement;
using OrchardCore.ContentPreview;
using OrchardCore.DisplayManagement.Title;
using OrchardCore.Liquid;
using OrchardCore.Media;
using OrchardCore.Settings;

namespace Iurc.Cms.Programme.Liquid;

/// <summary>The Liquid filters that the theme uses. Whatever they are given, they answer nil or an empty list rather than fail.</summary>
internal static class ProgrammeFilters
{
    public static void AddTo(TemplateOptions options)
    {
        options.Filters.AddFilter("phase", PhaseAsync);
        options.Filters.AddFilter("region", RegionAsync);
        options.Filters.AddFilter("testimonial", TestimonialAsync);
        options.Filters.AddFilter("phase_status", PhaseStatusAsync);
        options.Filters.AddFilter("is_closed", IsClosedAsync);
        options.Filters.AddFilter("link_address", LinkAddressAsync);
        options.Filters.AddFilter("regions_of_phase", RegionsOfPhaseAsync);
        options.Filters.AddFilter("phases_of_region", PhasesOfRegionAsync);
        options.Filters.AddFilter("testimonials", TestimonialsAsync);
        options.Filters.AddFilter("testimonial_count", TestimonialCountAsync);
        options.Filters.AddFilter("search", SearchAsync);
        options.Filters.AddFilter("leads_somewhere", LeadsSomewhereAsync);
        options.Filters.AddFilter("or_page", OrPageAsync);
        options.Filters.AddFilter("structured_data", StructuredDataAsync);
        options.Filters.AddFilter("video", (input, _, context) => Value(VideoFacts.Of(input.ToObjectValue() as JsonObject), context));
        options.Filters.AddFilter("image", (input, _, context) => Value(ImageFacts.Of(input.ToObjectValue() as JsonObject), context));
        options.Filters.AddFilter("card", async (input, _, context) => Value(await CardFacts.OfAsync(
            input.ToObjectValue() as JsonObject, Catalogue(context), Services(context).GetRequiredService<ISitePages>()), context));
        options.Filters.AddFilter("download", DownloadAsync);
        options.Filters.AddFilter("picture", PictureAsync);
        options.Filters.AddFilter("rich_text", RichTextAsync);
        options.Filters.AddFilter("attribution", (input, _, _) =>
            StringValue.Create(input.ToObjectValue() is TestimonialFacts testimonial ? testimonial.Attribution : ""));
        options.Filters.AddFilter("one_line", (input, _, _) => StringValue.Create(PlainText.OneLine(input.ToStringValue())));
        options.Filters.AddFilter("last_updated", (input, arguments, context) =>
            Value(LastUpdated.Of(null, Enumerable.Range(0, arguments.Count).Select(arguments.At).Prepend(input).Select(DatedValue)), context));
        options.Filters.AddFilter("shown_fields", async (input, _, context) => Value(await ShownFields.InAsync(input.ToObjectValue(), Services(context)), context));
        options.Filters.AddFilter("field_html", (input, _, _) => new StringValue((input.ToObjectValue() as ShownField)?.Html ?? "", encode: false));
        options.Filters.AddFilter("is_home", IsHomeAsync);
        options.Filters.AddFilter("is_page", (input, _, context) => BooleanValue.Create(
            input.ToObjectValue() is ContentItem item && Services(context).GetRequiredService<PageDependencies>().IsPage(item.ContentItemId)));
        options.Filters.AddFilter("frame_language", (input, _, _) => StringValue.Create(Languages.OfFrame(input.ToStringValue())));
        options.Filters.AddFilter("text_language", (input, _, _) => StringValue.Create(
            Languages.OfForeignText(input.ToObjectValue() is ContentItem item && item.TryGet<LocalizationPart>(out var part) ? part.Culture : "")));
        options.Filters.AddFilter("language_attributes", (input, _, _) => new StringValue(Languages.AttributesOf(input.ToStringValue()), encode: false));
        options.Filters.AddFilter("whole_page_title", (input, _, context) =>
        {
            var services = Services(context);
            services.GetRequiredService<IPageTitleBuilder>().SetFixedTitle(new HtmlString(services.GetRequiredService<HtmlEncoder>().Encode(input.ToStringValue())));
            return input;
        });
        options.Filters.AddFilter("preview_mark", (input, arguments, context) =>
            new StringValue(IsPreview(context) ? PreviewMark.Of(input.ToStringValue(), arguments.At(0).ToStringValue()) : "", encode: false));
        options.Filters.AddFilter("country_name", (input, _, _) => StringValue.Create(Countries.NameOf(input.ToStringValue())));
        options.Filters.AddFilter("iso_date", (input, _, _) =>
            StringValue.Create(input.ToObjectValue() is DateOnly day ? day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : ""));
        options.Filters.AddFilter("long_date", (input, _, context) =>
            StringValue.Create(input.ToObjectValue() is DateOnly day ? day.ToString("d MMMM yyyy", context.CultureInfo) : ""));
    }

    private static async ValueTask<FluidValue> PhaseAsync(FluidValue input, FilterArguments arguments, TemplateContext context)
        => Value(input.ToObjectValue() switch
        {
            PhaseFacts phase => phase,
            ContentItem item => item.ToPhaseFacts(),
            string id => (await Catalogue(context).GetPhasesAsync()).FirstOrDefault(phase => phase.Id == id),
            _ => null,
        }, context);

    private static async ValueTask<FluidValue> RegionAsync(FluidValue input, FilterArguments arguments, TemplateContext context)
        => Value(input.ToObjectValue() switch
        {
            RegionFacts region => region,
            ContentItem item => item.ToRegionFacts(),
            string id => (await Catalogue(context).GetRegionsAsync()).FirstOrDefault(region => region.Id == id),
            _ => null,
        }, context);

    private static async ValueTask<FluidValue> TestimonialAsync(FluidValue input, FilterArguments arguments, TemplateContext context)
        => Value(input.ToObjectValue() switch
        {
            TestimonialFacts testimonial => testimonial,
            ContentItem item => item.ToTestimonialFacts(),
            string { Length: > 0 } id => await Catalogue(context).GetTestimonialAsync(id),
            _ => null,
        }, context);

    private static async ValueTask<FluidValue> PhaseStatusAsync(FluidValue input, FilterArguments arguments, TemplateContext context)
        => input.ToObjectValue() is PhaseFacts phase && phase.StatusOn(await Catalogue(context).GetTodayAsync()) is { } status
            ? StringValue.Create(status.ToString().ToLowerInvariant())
            : NilValue.Instance;

    private static async ValueTask<FluidValue> IsClosedAsync(FluidValue input, FilterArguments arguments, TemplateContext context)
        => BooleanValue.Create(input.ToObjectValue() is RegionFacts region && region.IsClosedOn(await Catalogue(context).GetTodayAsync()));

    private static async ValueTask<FluidValue> LinkAddressAsync(FluidValue input, FilterArguments arguments, TemplateContext context)
        => StringValue.Create(input.ToObjectValue() is RegionFacts region ? region.LinkAddressOn(await Catalogue(context).GetTodayAsync()) : "");

    private static async ValueTask<FluidValue> DownloadAsync(FluidValue input, FilterArguments arguments, TemplateContext context)
    {
        var download = input.ToObjectValue() as JsonObject;
        var file = DownloadFacts.PathOf(download) is { Length: > 0 } path ? await Services(context).GetRequiredService<IMediaFileStore>().GetFileInfoAsync(path) : null;
        return Value(DownloadFacts.Of(download, file?.Length), context);
    }

    private static async ValueTask<FluidValue> PictureAsync(FluidValue input, FilterArguments arguments, TemplateContext context)
        => Value(input.ToObjectValue() is ImageFacts picture
            ? await Services(context).GetRequiredService<LibraryPictures>().ShowAsync(picture, arguments["large"].ToStringValue(), arguments["small"].ToStringValue())
            : null, context);

    private static async ValueTask<FluidValue> RichTextAsync(FluidValue input, FilterArguments arguments, TemplateContext context)
        => StringValue.Create(await ShownText.OfAsync(
            input.ToStringValue(), Services(context).GetRequiredService<LibraryPictures>(), arguments["table"].ToStringValue(), arguments["code"].ToStringValue()));

    private static async ValueTask<FluidValue> StructuredDataAsync(FluidValue input, FilterArguments arguments, TemplateContext context)
        => StringValue.Create(StructuredData.Of(
            new PagePlace(
                arguments["site_name"].ToStringValue(),
                arguments["home_url"].ToStringValue(),
                arguments["title"].ToStringValue(),
                arguments["url"].ToStringValue(),
                arguments["parent_title"].ToStringValue(),
                arguments["parent_url"].ToStringValue())
            {
                UpdatedUtc = DatedValue(arguments["modified"]) as DateTime?,
            },
            await Catalogue(context).GetTodayAsync(),
            input.ToObjectValue()));

    private static async ValueTask<FluidValue> RegionsOfPhaseAsync(FluidValue input, FilterArguments arguments, TemplateContext context)
        => IdOf(input) is { } id
            ? Value((await Catalogue(context).GetRegionsAsync()).Where(region => region.PhaseIds.Contains(id)).ToList(), context)
            : ArrayValue.Empty;

    private static async ValueTask<FluidValue> PhasesOfRegionAsync(FluidValue input, FilterArguments arguments, TemplateContext context)
        => input.ToObjectValue() is RegionFacts region
            ? Value((await Catalogue(context).GetPhasesAsync()).Where(phase => region.PhaseIds.Contains(phase.Id)).ToList(), context)
            : ArrayValue.Empty;

    private static async ValueTask<FluidValue> TestimonialsAsync(FluidValue input, FilterArguments arguments, TemplateContext context)
    {
        var (phase, region, namesKnown) = await NarrowedToAsync(arguments, context);
        var query = new TestimonialQuery(phase?.Id, region?.Id, PageOf(arguments));
        var found = await Catalogue(context).GetTestimonialsAsync(query);
        Services(context).GetRequiredService<PageDependencies>().AnswersQuery = namesKnown && found.Page == query.Page;
        return Value(found.Of(phase, region), context);
    }

    private static async ValueTask<FluidValue> TestimonialCountAsync(FluidValue input, FilterArguments arguments, TemplateContext context)
    {
        var (phase, region, _) = await NarrowedToAsync(arguments, context);
        return NumberValue.Create(await Catalogue(context).CountTestimonialsAsync(new TestimonialQuery(phase?.Id, region?.Id)));
    }

    private static async ValueTask<FluidValue> LeadsSomewhereAsync(FluidValue input, FilterArguments arguments, TemplateContext context)
    {
        var addresses = Services(context).GetRequiredService<PublicAddresses>();
        return BooleanValue.Create(InternalLink.Read(input.ToStringValue(), siteBase: addresses.SiteBase) is not { } link
            || (await addresses.FindAsync(link)).Kind != PublicAddressKind.Nothing);
    }

    // The address of the page that was chosen, wherever it is now; an address that was written if none was.
    private static async ValueTask<FluidValue> OrPageAsync(FluidValue input, FilterArguments arguments, TemplateContext context)
        => arguments.At(0).ToStringValue() is { Length: > 0 } id
            ? StringValue.Create(await Services(context).GetRequiredService<PublicAddresses>().AddressOfAsync(id) ?? "") : input;

    private static async ValueTask<FluidValue> SearchAsync(FluidValue input, FilterArguments arguments, TemplateContext context)
    {
        var search = Services(context).GetRequiredService<ISiteSearch>();
        return Value(await search.SearchAsync(input.ToStringValue(), PageOf(arguments)), context);
    }

    // Phases and regions are given as facts, of one that has never been saved too, or named by their id or the last part of their address; a name
    // that nobody has filters nothing.
    private static async ValueTask<(PhaseFacts? Phase, RegionFacts? Region, bool NamesKnown)> NarrowedToAsync(FilterArguments arguments, TemplateContext context)
    {
        var (phaseName, regionName) = (arguments["phase"].ToStringValue(), arguments["region"].ToStringValue());
        var phase = arguments["phase"].ToObjectValue() as PhaseFacts ?? (phaseName.Length == 0 ? null
            : (await Catalogue(context).GetPhasesAsync()).FirstOrDefault(phase => phase.Id == phaseName || phase.Slug == phaseName));
        var region = arguments["region"].ToObjectValue() as RegionFacts ?? (regionName.Length == 0 ? null
            : (await Catalogue(context).GetRegionsAsync()).FirstOrDefault(region => region.Id == regionName || region.Slug == regionName));
        var namesKnown = (phase is not null || phaseName.Length == 0) && (region is not null || regionName.Length == 0);
        return (phase, region, namesKnown);
    }

    // The preview of the home page has another address.
    private static async ValueTask<FluidValue> IsHomeAsync(FluidValue input, FilterArguments arguments, TemplateContext context)
        => BooleanValue.Create(arguments.At(0).ToStringValue() == "/" || (IsPreview(context) && input.ToObjectValue() is ContentItem item
            && (await Services(context).GetRequiredService<ISiteService>().GetSiteSettingsAsync()).HomeRoute?["contentItemId"]?.ToString() == item.ContentItemId));

    private static bool IsPreview(TemplateContext context)
        => Services(context).GetRequiredService<IHttpContextAccessor>().HttpContext?.Features.Get<ContentPreviewFeature>()?.Previewing == true;

    private static int PageOf(FilterArguments arguments) => PageQuery.PageNumber(arguments["page"].ToStringValue());

    private static IProgrammeCatalogue Catalogue(TemplateContext context) => Services(context).GetRequiredService<IProgrammeCatalogue>();

    private static IServiceProvider Services(TemplateContext context) => ((LiquidTemplateContext)context).Services;

    private static FluidValue Value(object? value, TemplateContext context)
        => value is null ? NilValue.Instance : FluidValue.Create(value, context.Options);

    private static object? DatedValue(FluidValue value) => value.ToObjectValue() switch
    {
        ContentItem item => item.UpdatedUtc(),
        DateTimeOffset moment => moment.UtcDateTime,
        var other => other,
    };

    private static string? IdOf(FluidValue input) => input.ToObjectValue() switch
    {
        PhaseFacts phase => phase.Id,
        string { Length: > 0 } id => id,
        _ => null,
    };
}
