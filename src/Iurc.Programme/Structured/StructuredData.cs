using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Unicode;
using Iurc.Programme.Phases;
using Iurc.Programme.Regions;
using Iurc.Programme.Testimonials;

namespace Iurc.Programme.Structured;

/// <summary>Where a page stands on the site. All addresses are absolute.</summary>
/// <param name="SiteName">The name of the site.</param>
/// <param name="HomeUrl">The home page.</param>
/// <param name="Title">The title of the page.</param>
/// <param name="Url">The page itself.</param>
/// <param name="ParentTitle">The title of the list that the page belongs to; empty when there is none.</param>
/// <param name="ParentUrl">The list that the page belongs to.</param>
public sealed record PagePlace(string SiteName, string HomeUrl, string Title, string Url, string ParentTitle = "", string ParentUrl = "")
{
    /// <summary>When the page was updated last, in UTC; null when that is not known.</summary>
    public DateTime? UpdatedUtc { get; init; }
}

/// <summary>What a page says of itself in the vocabulary of https://schema.org, as JSON-LD.</summary>
public static class StructuredData
{
    // The default escapes <, > and & as well, so that the text can stand inside a script element.
    private static readonly JsonSerializerOptions s_options = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    /// <summary>The JSON-LD of a page: the organisation and the site on the home page, breadcrumb and subject elsewhere.</summary>
    /// <param name="place">Where the page stands.</param>
    /// <param name="today">Today's date where the site is at home.</param>
    /// <param name="subject">A <see cref="PhaseFacts"/>, <see cref="RegionFacts"/> or <see cref="TestimonialFacts"/>, or null.</param>
    public static string Of(PagePlace place, DateOnly today, object? subject = null)
    {
        ArgumentNullException.ThrowIfNull(place);

        var graph = new JsonArray();
        if (place.Url == place.HomeUrl)
        {
            graph.Add(Thing("Organization", ("@id", place.HomeUrl + "#organization"), ("name", place.SiteName), ("url", place.HomeUrl)));
            graph.Add(Thing("WebSite", ("name", place.SiteName), ("url", place.HomeUrl), ("publisher", Reference(place.HomeUrl + "#organization"))));
        }
        else
        {
            graph.Add(Breadcrumb(place));
        }

        if (place.UpdatedUtc is { } updated)
        {
            graph.Add(Thing("WebPage", ("url", place.Url), ("dateModified", updated.ToString("yyyy-MM-ddTHH:mm:ssZ", System.Globalization.CultureInfo.InvariantCulture))));
        }

        var node = subject switch
        {
            PhaseFacts phase => Phase(phase, place),
            RegionFacts region => Region(region, place, today),
            TestimonialFacts testimonial => Testimonial(testimonial, place),
            _ => null,
        };
        if (node is not null)
        {
            graph.Add(node);
        }

        return new JsonObject { ["@context"] = "https://schema.org", ["@graph"] = graph }.ToJsonString(s_options);
    }

    private static JsonObject Breadcrumb(PagePlace place)
    {
        var steps = new List<(string Name, string Url)> { ("Home", place.HomeUrl) };
        if (place.ParentTitle.Length > 0)
        {
            steps.Add((place.ParentTitle, place.ParentUrl));
        }

        steps.Add((place.Title, place.Url));
        var items = steps.Select((step, index) => (JsonNode)Thing("ListItem", ("position", index + 1), ("name", step.Name), ("item", step.Url)));
        return Thing("BreadcrumbList", ("itemListElement", new JsonArray([.. items])));
    }

    // schema.org has no type for a phase of a programme; Project is "an enterprise planned to achieve a particular aim".
    private static JsonObject Phase(PhaseFacts phase, PagePlace place) => Thing("Project",
        ("name", $"{phase.ProgrammeName} – {phase.Title}"),
        ("alternateName", phase.Acronym),
        ("url", place.Url),
        ("description", phase.Summary),
        ("foundingDate", phase.StartYear?.ToString(System.Globalization.CultureInfo.InvariantCulture)),
        ("dissolutionDate", phase.EndYear?.ToString(System.Globalization.CultureInfo.InvariantCulture)));

    private static JsonObject Region(RegionFacts region, PagePlace place, DateOnly today) => Thing("Project",
        ("name", region.Title),
        ("url", place.Url),
        ("description", region.Summary),
        ("sameAs", region.LinkAddressOn(today)),
        ("areaServed", new JsonArray([.. region.Countries.Select(Countries.NameOf).Where(name => name.Length > 0).Select(name => (JsonNode)Thing("Country", ("name", name)))])));

    private static JsonObject Testimonial(TestimonialFacts testimonial, PagePlace place) => Thing("Quotation",
        ("text", testimonial.Quote),
        ("inLanguage", testimonial.Language),
        ("url", place.Url),
        ("isBasedOn", testimonial.SourceLink),
        ("dateCreated", testimonial.SaidOn?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture)),
        ("creator", Speaker(testimonial)));

    private static JsonObject Speaker(TestimonialFacts testimonial) => testimonial.PersonName.Length > 0
        ? Thing("Person", ("name", testimonial.PersonName), ("jobTitle", testimonial.PersonRole),
            ("affiliation", testimonial.Organisation.Length > 0 ? Thing("Organization", ("name", testimonial.Organisation)) : null))
        : Thing("Organization", ("name", testimonial.Speaker));

    private static JsonObject Reference(string id) => new() { ["@id"] = id };

    /// <summary>A node of that type with the members that have a value.</summary>
    private static JsonObject Thing(string type, params (string Name, JsonNode? Value)[] members)
    {
        var thing = new JsonObject { ["@type"] = type };
        foreach (var (name, value) in members)
        {
            var isEmpty = value is null or JsonArray { Count: 0 } || (value is JsonValue text && text.TryGetValue<string>(out var s) && s.Length == 0);
            if (!isEmpty)
            {
                thing[name] = value;
            }
        }

        return thing;
    }
}
