using System.Text.Json.Nodes;
using Iurc.Workbench.Tests.Support;

namespace Iurc.Workbench.Tests;

/// <summary>What readers get of quotations in other languages, and of texts that were pasted as they were.</summary>
public sealed class ForeignQuotationTests
{
    [Theory]
    [InlineData("ar", "rtl", "”تعلمنا الكثير“", "“تعلمنا الكثير”")]
    [InlineData("he", "rtl", "”למדנו הרבה”", "\"למדנו הרבה\"")]
    [InlineData("fa", "rtl", "«بسیار آموختیم»", "«بسیار آموختیم»")]
    [InlineData("fr", "ltr", "«\u202fNous avons appris\u202f»", "« Nous avons appris »")]
    [InlineData("de", "ltr", "„Wir haben gelernt“", "„Wir haben gelernt\"")]
    [InlineData("en", "ltr", "““Yes” and “no””", "“Yes” and “no”")]
    [InlineData("sv", "ltr", "”Vi lärde oss”", "Vi lärde oss")]
    [InlineData("ja", "ltr", "「多くを学びました」", "「多くを学びました」")]
    public async Task A_quotation_has_the_marks_and_the_direction_of_its_language_once(string language, string direction, string shown, string pasted)
    {
        using var copy = new SiteCopy();
        copy.AddItems("content/testimonials", [Quoted(0, pasted, language)]);
        await using var site = await Site.StartAsync(copy.Folder);

        var page = await site.GetPageAsync("/testimonials/added-0");

        var quotation = page.QuerySelector("blockquote")!;
        Assert.Equal(shown, quotation.TextContent.Trim());
        Assert.Equal(language, quotation.GetAttribute("lang"));
        Assert.Equal(direction, quotation.GetAttribute("dir"));
        Assert.Equal("en", page.DocumentElement.GetAttribute("lang"));
    }

    [Fact]
    public async Task A_name_is_kept_apart_from_the_line_around_it()
    {
        using var copy = new SiteCopy();
        var item = Quoted(0, "تعلمنا", "ar");
        item["Testimonial"]!["PersonName"] = new JsonObject { ["Text"] = "نادية" };
        item["Testimonial"]!["Organisation"] = new JsonObject { ["Text"] = "City Hall" };
        item["Testimonial"]!["Place"] = new JsonObject { ["Text"] = "الرياض" };
        copy.AddItems("content/testimonials", [item]);
        await using var site = await Site.StartAsync(copy.Folder);

        var page = await site.GetPageAsync("/testimonials/added-0");

        Assert.Equal(["نادية:ar:rtl", "City Hall::", "الرياض:ar:rtl"],
            page.QuerySelectorAll("figcaption bdi").Select(name => $"{name.TextContent}:{name.GetAttribute("lang")}:{name.GetAttribute("dir")}"));
        Assert.Equal("نادية", page.QuerySelector("h1 > bdi[lang=ar]")!.TextContent);
        Assert.Equal("نادية", page.QuerySelector(".breadcrumb li:last-child > bdi[lang=ar]")!.TextContent);
        Assert.Equal("نادية", (await site.GetPageAsync("/testimonials")).QuerySelector(".testimonial-list a bdi")!.TextContent);
    }

    [Fact]
    public async Task A_line_break_is_a_blank_wherever_there_is_one_line_and_no_page_has_another_character_for_it()
    {
        using var copy = new SiteCopy();
        copy.ChangeItems(item => TextFields.Replace(item, "first\r\nsecond\rthird \r\n fourth"));
        await using var site = await Site.StartAsync(copy.Folder);

        foreach (var address in PageList.Of(copy.Folder).Select(page => page.Address).Append("/search?q=second").Append("/nothing"))
        {
            using var answer = await site.GetAsync(address);
            var html = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
            Assert.DoesNotContain('\r', html);
            Assert.DoesNotContain("&#xD;", html, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("firstsecond", html, StringComparison.Ordinal);
        }

        var page = await site.GetPageAsync("/testimonials/rudolf-niessler");
        Assert.Equal("first second third fourth", page.QuerySelector("meta[name=description]")!.GetAttribute("content"));
    }

    [Fact]
    public async Task Two_quotations_of_one_speaker_have_titles_of_their_own()
    {
        using var copy = new SiteCopy();
        copy.AddItems("content/testimonials", [Quoted(0, "We plan together", "en"), Quoted(1, "Wir planen gemeinsam mit allen anderen Städten der Welt", "de")]);
        await using var site = await Site.StartAsync(copy.Folder);

        Assert.StartsWith("Ada: “We plan together” – ", (await site.GetPageAsync("/testimonials/added-0")).Title, StringComparison.Ordinal);
        Assert.StartsWith("Ada: „Wir planen gemeinsam mit allen anderen Städten…“ – ", (await site.GetPageAsync("/testimonials/added-1")).Title, StringComparison.Ordinal);
    }

    private static JsonObject Quoted(int i, string quote, string language)
    {
        var item = NewItem.Testimonial(i);
        item["Testimonial"]!["Quote"] = new JsonObject { ["Text"] = quote };
        item["Testimonial"]!["Language"] = new JsonObject { ["Text"] = language };
        item["Testimonial"]!["PersonName"] = new JsonObject { ["Text"] = "Ada" };
        return item;
    }
}
