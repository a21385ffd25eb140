using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using CsCheck;
using Iurc.Programme.RichTexts;
using Xunit;

namespace Iurc.Programme.Tests.RichTexts;

/// <summary>Whatever is pasted: no word is lost, none comes twice, and what comes out is plain, valid markup that loads nothing.</summary>
public sealed class RichTextMenderTests
{
    private static readonly HashSet<string> s_allowed =
    [
        "a", "abbr", "b", "bdi", "bdo", "cite", "code", "del", "dfn", "em", "i", "ins", "kbd", "mark", "q", "rp", "rt", "ruby", "s", "samp", "small", "span", "strong", "sub", "sup", "time", "u", "var",
        "blockquote", "caption", "dd", "details", "div", "dl", "dt", "figcaption", "figure", "h2", "h3", "h4", "h5", "h6", "hr", "li", "ol", "p", "pre", "summary", "table", "tbody", "td", "tfoot", "th",
        "thead", "tr", "ul", "br", "wbr", "img",
    ];

    private static readonly HashSet<string> s_attributes =
        ["alt", "cite", "class", "colspan", "datetime", "dir", "height", "href", "hreflang", "id", "lang", "open", "rel", "reversed", "rowspan", "scope", "src", "start", "target", "title", "type", "value", "width"];

    private static readonly HashSet<string> s_apart =
    [
        "p", "div", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "dl", "dt", "dd", "blockquote", "pre", "table", "tr", "td", "th", "caption", "figure", "figcaption", "details", "summary", "main",
        "label", "button", "legend", "fieldset", "form", "option", "optgroup", "select", "textarea", "title", "section", "article", "aside", "nav", "header", "footer", "address", "dialog", "menu", "dir",
        "xmp", "listing", "text", "br", "hr", "center",
    ];

    [Fact]
    public void No_word_is_lost_and_none_comes_twice()
        => AnyMarkup.Any.Sample(html =>
        {
            var expected = AnyMarkup.WordsIn(WordsOf(Parse(html)));
            Assert.Equal(expected.Order(), AnyMarkup.WordsIn(WordsOf(Parse(RichTextMender.ToShow(html)))).Order());
            Assert.Equal(expected.Order(), AnyMarkup.WordsIn(WordsOf(Parse(RichTextMender.ToStore(html).Text))).Order());
        });

    [Fact]
    public void Words_that_stood_apart_stay_apart()
        => AnyMarkup.Any.Sample(html => Assert.DoesNotContain(Touching(RichTextMender.ToShow(html)), pair => !Touching(html).Contains(pair)));

    [Fact]
    public void What_was_mended_stays_as_it_is()
        => AnyMarkup.Any.Sample(html =>
        {
            foreach (var mend in (Func<string, string>[])[text => RichTextMender.ToShow(text), RichTextMender.ToEmbed, text => RichTextMender.ToStore(text).Text, text => RichTextMender.ToStoreWithIds(text).Text])
            {
                var once = mend(html);
                Assert.Equal(once, mend(once));
            }

            Assert.DoesNotContain(RichTextMender.ToStore(RichTextMender.ToStoreWithIds(html).Text).Changes, change => change.Kind != RichTextChanges.HeadWanted);
        });

    [Fact]
    public void It_reads_back_as_it_was_written()
        => AnyMarkup.Any.Sample(html => RichTextMender.ToShow(html) is var shown && Parse(shown).InnerHtml == shown);

    [Fact]
    public void Only_what_a_text_may_have_comes_out()
        => AnyMarkup.Any.Sample(html =>
        {
            var all = Parse(RichTextMender.ToShow(html)).QuerySelectorAll("*");
            Assert.All(all, element =>
            {
                Assert.Contains(element.LocalName, s_allowed);
                Assert.All(element.Attributes, attribute => Assert.Contains(attribute.Name, s_attributes));
                Assert.Equal(NamespaceNames.HtmlUri, element.NamespaceUri);
            });
            Assert.All(all.Where(element => element.LocalName == "img"), picture => Assert.True(RichText.IsOwnPicture(picture.GetAttribute("src"))));
            Assert.All(all.Select(element => element.GetAttribute("href")).OfType<string>(), address => Assert.DoesNotMatch("^[\\s\\0-\\x20]*(javascript|data|vbscript|file)", address.ToLowerInvariant()));
            var ids = all.Select(element => element.GetAttribute("id")).OfType<string>().ToList();
            Assert.Equal(ids.Distinct(), ids);
            Assert.DoesNotContain("content", ids);
            // Below the title of the page no level is skipped.
            var levels = all.Where(element => element.LocalName is ['h', >= '1' and <= '6']).Select(heading => heading.LocalName[1] - '0').Prepend(1).ToList();
            Assert.DoesNotContain(levels.Zip(levels.Skip(1)), pair => pair.Second > pair.First + 1);
            Assert.All(all.Where(element => element.LocalName is ['h', >= '1' and <= '6']), heading => Assert.False(string.IsNullOrEmpty(heading.Id)));
        });

