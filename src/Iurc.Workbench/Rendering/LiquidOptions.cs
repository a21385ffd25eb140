using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Fluid;
using Fluid.Values;
using Iurc.Programme;
using Iurc.Programme.Blocks;
using Iurc.Programme.Maps;
using Iurc.Programme.Pages;
using Iurc.Programme.Phases;
using Iurc.Programme.Pictures;
using Iurc.Programme.Regions;
using Iurc.Programme.RichTexts;
using Iurc.Programme.Search;
using Iurc.Programme.Testimonials;
using Iurc.Programme.Videos;
using Iurc.Workbench.Content;
using Iurc.Workbench.Rendering.Filters;
using Iurc.Workbench.Rendering.Globals;

namespace Iurc.Workbench.Rendering;

/// <summary>The filters, the types and the values that all templates know: those of Orchard that the theme uses, and the programme's.</summary>
internal static class LiquidOptions
{
    /// <summary>Puts the options together.</summary>
    public static TemplateOptions Create(SiteContent content, IProgrammeCatalogue catalogue, CultureInfo culture, StaticFileVersions versions)
    {
        // Orchard passes the input on when it does not know a filter. Here that is an error, so that a slip does not go unnoticed.
        var options = new TemplateOptions { StrictFilters = true };

        options.ValueConverters.Add(value => value switch
        {
            JsonObject json => new ObjectValue(json),
            JsonValue json => Natural(json),
            DateTime moment => new ObjectValue(moment),
            // Fluid would make a text of it, in a format of its own choice.
            DateOnly day => new ObjectValue(day),
            _ => null,
        });

        var members = options.MemberAccessStrategy;
        members.Register<JsonObject, object?>((json, name) => json[name]);
        members.Register<Shape, object?>((shape, name) => shape.Properties.GetValueOrDefault(name));
        members.Register<QueryValues, object?>((query, name) => query[name]);
        members.Register<ContentAccess, object?>((access, name) => access[name]);
        members.Register<ContentItem>();
        members.Register<PageRequest, object?>((request, name) => name switch
        {
            nameof(PageRequest.Path) => request.Path,
            nameof(PageRequest.PathBase) => request.PathBase,
            nameof(PageRequest.Query) => new QueryValues(request.Query),
            _ => throw new NotSupportedException($"Request.{name} is not supported here."),
        });
        members.Register<SiteValue>();
        members.Register<CultureValue>();
        members.Register<ProgrammeValue>();
        members.Register<PhaseFacts>();
        members.Register<RegionFacts>();
        members.Register<TestimonialFacts>();
        members.Register<AttributionPart>();
        members.Register<ShownField>();
        members.Register<TestimonialPage>();
        members.Register<ImageFacts>();
        members.Register<ShownPicture>();
        members.Register<VideoFacts>();
        members.Register<CardFacts>();
        members.Register<DownloadFacts>();
        members.Register<MapRegion>();
        members.Register<MapCountry>();
        members.Register<CountryShape>();
        members.Register<PageFacts>();
        members.Register<PageHeading>();
        members.Register<SearchPage>();
        members.Register<SearchHit>();

        options.Scope.SetValue("Site", new ObjectValue(new SiteValue(content.Name)));
        options.Scope.SetValue("Culture", new ObjectValue(new CultureValue(culture)));
        options.Scope.SetValue("Content", new ObjectValue(new ContentAccess(content)));
        options.Scope.SetValue("Programme", new ObjectValue(new ProgrammeValue(catalogue, new RecipePages(content))));

        OrchardFilters.AddTo(options.Filters, versions);
        MediaFilters.AddTo(options.Filters, content.MediaProfiles);
        ProgrammeFilters.AddTo(options.Filters, catalogue, new RecipeSearch(content), content);
        return options;
    }

    private static object? Natural(JsonValue json) => json.GetValueKind() switch
    {
        JsonValueKind.String => json.GetValue<string>(),
        JsonValueKind.Number => json.GetValue<decimal>(),
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => null,
    };
}
