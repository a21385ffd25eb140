using System.Globalization;
using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Xml.Linq;
using Iurc.Cms.Programme.Models;
using Iurc.Cms.Tests.Infrastructure;
using Microsoft.Extensions.DependencyInjection;
using OrchardCore.ContentManagement;
using OrchardCore.ContentManagement.Metadata;
using OrchardCore.ContentManagement.Metadata.Settings;
using OrchardCore.ContentManagement.Records;
using Xunit;
using YesSql;

namespace Iurc.Cms.Tests.PublicSite;

/// <summary>Readers get what editors meant: typed into the forms of the admin, and read as anybody reads it.</summary>
public sealed class ReadersTests(OwnTenant fixture, Site site) : IClassFixture<OwnTenant>, IAsyncLifetime
{
    private const string New = "/Admin/Contents/ContentTypes/Testimonial/Create";
    private readonly Tenant _tenant = fixture.Tenant;
    private readonly Browser _editor = fixture.Tenant.Anonymous();
    private readonly Browser _reader = fixture.Tenant.Anonymous();

    public async ValueTask InitializeAsync() => await _editor.LogInAsync("editor");

    public ValueTask DisposeAsync()
    {
        _editor.Dispose();
        _reader.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task A_line_break_that_is_typed_is_a_blank_in_the_description_and_one_character_in_the_store()
    {
        await PublishAsync("Lines Writer", "We learned\r\nmore than we thought.");

        var page = await _reader.GetAsync("/testimonials/lines-writer");
        Assert.Equal("We learned more than we thought.", page.Document.QuerySelector("meta[name=description]")!.GetAttribute("content"));
        Assert.Equal("We learned\nmore than we thought.", page.Document.QuerySelector("blockquote p")!.TextContent.Trim('“', '”'));
        Assert.DoesNotContain("&#xD;", page.Text, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain('\r', page.Text);
        Assert.DoesNotContain('\r', await QuoteOfAsync("Lines Writer"));
    }

    [Fact]
    public async Task Marks_that_are_pasted_with_a_quotation_are_taken_off_and_it_is_said_once()
    {
        await PublishAsync("Marks Paster", "« Nous avons appris. »", "fr");

        var list = await _editor.GetAsync("/Admin/Contents/ContentItems/Testimonial?q=paster");
        Assert.Single(list.Document.QuerySelectorAll(".message-warning, .alert-warning"), message => message.TextContent.Contains("quotation marks", StringComparison.Ordinal));
        Assert.Equal("Nous avons appris.", await QuoteOfAsync("Marks Paster"));
        Assert.Equal("«\u202fNous avons appris.\u202f»", (await _reader.GetAsync("/testimonials/marks-paster")).Document.QuerySelector("blockquote p")!.TextContent);

        await PublishAsync("Marks Within", "“Yes” and “no”.");
        Assert.Equal("“Yes” and “no”.", await QuoteOfAsync("Marks Within"));
    }

    [Fact]
    public async Task Marks_that_come_in_by_import_are_taken_off_too()
    {
        await _tenant.UsingAsync(async services =>
        {
            var content = services.GetRequiredService<IContentManager>();
            var item = await content.NewAsync("Testimonial");
            item.Alter<Testimonial>(part =>
            {
                part.Quote.Text = "“We\r\nplan.”";
                part.Language.Text = "en";
                part.PersonName.Text = "Imported Voice";
            });
            item.Latest = true;
            await content.ImportAsync([item]);
        });

        Assert.Equal("We\nplan.", await QuoteOfAsync("Imported Voice"));
    }

    [Theory]
    [InlineData("欧洲", "Zhang Wei", "我们与欧洲城市合作，共同建设更美好的未来。", "zh")]
    [InlineData("Duesseldorf", "Ada Rhein", "Wir danken der Stadt Düsseldorf.", "de")]
    [InlineData("Århus", "Bo Jensen", "Vi takker Aarhus.", "da")]
    [InlineData("sustainability", "Soft Hyphen", "We want sus\u00adtain\u200bability.", "en")]
    [InlineData("sustainabilty partnerships", "Slip Finger", "We want sustainability and partnerships.", "en")]
    [InlineData("ΠΌΛΕΙΣ", "Elena", "Οι πόλεις μας.", "el")]
    [InlineData("المدينة", "Nadia", "شكرا للمَدِينَة والمدينة.", "ar")]
    public async Task What_a_reader_types_is_found_however_it_was_written(string query, string person, string quote, string language)
    {
        await PublishAsync(person, quote, language);

        var page = await _reader.GetAsync("/search?q=" + Uri.EscapeDataString(query));
        Assert.Contains(page.Document.QuerySelectorAll(".search-results__title"), title => title.TextContent.Contains(person, StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_has_the_word_itself_comes_before_what_has_one_that_is_near()
    {
        await PublishAsync("A Near", "A word on governances.");
        await PublishAsync("Z Exact", "A word on governancer.");

        var page = await _reader.GetAsync("/search?q=governancer");
        Assert.Equal(["Z Exact", "A Near"], page.Document.QuerySelectorAll(".search-results__title").Select(title => Answer.TextOf(title).Split(':')[0]));
    }

    [Theory]
    [InlineData("Koeln")]
    [InlineData("köln")]
    [InlineData("Muenchner")]
    [InlineData("staedtetag koln")]
    public async Task The_admins_lists_and_pickers_fold_alike_and_know_organisation_and_place(string typed)
    {
        await PublishAsync("Jörg Fold", "Gut.", "de", organisation: "Münchner Städtetag", place: "Köln");

        var list = await _editor.GetAsync("/Admin/Contents/ContentItems/Testimonial?q=" + Uri.EscapeDataString(typed));
        Assert.Contains("Jörg Fold", list.VisibleText, StringComparison.Ordinal);
        var picker = await _editor.GetAsync("/Admin/ContentFields/SearchContentItems?part=TestimonialsBlock&field=Testimonials&query=" + Uri.EscapeDataString(typed));
        Assert.Contains(JsonDocument.Parse(picker.Text).RootElement.EnumerateArray(), choice => choice.GetProperty("displayText").GetString()!.StartsWith("Jörg Fold", StringComparison.Ordinal));
        var without = await _editor.GetAsync("/Admin/Contents/ContentItems/Testimonial?q=" + Uri.EscapeDataString("NOT fold"));
        Assert.DoesNotContain("Jörg Fold", without.VisibleText, StringComparison.Ordinal);
        Assert.Contains("Bratislava", without.VisibleText, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_quotations_of_one_speaker_are_told_apart_and_their_addresses_are_as_before()
    {
        await PublishAsync("Twice Quoted", "The first thing that was said.");
        await PublishAsync("Twice Quoted", "Une autre chose, bien plus longue que la première, et qui continue.", "fr");

        Assert.StartsWith("Twice Quoted: “The first thing that was said.” – ", (await _reader.GetAsync("/testimonials/twice-quoted")).Document.Title, StringComparison.Ordinal);
        var list = await _editor.GetAsync("/Admin/Contents/ContentItems/Testimonial?q=twice");
        Assert.Contains("Twice Quoted: “The first thing that was said.”", list.VisibleText, StringComparison.Ordinal);
        Assert.Contains("Twice Quoted: « Une autre chose, bien plus longue que la… »", list.VisibleText, StringComparison.Ordinal);
        var hits = (await _reader.GetAsync("/search?q=twice")).Document.QuerySelectorAll(".search-results__title").Select(Answer.TextOf).ToList();
        Assert.Equal(hits.Distinct(StringComparer.Ordinal).Count(), hits.Count);
        Assert.Equal(2, hits.Count);
    }

    [Theory]
    [InlineData("/favicon.ico", "image/x-icon", 2_000)]
    [InlineData("/apple-touch-icon.png", "image/png", 3_000)]
    [InlineData("/apple-touch-icon-precomposed.png", "image/png", 3_000)]
    public async Task Browsers_and_telephones_get_the_icon_that_they_ask_for(string address, string mediaType, int most)
    {
        var (type, bytes) = await _reader.GetFileAsync(address);

        Assert.Equal(mediaType, type);
        Assert.InRange(bytes.Length, 200, most);
        Assert.Contains("immutable", (await _reader.GetAsync(address)).Headers["Cache-Control"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_list_is_as_new_as_the_newest_thing_on_it_and_a_small_change_moves_nothing()
    {
        var tenant = await site.CreateTenantAsync();
        await tenant.CreateUserAsync("editor", "Editor");
        using var editor = await tenant.Anonymous().LogInAsync("editor");
        using var reader = tenant.Anonymous();
        const string edit = "/Admin/Contents/ContentItems/iurcregionchina00000000000/Edit";
        string[] showing = ["/regions/iurc-china", "/regions", "/site-map", "/phases/2021-2023"];
        async Task<List<string>> DaysAsync()
        {
            var days = new List<string>();
            foreach (var address in showing)
            {
                days.Add(await UpdatedAsync(reader, address));
            }

            return days;
        }

        Assert.All(await DaysAsync(), day => Assert.Equal("2026-11-24", day));

        // As clocks are: within a part Orchard stores whole seconds, beside it all of a date.
        tenant.SetClock(new DateTime(2027, 3, 1, 12, 0, 0, DateTimeKind.Utc).AddTicks(1_234_567));
        await SubmitAsync(small: true);
        Assert.All(await DaysAsync(), day => Assert.Equal("2026-11-24", day));

        // Not unless it is said again, and what has been said counts for that one change only.
        tenant.SetClock(2027, 3, 2);
        await SubmitAsync(small: false);
        Assert.All(await DaysAsync(), day => Assert.Equal("2027-03-02", day));
        Assert.Equal("2026-11-24", await UpdatedAsync(reader, "/contact"));

        tenant.SetClock(2027, 3, 3);
        await SubmitAsync(small: true);
        Assert.All(await DaysAsync(), day => Assert.Equal("2027-03-02", day));

        async Task SubmitAsync(bool small)
        {
            var form = HtmlForm.Of((await editor.GetAsync(edit)).Document, "form[enctype='multipart/form-data']");
            form["Region.Summary.Text"] = small ? "A word less." : "A new summary.";
            if (small)
            {
                form.SetAll("SmallChange.IsSmall", ["true"]);
            }

            form.Press("submit.Publish");
            Assert.Equal(HttpStatusCode.Redirect, (await editor.PostAsync(form, edit)).Status);
        }
    }

    [Fact]
    public async Task Fields_and_types_that_an_administrator_adds_are_shown_in_the_sites_frame_with_their_labels()
    {
        var tenant = await site.CreateTenantAsync();
        await tenant.UsingAsync(async services =>
        {
            var definitions = services.GetRequiredService<IContentDefinitionManager>();
            await definitions.AlterPartDefinitionAsync("Region", part => part
                .WithField("Population", field => field.OfType("NumericField").WithDisplayName("Inhabitants"))
                .WithField("Mayor", field => field.OfType("TextField").WithDisplayName("Name of the mayor"))
                .WithField("Nothing", field => field.OfType("TextField").WithDisplayName("Left empty")));
            await definitions.AlterPartDefinitionAsync("Recipe", part => part
                .WithField("Story", field => field.OfType("HtmlField").WithDisplayName("The story"))
                .WithField("Served", field => field.OfType("TextField").WithDisplayName("Served with")));
            await definitions.AlterTypeDefinitionAsync("Recipe", type => type.Creatable().Listable().Draftable()
                .WithPart("TitlePart").WithPart("Recipe")
                .WithPart("AutoroutePart", part => part.MergeSettings(new JsonObject { ["AutoroutePartSettings"] = new JsonObject { ["Pattern"] = "recipes/{{ ContentItem | display_text | slugify }}" } })));
            await definitions.AlterPartDefinitionAsync("Notice", part => part.WithField("Text", field => field.OfType("TextField").WithDisplayName("What to know")));
            await definitions.AlterTypeDefinitionAsync("Notice", type => type.Creatable().Listable().Draftable().WithPart("Notice")
                .WithPart("AutoroutePart", part => part.MergeSettings(new JsonObject { ["AutoroutePartSettings"] = new JsonObject { ["Pattern"] = "notices/{{ ContentItem.Content.Notice.Text.Text | slugify }}" } })));
        });
        await tenant.CreateUserAsync("administrator", "Administrator");
        using var administrator = await tenant.Anonymous().LogInAsync("administrator");
        using var reader = tenant.Anonymous();

        await FillInAsync("/Admin/Contents/ContentItems/iurcregionchina00000000000/Edit", ("Region.Population.Value", "1400000"), ("Region.Mayor.Text", "Ada <b> Lovelace"));
        var region = (await reader.GetAsync("/regions/iurc-china")).Document;
        Assert.Equal(["Inhabitants", "Name of the mayor"], region.QuerySelectorAll(".facts dt").Select(Answer.TextOf).TakeLast(2));
        Assert.Equal(["1400000", "Ada <b> Lovelace"], region.QuerySelectorAll(".facts dd").Select(Answer.TextOf).TakeLast(2));
        Assert.DoesNotContain("Left empty", region.Body!.TextContent, StringComparison.Ordinal);
        Assert.NotEmpty((await reader.GetAsync("/search?q=lovelace")).Document.QuerySelectorAll(".search-results__item"));

        await FillInAsync("/Admin/Contents/ContentTypes/Recipe/Create",
            ("TitlePart.Title", "Soup of Köln"), ("Recipe.Story.Html", "<p>Once upon a <b>ti</b>me.</p><iframe src=\"https://example.com\"></iframe>"), ("Recipe.Served.Text", "Bread"));
        var page = await reader.GetAsync("/recipes/soup-of-koln");
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Equal("Soup of Köln", Answer.TextOf(page.Document.QuerySelector("main h1")!));
        Assert.StartsWith("Soup of Köln – ", page.Document.Title, StringComparison.Ordinal);
        Assert.Equal("The story", Answer.TextOf(page.Document.QuerySelector("main h2")!));
        Assert.Equal("Served with", Answer.TextOf(page.Document.QuerySelector("main .facts dt")!));
        Assert.Contains("Once upon a time.", page.VisibleText, StringComparison.Ordinal);
        Assert.Empty(page.Document.QuerySelectorAll("iframe, style, script:not([type])"));
        Assert.NotNull(page.Document.QuerySelector("footer .funding"));
        Assert.NotEmpty((await reader.GetAsync("/search?q=koeln")).Document.QuerySelectorAll(".search-results__item a[href$='/recipes/soup-of-koln']"));

        // A type without titles.
        await FillInAsync("/Admin/Contents/ContentTypes/Notice/Create", ("Notice.Text.Text", "Closed on Monday"));
        var notice = await reader.GetAsync("/notices/closed-on-monday");
        Assert.Equal("Notice", Answer.TextOf(Assert.Single(notice.Document.QuerySelectorAll("h1"))));
        Assert.StartsWith("Notice – ", notice.Document.Title, StringComparison.Ordinal);
        Assert.Contains("Closed on Monday", notice.VisibleText, StringComparison.Ordinal);

        async Task FillInAsync(string address, params (string Name, string Value)[] fields)
        {
            var form = HtmlForm.Of((await administrator.GetAsync(address)).Document, "form[enctype='multipart/form-data']");
            foreach (var (name, value) in fields)
            {
                form[name] = value;
            }

            form.Press("submit.Publish");
            var answer = await administrator.PostAsync(form, address);
            Assert.True(answer.Status == HttpStatusCode.Redirect, answer.ToString());
        }
    }

    private static async Task<string> UpdatedAsync(Browser reader, string address)
    {
        var page = (await reader.GetAsync(address)).Document;
        var shown = page.QuerySelector(".page-info time")!.GetAttribute("datetime")!;

        // Search engines are told the same, by the page and by the sitemap; the page says the day in the site's time zone.
        var data = JsonNode.Parse(page.QuerySelector("script[type='application/ld+json']")!.TextContent)!["@graph"]!.AsArray();
        var told = (string)data.Single(node => (string?)node!["@type"] == "WebPage")!["dateModified"]!;
        Assert.Equal(shown, Local(told));
        XNamespace names = "http://www.sitemaps.org/schemas/sitemap/0.9";
        var sitemap = XDocument.Parse((await reader.GetAsync("/sitemap.xml")).Text.TrimStart('\ufeff'));
        var listed = sitemap.Root!.Elements(names + "url").Single(url => url.Element(names + "loc")!.Value.EndsWith(address, StringComparison.Ordinal));
        Assert.Equal(shown, Local(listed.Element(names + "lastmod")!.Value));
        return shown;
    }

    private static string Local(string moment)
        => TimeZoneInfo.ConvertTime(DateTimeOffset.Parse(moment, CultureInfo.InvariantCulture), TimeZoneInfo.FindSystemTimeZoneById("Europe/Brussels")).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private async Task PublishAsync(string person, string quote, string language = "en", string organisation = "", string place = "")
    {
        var form = HtmlForm.Of((await _editor.GetAsync(New)).Document, "form[enctype='multipart/form-data']");
        form["Testimonial.Quote.Text"] = quote;
        form["Testimonial.Language.Text"] = language;
        form["Testimonial.PersonName.Text"] = person;
        form["Testimonial.Organisation.Text"] = organisation;
        form["Testimonial.Place.Text"] = place;
        form.Tick("Testimonial.PermissionGiven.Value", true);
        form.Press("submit.Publish");
        var answer = await _editor.PostAsync(form, New);
        Assert.True(answer.Status == HttpStatusCode.Redirect, answer.ToString());
    }

    private Task<string> QuoteOfAsync(string person) => _tenant.UsingAsync(async services =>
    {
        var item = (await services.GetRequiredService<ISession>().Query<ContentItem, ContentItemIndex>(index => index.Latest && index.DisplayText.StartsWith(person)).ListAsync()).Single();
        return (string)((JsonObject)item.Content)["Testimonial"]!["Quote"]!["Text"]!;
    });
}
