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
            // What goes with a comment, a deletion or hidden words is said, word for word.
            var said = string.Join(' ', RichTextMender.ToStore(html).Changes
                .Where(change => change.Kind == RichTextChanges.Comment || change.Kind == RichTextChanges.Deleted || change.Kind == RichTextChanges.Hidden).Select(change => change.What));
            var expected = AnyMarkup.WordsIn(WordsOf(Parse(html))).Except(AnyMarkup.WordsIn(said)).ToList();
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

            Assert.DoesNotContain(RichTextMender.ToStore(RichTextMender.ToStoreWithIds(html).Text).Changes, change => !RichTextChanges.IsHint(change.Kind));
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

    [Fact]
    public void What_reviewers_have_left_and_what_nobody_saw_is_not_published_and_all_else_is()
        => AnyMarkup.Pasted.Sample(html =>
        {
            var text = RichTextMender.ToStore(html).Text;
            Assert.DoesNotContain("Unsaid", text + RichTextMender.ToShow(html), StringComparison.Ordinal);
            Assert.Equal(AnyMarkup.WordsIn(html).Order(), AnyMarkup.WordsIn(text).Order());
        });

    [Theory]
    // Word, its list of comments gone, and as Outlook on the web names it.
    [InlineData("<p class=MsoNormal>Good<span class=MsoCommentReference><a href='#_msocom_1'>[JD1]</a></span> words</p>", "<p>Good words</p>", "Comment", 1)]
    [InlineData("<p>Good<span class=x_MsoCommentReference>[JD1]</span> words<span class=x_MsoCommentReference>[JD2]</span></p>", "<p>Good words</p>", "Comment", 2)]
    [InlineData("<p>Good<a href='#_msocom_1'>[JD1]</a></p><p><a href='#_msoanchor_1'>[JD1]</a>Really?</p><p>Bye</p>", "<p>Good</p><p>Bye</p>", "Comment", 1)]
    // Google Docs, with the address of the document before the anchor.
    [InlineData("<p>Good<sup><a href='https://docs.google.com/document/d/1/export#cmnt1' id='cmnt_ref1'>[a]</a></sup> words</p>", "<p>Good words</p>", "Comment", 1)]
    [InlineData("<div><p>Good<sup><a href='#cmnt1'>[a]</a></sup></p><p><a href='#cmnt_ref1'>[a]</a>Really?</p></div>", "<p>Good</p>", "Comment", 1)]
    // What was copied out of a comment is meant.
    [InlineData("<p class=MsoCommentText>Good words</p>", "<p>Good words</p>", "Comment", 0)]
    [InlineData("<p>Good <a style='mso-comment-reference:JD_1'>words</a></p>", "<p>Good words</p>", "Comment", 0)]
    [InlineData("<p>Good <del cite='mailto:JD' datetime='2024-05-01T10:00:00Z'>bad</del><ins cite='mailto:JD' datetime='2024-05-01T10:00:00Z'>words</ins></p>", "<p>Good words</p>", "Deleted", 1)]
    [InlineData("<p>Good <span class=msoDel>bad </span><span class=msoIns>words</span></p>", "<p>Good words</p>", "Deleted", 1)]
    [InlineData("<p>Good <del>bad</del> <ins>words</ins></p>", "<p>Good <del>bad</del> <ins>words</ins></p>", "Struck", 1)]
    [InlineData("<p>Good <del cite='https://e.eu/' datetime='2024-05-01'>bad</del></p>", "<p>Good <del datetime=\"2024-05-01\">bad</del></p>", "Struck", 1)]
    [InlineData("<p>Good<span style='DISPLAY : NONE !important'> bad</span> words</p><div hidden><p>A</p><p>B</p></div>", "<p>Good words</p>", "Hidden", 2)]
    [InlineData("<p style='font-size:0'>bad<span style='font-size:12pt'>Good</span></p><p style='font:0/0 a'>bad</p><p style='font:10pt/0 a'>words</p>", "<p>Good</p><p>words</p>", "Hidden", 2)]
    [InlineData("<p>Good<iframe hidden src='https://e.eu/track'></iframe><img style='visibility:hidden' src='https://e.eu/x.gif'>words</p>", "<p>Good words</p>", "Hidden", 2)]
    [InlineData("<div style='max-height:0;overflow:hidden'>Preview of a newsletter</div><p style='line-height:0;opacity:0.9'>Good</p>", "<p>Good</p>", "Hidden", 1)]
    [InlineData("<p>Good<span style='position:absolute;left:-9999px'>bad</span><font style='font-size:1.0pt;color:white'>bad</font> words</p><p style='text-indent:-999em'>bad</p>", "<p>Good words</p>", "Hidden", 3)]
    [InlineData("<table><colgroup><col><col span=2 style='display:none'></colgroup><tr><td>Good</td><td>b</td><td>c</td></tr><tr><td colspan=2>words</td><td>d</td></tr></table>", "<table><tbody><tr><td>Good</td></tr><tr><td>words</td></tr></tbody></table>", "Hidden", 3)]
    public void What_is_no_part_of_the_text_goes_and_is_counted(string html, string expected, string kind, int count)
    {
        var kinds = new Dictionary<string, Mending.ChangeKind> { ["Comment"] = RichTextChanges.Comment, ["Deleted"] = RichTextChanges.Deleted, ["Hidden"] = RichTextChanges.Hidden, ["Struck"] = RichTextChanges.Struck };
        var (text, changes) = RichTextMender.ToStore(html);
        Assert.Equal(expected, text);
        Assert.Equal(count, changes.Count(change => change.Kind == kinds[kind]));
        Assert.All(changes.Where(change => kinds.ContainsValue(change.Kind)), change => Assert.NotEmpty(change.What));
    }

    private static IElement Parse(string html)
    {
        var document = new HtmlParser().ParseDocument("");
        foreach (var node in new HtmlParser().ParseFragment(html, document.Body!).ToList())
        {
            document.Body!.AppendChild(node);
        }

        return document.Body!;
    }

    // Without what no browser shows, as far as the generator hides it.
    private static INode Seen(INode root, bool isSeen = true, bool hasSize = true, bool isShown = true)
    {
        foreach (var node in root.ChildNodes.ToList())
        {
            if (node is IText text && !(isSeen && hasSize && isShown))
            {
                text.Data = "";
            }

            if (node is not IElement element)
            {
                continue;
            }

            var style = element.GetAttribute("style") ?? "";
            if ((element.HasAttribute("hidden") && element.NamespaceUri == NamespaceNames.HtmlUri) || style == "display: none")
            {
                element.Remove();
                continue;
            }

            var seen = style.StartsWith("visibility:", StringComparison.Ordinal) ? style[11] == 'v' : isSeen;
            var size = style.StartsWith("font-size:", StringComparison.Ordinal) && style != "font-size:200%" ? style == "font-size:20pt;font-weight:400" || style == "font-size:8.0pt" : hasSize || (element.LocalName == "font" && element.HasAttribute("size")) || style.Contains(";font-size:9pt", StringComparison.Ordinal);
            var shown = style == "mso-hide:all" ? false : style.Contains("mso-hide:none", StringComparison.Ordinal) || isShown;
            Seen(element is AngleSharp.Html.Dom.IHtmlTemplateElement template ? template.Content : element, seen, size, shown);
        }

        return root;
    }

    // All words but those of programs, also in templates, and in frames, where a parser sees one long text.
    private static string WordsOf(INode node) => node switch
    {
        IText text => text.Data,
        AngleSharp.Html.Dom.IHtmlTemplateElement template => string.Concat(template.Content.ChildNodes.Select(WordsOf)),
        IElement { LocalName: "script" or "style" } => "",
        IElement { LocalName: "iframe" or "noembed" or "noframes", ChildElementCount: 0 } raw => WordsOf(Parse(raw.TextContent)),
        _ => string.Concat(node.ChildNodes.Select(WordsOf)),
    };

    // What browsers show in lines or boxes of its own has a blank around it.
    private static HashSet<string> Touching(string html)
        => [.. System.Text.RegularExpressions.Regex.Matches(Shown(Seen(Parse(html))), "wd[a-j]{3}(?=wd)").Select(match => match.Value)];

    private static string Shown(INode node) => node switch
    {
        IText text => text.Data,
        IComment => "",
        AngleSharp.Html.Dom.IHtmlTemplateElement template => string.Concat(template.Content.ChildNodes.Select(Shown)),
        IElement { LocalName: "script" or "style" } => "",
        IElement { LocalName: "iframe" or "noembed" or "noframes", ChildElementCount: 0 } raw => $" {Shown(Seen(Parse(raw.TextContent)))} ",
        IElement element when s_apart.Contains(element.LocalName) => $" {string.Concat(node.ChildNodes.Select(Shown))} ",
        _ => string.Concat(node.ChildNodes.Select(Shown)),
    };
}