    [Fact]
    public void It_stands_where_it_may_stand()
        => AnyMarkup.Any.Sample(html =>
        {
            foreach (var element in Parse(RichTextMender.ToShow(html)).QuerySelectorAll("*"))
            {
                var children = element.Children.Select(child => child.LocalName).ToList();
                var words = element.ChildNodes.OfType<IText>().Any(text => !string.IsNullOrWhiteSpace(text.Data));
                switch (element.LocalName)
                {
                    case "ul" or "ol":
                        Assert.True(children.TrueForAll(name => name == "li") && !words && children.Count > 0);
                        break;
                    case "li":
                        Assert.True(element.ParentElement!.LocalName is "ul" or "ol");
                        break;
                    case "tr":
                        Assert.True(children.TrueForAll(name => name is "td" or "th") && !words && children.Count > 0);
                        break;
                    case "table" or "thead" or "tbody" or "tfoot":
                        Assert.False(words);
                        break;
                    case "dl":
                        Assert.Matches("^((dt )+(dd )+)+$", string.Concat(children.Select(name => name + " ")));
                        break;
                    case "details":
                        Assert.Equal("summary", children[0]);
                        Assert.Single(children, "summary");
                        break;
                    case "a":
                        Assert.Null(element.ParentElement!.Closest("a"));
                        Assert.NotNull(element.GetAttribute("href"));
                        break;
                    case "p" or "h2" or "h3" or "h4" or "h5" or "h6" or "pre" or "dt" or "th" or "summary":
                        Assert.Empty(element.QuerySelectorAll("p, ul, ol, dl, table, h2, h3, h4, h5, h6, div, blockquote, hr, figure, details, pre"));
                        break;
                }
            }
        });

    private static IElement Parse(string html)
    {
        var document = new HtmlParser().ParseDocument("");
        foreach (var node in new HtmlParser().ParseFragment(html, document.Body!).ToList())
        {
            document.Body!.AppendChild(node);
        }

        return document.Body!;
    }

    // All words but those of programs, also in templates, and in frames, where a parser sees one long text.
    private static string WordsOf(INode node) => node switch
    {
        IText text => text.Data,
        AngleSharp.Html.Dom.IHtmlTemplateElement template => string.Concat(template.Content.ChildNodes.Select(WordsOf)),
        IElement { LocalName: "script" or "style" } => "",
        IElement { LocalName: "iframe" or "noembed" or "noframes" } raw => WordsOf(Parse(raw.TextContent)),
        _ => string.Concat(node.ChildNodes.Select(WordsOf)),
    };

    // What browsers show in lines or boxes of its own has a blank around it.
    private static HashSet<string> Touching(string html)
        => [.. System.Text.RegularExpressions.Regex.Matches(Shown(Parse(html)), "wd[a-j]{3}(?=wd)").Select(match => match.Value)];

    private static string Shown(INode node) => node switch
    {
        IText text => text.Data,
        IComment => "",
        AngleSharp.Html.Dom.IHtmlTemplateElement template => string.Concat(template.Content.ChildNodes.Select(Shown)),
        IElement { LocalName: "script" or "style" } => "",
        IElement { LocalName: "iframe" or "noembed" or "noframes" } raw => $" {Shown(Parse(raw.TextContent))} ",
        IElement element when s_apart.Contains(element.LocalName) => $" {string.Concat(node.ChildNodes.Select(Shown))} ",
        _ => string.Concat(node.ChildNodes.Select(Shown)),
    };
}
