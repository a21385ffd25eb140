using Iurc.Programme.Mending;
using Iurc.Programme.RichTexts;
using Xunit;

namespace Iurc.Programme.Tests.RichTexts;

/// <summary>What some pieces of markup come out as, and what is said of it.</summary>
public sealed class MendedPlacesTests
{
    [Theory]
    [InlineData("<h1>A</h1><h2>B</h2><h3>C</h3>", "<h2>A</h2><h3>B</h3><h4>C</h4>")]
    [InlineData("<h2>A</h2><h1>B</h1><h2>C</h2>", "<h2>A</h2><h2>B</h2><h3>C</h3>")]
    [InlineData("<main>A</main><label>B</label> <button>C</button><legend>D</legend>", "<p>A</p><p>B C</p><p>D</p>")]
    [InlineData("<select><option>A</option><option>B</option></select>", "<p>A</p><p>B</p>")]
    [InlineData("<button>A</button><button>B</button>", "<p>A B</p>")]
    [InlineData("<p>in <st1:City>Graz</st1:City>, <o:p>Austria</o:p></p>", "<p>in Graz, Austria</p>")]
    [InlineData("<textarea>a <b>b</textarea>", "<p>a &lt;b&gt;b</p>")]
    [InlineData("<noscript><p>A</p></noscript><template><p>B</p></template>", "<p>A</p><p>B</p>")]
    [InlineData("<svg><title>A</title><text>B</text><style>C</style></svg>", "<p>A</p><p>B</p>")]
    [InlineData("<iframe srcdoc=x><p>A</p></iframe>", "<p>A</p>")]
    [InlineData("<p>co<strong>operation</strong></p>", "<p>co<strong>operation</strong></p>")]
    [InlineData("<b style=\"font-weight:normal\"><p>A</p><p><span style=\"font-weight:700\">B</span></p></b>", "<p>A</p><p><strong>B</strong></p>")]
    [InlineData("<ul><li>A</li><ul><li>B</li></ul></ul>", "<ul><li>A<ul><li>B</li></ul></li></ul>")]
    [InlineData("<p>·&nbsp;A</p><p>·&nbsp;B</p>", "<ul><li>A</li><li>B</li></ul>")]
    [InlineData("<p>• A</p>\n<p>• B</p>", "<ul><li>A</li><li>B</li></ul>")]
    [InlineData("<p>3)&nbsp;&nbsp;A</p><p>4)&nbsp;&nbsp;B</p>", "<ol start=\"3\"><li>A</li><li>B</li></ol>")]
    [InlineData("<p>a.&nbsp; A</p><p>b.&nbsp; B</p>", "<ol type=\"a\"><li>A</li><li>B</li></ol>")]
    [InlineData("<p style=\"margin-left:36pt\">·&nbsp;&nbsp; A</p><p style=\"margin-left:72pt\">·&nbsp;&nbsp; B</p><p style=\"margin-left:36pt\">·&nbsp;&nbsp; C</p>", "<ul><li>A<ul><li>B</li></ul></li><li>C</li></ul>")]
    [InlineData("<p>·&nbsp;A<br>·&nbsp;B</p>", "<ul><li>A</li><li>B</li></ul>")]
    [InlineData("<p>1. FC Köln won</p><p>2. Bundesliga lost</p>", "<p>1. FC Köln won</p><p>2. Bundesliga lost</p>")]
    [InlineData("<p>A. Smith, Ghent</p><p>B. Jones, Leeds</p>", "<p>A. Smith, Ghent</p><p>B. Jones, Leeds</p>")]
    [InlineData("<p>- 5 degrees</p><p>- 7 degrees</p>", "<p>- 5 degrees</p><p>- 7 degrees</p>")]
    [InlineData("<p>3.&nbsp;Mai</p>", "<p>3.&nbsp;Mai</p>")]
    [InlineData("<p>1.1.&nbsp;&nbsp;A</p><p>1.2.&nbsp;&nbsp;B</p>", "<p>1.1. A</p><p>1.2. B</p>")]
    [InlineData("<p style=\"mso-list:l0 level2 lfo1\"><span style=\"mso-list:Ignore\">1.2.1<span>&nbsp;&nbsp; </span></span>A</p>", "<p>1.2.1 A</p>")]
    [InlineData("<p style=\"mso-list:l0 level1 lfo1\"><span style=\"mso-list:Ignore\">Article 1.<span>&nbsp;&nbsp; </span></span>A</p>", "<p>Article 1. A</p>")]
    [InlineData("<p style=\"mso-list:l0 level1 lfo1\"><span style=\"mso-list:Ignore\">2<span>&nbsp;&nbsp; </span></span>A</p>", "<ol start=\"2\"><li>A</li></ol>")]
    [InlineData("<ol><li style=\"list-style-type:lower-alpha\">A</li><li style=\"list-style-type:lower-alpha\">B</li></ol>", "<ol type=\"a\"><li>A</li><li>B</li></ol>")]
    [InlineData("<p><a href=\"https://eur01.safelinks.protection.outlook.com/?url=https%3A%2F%2Fe.eu%2Fa&amp;data=jane%40example.eu\" title=\"jane@example.eu\">https://eur01.safelinks.protection.outlook.com/?url=https%3A%2F%2Fe.eu%2Fa&amp;data=jane%40example.eu</a>.</p>", "<p><a href=\"https://e.eu/a\">https://e.eu/a</a>.</p>")]
    [InlineData("<p>See https://eur01.safelinks.protection.outlook.com/?url=https%3A%2F%2Fe.eu%2Fa&amp;data=jane%40example.eu, or https://e.eu/b?utm_source=x.</p>", "<p>See https://e.eu/a, or https://e.eu/b?utm_source=x.</p>")]
    [InlineData("<p>§ 5 of the law</p><p>-5 degrees</p><p>A. Einstein</p>", "<p>§ 5 of the law</p><p>-5 degrees</p><p>A. Einstein</p>")]
    [InlineData("<figure><img src=\"/media/a.jpg\" alt=\"A\"><figcaption>B</figcaption></figure>", "<figure><p><img src=\"/media/a.jpg\" alt=\"A\"></p><figcaption>B</figcaption></figure>")]
    [InlineData("<table><tr><td></td><td><b>A</b></td></tr><tr><td>B</td><td>C</td></tr></table>", "<table><thead><tr><td></td><th scope=\"col\">A</th></tr></thead><tbody><tr><td>B</td><td>C</td></tr></tbody></table>")]
    [InlineData("<p>– Bonjour</p><p>–&nbsp;Salut</p>", "<p>– Bonjour</p><p>–&nbsp;Salut</p>")]
    [InlineData("<p>12&nbsp;% &nbsp;&nbsp; more</p>", "<p>12&nbsp;% more</p>")]
    [InlineData("<p>A</p><p>&nbsp;</p><p><br></p><p>B</p>", "<p>A</p><p>B</p>")]
    [InlineData("<p><a href=\"javascript:alert(1)\">A</a> <a href=\"file:///C:/a\">B</a></p>", "<p>A B</p>")]
    [InlineData("<p><a href=\"https://www.google.com/url?q=https%3A%2F%2Fe.eu%2F%3Futm_medium%3Dx&amp;sa=D\">A</a></p>", "<p><a href=\"https://e.eu/\">A</a></p>")]
    [InlineData("<p><a href=\"#_Toc1\">A</a></p><h2><a name=\"_Toc1\"></a>B</h2>", "<p><a href=\"#b\">A</a></p><h2 id=\"b\">B</h2>")]
    [InlineData("<table><tr><td colspan=\"9\">A</td></tr><tr><td>B</td></tr></table>", "<table><tbody><tr><td>A</td></tr><tr><td>B</td></tr></tbody></table>")]
    [InlineData("Loose <b>words", "<p>Loose <b>words</b></p>")]
    public void It_comes_out_so(string html, string mended)
    {
        var result = RichTextMender.ToStore(html);
        Assert.Equal(mended, result.Text);
        Assert.All(result.Changes, change => Assert.InRange(change.Position, 0, html.Length - 1));
    }

