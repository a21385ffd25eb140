using AngleSharp.Html.Parser;
using CsCheck;
using Iurc.Programme.Pictures;
using Iurc.Programme.RichTexts;
using Xunit;

namespace Iurc.Programme.Tests;

/// <summary>What readers get of a text: pictures in a size for the page, tables and long lines that scroll by themselves, and every word.</summary>
public sealed class ShownTextTests
{
    private static readonly Gen<string> s_text = Gen.Recursive<string>((depth, inner) => depth > 3
        ? Gen.OneOf("word", "a < b", "x&y", "[image]gone.jpg", "[[image]literal.jpg[/image]]", "[note]", "Stadt", "")
        : Gen.OneOf(
            Gen.OneOf("one", "two", "3", " "),
            inner.Select(text => $"<p>{text}</p>"),
            inner.Select(text => $"<pre>{text}</pre>"),
            inner.Select(text => $"<ul><li>{text}</li></ul>"),
            Gen.Select(inner, inner, (one, other) => $"<table><caption>{one}</caption><tr><th>A<td>{other}</table>"),
            Gen.Select(inner, inner, (one, other) => one + other + "<img src=\"/media/a b.jpg\" alt=\"\">")));

    [Theory]
    [InlineData("<img src=\"/media/mayors.jpg\" alt=\"The mayors\">")]
    [InlineData("<p>[image alt=\"The mayors\"]mayors.jpg[/image]</p>")]
    [InlineData("<p>[image src=\"mayors.jpg\" alt=\"The mayors\"]</p>")]
    [InlineData("<p>[media alt='The mayors']/mayors.jpg?width=100[/media]</p>")]
    [InlineData("<img src=\"/site/MEDIA/mayors.jpg?v=1\" alt=\"The mayors\">")]
    public async Task A_picture_of_the_library_has_a_size_and_a_file_for_the_page(string html)
    {
        var image = new HtmlParser().ParseDocument(await ShowAsync(html)).QuerySelector("img")!;

        Assert.Equal("The mayors", image.GetAttribute("alt"));
        Assert.Equal("/media/mayors.jpg?1120", image.GetAttribute("src"));
        Assert.Equal("/media/mayors.jpg?560 560w, /media/mayors.jpg?1120 1120w", image.GetAttribute("srcset"));
        Assert.NotEmpty(image.GetAttribute("sizes")!);
        Assert.Equal(("1120", "840"), (image.GetAttribute("width"), image.GetAttribute("height")));
    }

    [Theory]
    [InlineData("small.jpg", 300, 200, null)]
    [InlineData("between.jpg", 800, 600, "/media/between.jpg?560 560w, /media/between.jpg?1120 800w")]
    public async Task None_is_enlarged(string name, int width, int height, string? set)
    {
        var image = new HtmlParser().ParseDocument(await ShowAsync($"<img src=\"/media/{name}\" alt=\"\">")).QuerySelector("img")!;

        Assert.Equal((width.ToString(System.Globalization.CultureInfo.InvariantCulture), height.ToString(System.Globalization.CultureInfo.InvariantCulture)), (image.GetAttribute("width"), image.GetAttribute("height")));
        Assert.Equal(set, image.GetAttribute("srcset"));
    }

    [Theory]
    [InlineData("<a href=\"[asset_url]a report.pdf[/asset_url]\">Report</a>", "/media/a report.pdf")]
    [InlineData("<a href=\"%5Basset_url%5Dreport.pdf%5B/asset_url%5D\">Report</a>", "/media/report.pdf")]
    public async Task An_address_by_a_shortcode_is_one(string html, string address)
        => Assert.Equal(address, new HtmlParser().ParseDocument(await ShowAsync(html)).QuerySelector("a")!.GetAttribute("href"));

    [Fact]
    public async Task What_is_wide_scrolls_by_itself_with_the_keyboard_and_says_what_it_is()
    {
        var shown = new HtmlParser().ParseDocument(await ShowAsync(
            "<table><caption>Cities  and years</caption><tr><th>City</th><td>1</td></tr></table><table><tr><td>Lyon</td><td>2</td></tr></table><pre>a long line\nof text</pre>"));

        var around = shown.QuerySelectorAll("div.scroll[role=region][tabindex='0']");
        Assert.Equal(["Cities and years", "Table: Lyon, 2", "Text: a long line of text"], around.Select(one => one.GetAttribute("aria-label")));
        Assert.Equal(["TABLE", "TABLE", "PRE"], around.Select(one => one.FirstElementChild!.TagName));
    }

    [Fact]
    public void No_word_is_lost_and_none_comes_twice()
        => s_text.Sample(html =>
        {
            // Only what stands for a picture is gone from the words.
            var shown = ShowAsync(html).AsTask().GetAwaiter().GetResult();
            Assert.Equal(WordsOf(html), WordsOf(shown));
            var document = new HtmlParser().ParseDocument(shown);
            Assert.All(document.QuerySelectorAll("img"), image => Assert.NotNull(image.GetAttribute("alt")));
            Assert.All(document.QuerySelectorAll("table").Where(table => table.Closest("td") is null), table => Assert.NotNull(table.Closest("div.scroll")));
        });

    private static string WordsOf(string html) => string.Join(' ', new HtmlParser().ParseDocument("<!DOCTYPE html><body>" + html).Body!.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static ValueTask<string> ShowAsync(string html) => ShownText.OfAsync(html, new Pictures(), "Table", "Text");

    private sealed class Pictures : ITextPictures
    {
        public string LibraryPath => "/media";

        public string OriginalOf(string path) => "/media/" + path;

        public ValueTask<string> AddressOfAsync(string path, int width) => ValueTask.FromResult($"/media/{path}?{width}");

        public ValueTask<PictureSize?> SizeOfAsync(string path) => ValueTask.FromResult<PictureSize?>(path switch
        {
            "small.jpg" => new(300, 200),
            "between.jpg" => new(800, 600),
            "mayors.jpg" => new(4000, 3000),
            _ => null,
        });
    }
}
