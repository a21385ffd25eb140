using System.Text.Json;
using System.Text.Json.Nodes;
using AngleSharp.Html.Dom;
using Iurc.Programme.Search;
using Iurc.Workbench.Tests.Support;

namespace Iurc.Workbench.Tests;

/// <summary>Whatever people type stays text: it adds no element and no attribute to any page.</summary>
public sealed class HostileContentTests(HarmlessPages harmless) : IClassFixture<HarmlessPages>
{
    private static readonly string[] s_typesWithBody = ["Phase", "Region"];

    public static TheoryData<string> Texts =>
    [
        "</title></p></a></h1><script>alert(1)</script><img src=x onerror=alert(1)>",
        "\" onmouseover=\"alert(1)\" x=' onfocus='alert(1)' autofocus='",
        "javascript:alert(1)",
        " jAvAsCrIpT:alert(1)",
        "data:text/html,<script>alert(1)</script>",
        "\u202Etxet liv\u0065\u202C \u2066isolate",
        "{{ Site.SiteName }}{% shape \"Layout\" %}{0}",
        "&lt;script&gt;alert(1)&lt;/script&gt; &amp; &#x3c;",
        "]]> --> <!-- <![CDATA[",
        "tab \t and 😀 and +",
        new string('x', 100_000),
        // Deep enough to find out what goes down into markup by calling itself.
        string.Concat(Enumerable.Repeat("<b>", 1_000)),
    ];

    [Theory]
    [MemberData(nameof(Texts), DisableDiscoveryEnumeration = true)]
    public async Task Hostile_text_is_harmless_on_every_page(string text)
    {
        var hostile = await SkeletonsAsync(text);

        Assert.Equal(harmless.Skeletons.Keys, hostile.Keys);
        foreach (var (address, skeleton) in hostile)
        {
            Assert.Equal(harmless.Skeletons[address], skeleton);
        }
    }

    [Fact]
    public async Task A_website_that_is_no_public_address_is_no_link()
    {
        using var copy = new SiteCopy();
        copy.ChangeItems(item =>
        {
            if (item["Region"] is JsonObject region)
            {
                region["Website"] = new JsonObject { ["Text"] = "javascript:alert(1)" };
            }
        });
        await using var site = await Site.StartAsync(copy.Folder);

        foreach (var page in PageList.Of(copy.Folder))
        {
            Assert.DoesNotContain("javascript:", await site.GetMarkupAsync(page.Address), StringComparison.OrdinalIgnoreCase);
        }
    }

    [Fact]
    public async Task Rich_text_keeps_its_structure_and_loses_its_harm()
    {
        using var copy = new SiteCopy();
        copy.ChangeItems(item =>
        {
            foreach (var type in s_typesWithBody)
            {
                if (item[type] is JsonObject part)
                {
                    part["Body"] = new JsonObject
                    {
                        ["Html"] = """
                            <h2 class="x" onclick="alert(1)">A heading</h2><p style="position:fixed">Text</p><script>alert(1)</script>
                            <a href="javascript:alert(1)">one</a><a href="https://example.eu/">two</a><a href="mailto:a@example.eu">three</a>
                            <form action="https://example.eu/"><input name="q"></form><iframe src="https://example.eu/"></iframe><svg onload="alert(1)"></svg>
                            """,
                    };
                }
            }
        });
        await using var site = await Site.StartAsync(copy.Folder);

        foreach (var address in PageList.Of(copy.Folder).Where(page => page.ContentType is "Phase" or "Region").Select(page => page.Address))
        {
            var body = (await site.GetPageAsync(address)).QuerySelector(".rich-text")!;
            Assert.Equal("A heading", Words.TextOf(Assert.Single(body.QuerySelectorAll("h2.x"))));
            // What cannot be a link keeps its words; what would have been loaded is a link.
            Assert.Equal(["https://example.eu/", "mailto:a@example.eu", "https://example.eu/"], body.QuerySelectorAll("a").Select(link => link.GetAttribute("href")));
            Assert.Contains("one", body.TextContent, StringComparison.Ordinal);
            Assert.Empty(body.QuerySelectorAll("script, form, iframe, svg, [onclick], [onload]"));
        }
    }

    [Fact]
    public async Task Half_a_character_is_refused_before_any_page()
    {
        using var copy = new SiteCopy();
        SiteCopy.Edit(copy.Recipe("content/phases"), "\"DisplayText\": \"Phase I\"", "\"DisplayText\": \"\\uD800\"");
        await Assert.ThrowsAsync<WorkbenchException>(() => Site.StartAsync(copy.Folder));
    }

    internal static async Task<SortedDictionary<string, string>> SkeletonsAsync(string text)
    {
        using var copy = new SiteCopy();
        copy.ChangeItems(item =>
        {
            TextFields.Replace(item, text, text);
            TextFields.AddPictures(item, text + ".jpg", text);
        });
        await using var site = await Site.StartAsync(copy.Folder);

        var skeletons = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var page in PageList.Of(copy.Folder))
        {
            skeletons[page.Address] = await SkeletonAsync(site, page.Address);
        }

        skeletons["search"] = await SkeletonAsync(site, "/search?q=" + Uri.EscapeDataString(SearchText.Words(text)[0]));
        skeletons["query"] = await SkeletonAsync(site, "/testimonials?phase=" + Uri.EscapeDataString(text.Length > 1000 ? text[..1000] : text));
        skeletons["error"] = await SkeletonAsync(site, "/Error/500");
        return skeletons;
    }

    private static async Task<string> SkeletonAsync(Site site, string address)
    {
        var document = await site.GetPageAsync(address);
        Assert.DoesNotContain(document.All.SelectMany(element => element.Attributes), attribute =>
            attribute.Name.StartsWith("on", StringComparison.OrdinalIgnoreCase)
            || (attribute.Name is "href" or "src" or "action" or "cite" or "formaction" or "srcset" && IsHarmful(attribute.Value)));
        Assert.All(document.QuerySelectorAll("script"), script => JsonDocument.Parse(script.TextContent).Dispose());
        Assert.Empty(document.QuerySelectorAll("script:not([type='application/ld+json']), style, iframe, object, embed, base, .rich-text form, .rich-text svg"));

        // Rich text may bring elements of its own, but only inside of itself.
        foreach (var text in document.QuerySelectorAll(".rich-text"))
        {
            text.InnerHtml = "";
        }

        return Skeleton(document);
    }

    private static bool IsHarmful(string address)
        => Uri.TryCreate(address.Trim(), UriKind.Absolute, out var uri) && uri.Scheme != Uri.UriSchemeHttp && uri.Scheme != Uri.UriSchemeHttps
            && uri.Scheme != Uri.UriSchemeFile;

    private static string Skeleton(IHtmlDocument document)
        => string.Join('\n', document.All.Select(element =>
            $"{element.LocalName} {string.Join(' ', element.Attributes.Select(attribute => attribute.Name).Order(StringComparer.Ordinal))}"));
}

/// <summary>The pages of the site when all texts are harmless.</summary>
public sealed class HarmlessPages : IAsyncLifetime
{
    internal IReadOnlyDictionary<string, string> Skeletons { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Skeletons = await HostileContentTests.SkeletonsAsync("harmless");

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
