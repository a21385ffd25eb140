using System.Net;
using System.Text.Json.Nodes;
using AngleSharp.Dom;
using Iurc.Cms.Tests.Infrastructure;
using Microsoft.Extensions.DependencyInjection;
using OrchardCore.ContentManagement;
using Xunit;

namespace Iurc.Cms.Tests.PublicSite;

/// <summary>Whatever stands in a field comes out as harmless text, on every template.</summary>
public class HostileContentTests(Site site)
{
    private const string Marker = "Harmless";

    private static readonly string[] s_addressAttributes = ["href", "src", "action", "cite"];

    private static readonly string s_hostile =
        $"{Marker} </title></script><script>alert(1)</script><img src=x onerror=alert(1)>\" onmouseover=\"alert(1)\u202e{new string('x', 100_000)}";

    private static readonly string s_hostileHtml =
        $"<p onclick=\"alert(1)\" style=\"position:fixed\">{Marker}</p><script>alert(1)</script><a href=\"javascript:alert(1)\">a</a>"
        + "<img src=\"/media/x.png\" alt=\"\" onerror=\"alert(1)\"><iframe src=\"https://elsewhere.example/\"></iframe>"
        + "<svg onload=\"alert(1)\"></svg><form action=\"https://elsewhere.example/\"><input name=\"q\"></form><h1>Second</h1>";

    [Fact]
    public async Task Hostile_text_in_every_field_of_every_type_does_no_harm()
    {
        var tenant = await site.CreateTenantAsync();
        await tenant.UsingAsync(services => services.GetRequiredService<IContentManager>().ImportAsync(HostileItems().Select(item => item.ToObject<ContentItem>()!)));
        using var browser = tenant.Anonymous();

        foreach (var address in new[] { "/h/phase", "/h/region", "/h/testimonial", "/h/page", "/h/landing", "/h/list", "/phases", "/regions", "/testimonials", "/site-map", "/search?q=harmless" })
        {
            var answer = await browser.GetAsync(address);

            Assert.True(answer.Status == HttpStatusCode.OK, $"{address}: {(int)answer.Status}");
            Assert.Contains(Marker, answer.Text, StringComparison.Ordinal);
            Assert.Empty(Harm(answer.Document).Select(element => $"{address}: {element.OuterHtml[..Math.Min(element.OuterHtml.Length, 200)]}"));
            Assert.Single(answer.Document.QuerySelectorAll("h1"));
            Assert.Single(answer.Document.QuerySelectorAll("head > title"));
        }

        Assert.Empty(tenant.Log);
    }

    private static IEnumerable<IElement> Harm(IDocument page) => page.All.Where(element =>
        (element.LocalName is "script" && element.GetAttribute("type") != "application/ld+json")
        || element.LocalName is "iframe" or "object" or "embed"
        || (element.LocalName is "img" && element.GetAttribute("src") is { } source && source is not ['/', ..])
        || (element.LocalName is "form" && element.GetAttribute("role") != "search")
        || element.Attributes.Any(attribute => attribute.Name.StartsWith("on", StringComparison.OrdinalIgnoreCase) || attribute.Name == "style")
        || s_addressAttributes.Any(name =>
            element.GetAttribute(name) is { } value && (value.StartsWith("javascript:", StringComparison.OrdinalIgnoreCase) || value.StartsWith("data:", StringComparison.OrdinalIgnoreCase))));

    private static IEnumerable<JsonObject> HostileItems()
    {
        var text = new JsonObject { ["Text"] = s_hostile };
        var html = new JsonObject { ["Html"] = s_hostileHtml };
        JsonObject Text() => (JsonObject)text.DeepClone();
        JsonObject Html() => (JsonObject)html.DeepClone();

        yield return Item("hostilephase", "Phase", "h/phase", new()
        {
            ["Number"] = new JsonObject { ["Value"] = 99 },
            ["ProgrammeName"] = Text(),
            ["Acronym"] = Text(),
            ["StartYear"] = new JsonObject { ["Value"] = 2030 },
            ["EndYear"] = new JsonObject { ["Value"] = 2031 },
            ["Summary"] = Text(),
            ["Body"] = Html(),
            ["LinksHeading"] = Text(),
        });
        yield return Item("hostileregion", "Region", "h/region", new()
        {
            ["Phases"] = Pick("hostilephase"),
            ["LinkKind"] = new JsonObject { ["Text"] = "website" },
            ["Summary"] = Text(),
            ["Body"] = Html(),
        });
        yield return Item("hostilevoice", "Testimonial", "h/testimonial", new()
        {
            ["Quote"] = Text(),
            ["Language"] = new JsonObject { ["Text"] = "en" },
            ["PersonName"] = Text(),
            ["PersonRole"] = Text(),
            ["Organisation"] = Text(),
            ["Place"] = Text(),
            ["Phases"] = Pick("hostilephase"),
            ["Regions"] = Pick("hostileregion"),
            ["PermissionGiven"] = new JsonObject { ["Value"] = true },
        });
        yield return Item("hostilepage", "Page", "h/page", new() { ["Summary"] = Text(), ["Body"] = Html() });
        yield return Item("hostilelist", "CollectionPage", "h/list", new() { ["Summary"] = Text(), ["Collection"] = new JsonObject { ["Text"] = "phases" } });

        var landing = Item("hostilelanding", "LandingPage", "h/landing", new() { ["Summary"] = Text() });
        landing["Blocks"] = new JsonObject
        {
            ["ContentItems"] = new JsonArray(
                Block("TextBlock", new() { ["Heading"] = Text(), ["Body"] = Html() }),
                Block("PhaseBlock", new() { ["Phase"] = Pick("hostilephase") }),
                Block("TimelineBlock", new() { ["Heading"] = Text() }),
                Block("TestimonialsBlock", new() { ["Heading"] = Text(), ["Testimonials"] = Pick("hostilevoice") }),
                Block("RegionsBlock", new() { ["Phase"] = Pick("hostilephase") }),
                Block("FundingBlock", new() { ["Heading"] = Text() })),
        };
        yield return landing;
    }

    private static JsonObject Item(string id, string type, string path, JsonObject part) => new()
    {
        ["ContentItemId"] = id.PadRight(26, '0'),
        ["ContentItemVersionId"] = (id + "v").PadRight(26, '0'),
        ["ContentType"] = type,
        ["DisplayText"] = s_hostile[..200],
        ["Latest"] = true,
        ["Published"] = true,
        ["TitlePart"] = new JsonObject { ["Title"] = s_hostile[..200] },
        [type] = part,
        ["AutoroutePart"] = new JsonObject { ["Path"] = path },
    };

    private static JsonObject Block(string type, JsonObject part) => new()
    {
        ["ContentItemId"] = type.ToLowerInvariant().PadRight(26, '0'),
        ["ContentType"] = type,
        [type] = part,
    };

    private static JsonObject Pick(string id) => new() { ["ContentItemIds"] = new JsonArray(id.PadRight(26, '0')) };
}
