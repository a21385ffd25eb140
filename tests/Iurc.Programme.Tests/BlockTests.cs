using System.Text.Json.Nodes;
using Iurc.Programme.Blocks;
using Iurc.Programme.Pages;
using Iurc.Programme.Phases;
using Iurc.Programme.Regions;
using Iurc.Programme.Testimonials;
using Xunit;

namespace Iurc.Programme.Tests;

public sealed class BlockTests
{
    [Theory]
    [InlineData("PictureBlock", """{ "Picture": { "Paths": [] }, "Caption": { "Text": "A caption" } }""", "B001")]
    [InlineData("PictureBlock", """{ "Picture": { "Paths": [ "a.jpg" ] } }""", "")]
    [InlineData("FigureEntry", """{ "Label": { "Text": "practices" } }""", "B002")]
    [InlineData("FigureEntry", """{ "Value": { "Text": "4,900" }, "Label": { "Text": " " } }""", "B003")]
    [InlineData("FigureEntry", """{ "Value": { "Text": "4,900" }, "Label": { "Text": "practices" } }""", "")]
    [InlineData("CardEntry", """{ "Page": { "ContentItemIds": [] }, "Text": { "Text": "A sentence" } }""", "B004")]
    [InlineData("CardEntry", """{ "Page": { "ContentItemIds": [ "a" ] } }""", "")]
    [InlineData("AccordionEntry", """{ "Body": { "Html": "<p>A text</p>" } }""", "B005")]
    [InlineData("AccordionEntry", """{ "Heading": { "Text": "A title" }, "Body": { "Html": null } }""", "B006")]
    [InlineData("AccordionEntry", """{ "Heading": { "Text": "A title" }, "Body": { "Html": "<p>A text</p>" } }""", "")]
    [InlineData("DownloadEntry", """{ "File": { "Paths": [ "a.pdf" ] } }""", "B007")]
    [InlineData("DownloadEntry", """{ "Title": { "Text": "A report" }, "File": { "Paths": [ 1 ] } }""", "B008")]
    [InlineData("DownloadEntry", """{ "Title": { "Text": "A report" }, "File": { "Paths": [ "a.pdf" ] } }""", "")]
    [InlineData("TextBlock", "{}", "")]
    public void What_readers_would_see_nothing_of_is_told(string type, string json, string code)
        => Assert.Equal(code, string.Join(',', BlockRules.Check(type, Parse(json)).Select(problem => problem.Code)));

    [Fact]
    public void Every_rule_of_a_type_can_be_broken()
        => Assert.All(BlockRules.Types, type => Assert.NotEmpty(BlockRules.Check(type, [])));

    [Theory]
    [InlineData(0, "1 KB")]
    [InlineData(999, "1 KB")]
    [InlineData(1_499, "1 KB")]
    [InlineData(340_200, "340 KB")]
    [InlineData(1_240_000, "1.2 MB")]
    public void A_size_is_said_in_words(long bytes, string words)
        => Assert.Equal(words, DownloadFacts.InWords(bytes));

    [Theory]
    [InlineData("reports/Final.PDF", "PDF")]
    [InlineData("a.docx", "Word document")]
    [InlineData("a.odt", "ODT")]
    public void A_file_has_a_kind_and_without_a_title_its_name(string path, string kind)
    {
        var file = DownloadFacts.Of(new JsonObject { ["File"] = new JsonObject { ["Paths"] = new JsonArray(path) } }, null)!;
        Assert.Equal((kind, Path.GetFileName(path), ""), (file.Kind, file.Title, file.Size));
        Assert.Null(DownloadFacts.Of([], 1));
    }

    [Fact]
    public async Task A_card_has_the_title_of_its_page_unless_it_has_its_own_and_is_nothing_without_a_public_one()
    {
        var pages = new Pages();
        async Task<CardFacts?> Read(string json) => await CardFacts.OfAsync(Parse(json), new NoCatalogue(), pages);

        Assert.Equal(new CardFacts("About", "~/about", "A sentence", null), await Read("""{ "Page": { "ContentItemIds": [ "about" ] }, "Text": { "Text": " A\nsentence " } }"""));
        Assert.Equal("Its own", (await Read("""{ "Page": { "ContentItemIds": [ "about" ] }, "Heading": { "Text": "Its own" } }"""))!.Title);
        Assert.Null(await Read("""{ "Page": { "ContentItemIds": [ "draft" ] }, "Heading": { "Text": "Its own" } }"""));
        Assert.Null(await Read("{}"));
    }

    private static JsonObject Parse(string json) => (JsonObject)JsonNode.Parse(json)!;

    private sealed class Pages : ISitePages
    {
        public ValueTask<IReadOnlyList<PageFacts>> GetPagesAsync() => new([new PageFacts("About", "~/about", Id: "about")]);
    }

    private sealed class NoCatalogue : IProgrammeCatalogue
    {
        public ValueTask<DateOnly> GetTodayAsync() => new(new DateOnly(2026, 1, 1));

        public ValueTask<IReadOnlyList<PhaseFacts>> GetPhasesAsync() => new([]);

        public ValueTask<IReadOnlyList<RegionFacts>> GetRegionsAsync() => new([]);

        public ValueTask<TestimonialFacts?> GetTestimonialAsync(string id) => default;

        public ValueTask<int> CountTestimonialsAsync(TestimonialQuery query) => default;

        public ValueTask<TestimonialPage> GetTestimonialsAsync(TestimonialQuery query) => throw new NotSupportedException();
    }
}