    [Theory]
    [InlineData("<p>Plain <strong>words</strong>, <a href=\"/about\">a link</a> and <mark>[a mark]</mark>.</p>\n<h2>Heading</h2>\n<ul>\n<li>One</li>\n<li>Two</li>\n</ul>")]
    [InlineData("<blockquote><p>Words</p></blockquote><hr><ol start=\"3\"><li>A</li></ol><pre>a  b\n c</pre>")]
    [InlineData("<table><thead><tr><th scope=\"col\">A</th></tr></thead><tbody><tr><td>B</td></tr></tbody></table>")]
    [InlineData("<h2 id=\"results\">Results</h2><p><a href=\"#results\">up</a></p>")]
    [InlineData("")]
    public void What_is_in_order_stays_to_the_letter(string html)
    {
        Assert.Equal(html, RichTextMender.ToStore(html).Text);
        Assert.Empty(RichTextMender.ToStore(html).Changes);
    }

    [Fact]
    public void Nobody_can_nest_so_deep_that_it_ends()
    {
        var html = string.Concat(Enumerable.Repeat("<div class=\"a\"><blockquote><ul><li><b>", 600)) + "word";
        Assert.Contains("word", RichTextMender.ToShow(html), StringComparison.Ordinal);
    }

    [Fact]
    public void What_was_changed_is_said_once_for_each_kind_with_number_and_names()
    {
        var changes = RichTextMender.ToStore("<h1>One</h1><h1>Two</h1><main>Three</main>").Changes;
        Assert.Equal(
            ["2 headings of level 1 are now of level 2, as the title of the page is the only one of level 1: One, Two", "<main> cannot stand in a text. Its words are kept."],
            ChangeSummary.Of(changes).Select(said => string.Format(System.Globalization.CultureInfo.InvariantCulture, said.Format, said.Arguments)));
    }

    [Fact]
    public void Two_texts_of_a_page_have_no_id_in_common()
    {
        var page = new PageTexts();
        const string Html = "<p><a href=\"#results\">up</a></p><h2>Results</h2>";
        Assert.Equal(["results"], page.HeadingsOf(Html).Select(heading => heading.Id));
        Assert.Equal("<p><a href=\"#results\">up</a></p><h2 id=\"results\">Results</h2>", page.Show(Html));
        Assert.Equal("<p><a href=\"#results-2\">up</a></p><h2 id=\"results-2\">Results</h2>", page.Show("<p><a href=\"#results\">up</a></p><h2 id=\"results\">Results</h2>"));
    }
}
