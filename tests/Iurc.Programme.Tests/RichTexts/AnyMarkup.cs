using System.Text.RegularExpressions;
using CsCheck;

namespace Iurc.Programme.Tests.RichTexts;

/// <summary>Generators of rich text such as people paste and such as nobody should. Each word in it is written once: "wd" and a number in letters.</summary>
internal static partial class AnyMarkup
{
    private static readonly string[] s_elements =
    [
        "p", "p", "div", "span", "b", "strong", "i", "em", "u", "s", "a", "a", "h1", "h2", "h3", "h4", "h6", "ul", "ol", "li", "li", "dl", "dt", "dd", "blockquote", "pre", "table", "tbody",
        "tr", "td", "th", "thead", "caption", "figure", "figcaption", "details", "summary", "main", "label", "button", "legend", "fieldset", "form", "option", "select", "optgroup", "textarea",
        "title", "template", "noscript", "noframes", "noembed", "iframe", "object", "video", "audio", "canvas", "svg", "text", "foreignObject", "math", "mi", "mtext", "annotation", "st1:City",
        "o:p", "w:sdt", "x-custom", "font", "center", "big", "tt", "strike", "acronym", "marquee", "blink", "nobr", "section", "article", "aside", "nav", "header", "footer", "address", "dialog",
        "menu", "dir", "ruby", "rt", "rp", "time", "mark", "small", "sub", "sup", "q", "cite", "abbr", "dfn", "bdo", "bdi", "ins", "del", "code", "kbd", "samp", "var", "progress", "meter", "output",
        "colgroup", "xmp", "listing", "body", "html", "head", "applet", "map", "picture", "data", "slot", "portal", "hgroup", "search",
    ];

    private static readonly string[] s_voids = ["<br>", "<hr>", "<wbr>", "<img src=\"/media/x.jpg\" alt=\"\">", "<img src=x onerror=alert(1)>", "<input type=hidden value=h>", "<col>", "<meta charset=utf-8>", "<link rel=stylesheet href=//evil.example/x.css>", "<base href=//evil.example/>", "<embed src=//evil.example/x.swf>", "<source src=//evil.example/x>", "<iframe src=\"https://video.example/embed/1\" title=\"\"></iframe>"];

    private static readonly string[] s_attributes =
    [
        "", "", "", "", " style=\"color:red;width:900px\"", " style='mso-list:l0 level1 lfo1'", " style=\"mso-list:l0 level2 lfo1\"", " class=MsoNormal", " class=\"note\"", " align=center", " bgcolor=red width=900",
        " onclick=\"alert(1)\"", " id=content", " id=\"results\"", " id=' bad id '", " id=_Toc12", " name=_Toc12", " href=\"#results\"", " href=\"javascript:alert(1)\"", " href='https://e.eu/?utm_source=x&amp;a=b'", " href=\" java\nscript:alert(1)\"",
        " href=\"https://e.eu/a b\"", " lang=fr", " lang=xx-none", " dir=rtl", " dir=up", " colspan=2", " rowspan=3", " colspan=99999", " scope=row", " start=3", " type=a", " value=7", " datetime=2024-05-01", " datetime=yesterday",
        " cite=https://e.eu/", " title=\"&lt;b&gt;\"", " open", " srcdoc=\"<script>alert(1)</script>\"", " src=//evil.example/x", " data-x=1", " role=button", " style=\"font-weight:bold\"", " style='font-weight:normal'", " contenteditable", " hidden", " background=//evil.example/x.png",
        " style=\"display: none\"", " style='mso-hide:all'", " style='visibility:hidden'", " style='visibility:visible;font-size:9pt;mso-hide:none'", " style='font-size:0px'", " style='font-size:200%'",
    ];

    private static readonly string[] s_fragments =
    [
        "<!--[if gte mso 9]><xml><w:WordDocument></w:WordDocument></xml><![endif]-->", "<!-- note -->", "<![if !supportLists]>", "<![endif]>", "&nbsp;&nbsp;&nbsp; ", "&nbsp;", " ", "\n", "&amp;lt;", "&lt;i&gt;", "&#0;", " &#x1; ", "]]>", "<p>&nbsp;</p>",
        "<p class=MsoNormal><o:p>&nbsp;</o:p></p>", "<script>alert(1)</script>", "<style>p{}</style>", "<svg><style>x</style><script>y</script></svg>", "<p>", "</p>", "</div>", "</table>", "<table>", "<a href=x>", "<b>", "</b>", "<frameset>", "<plaintext>", "\u200b", "\u00ad",
    ];

    // Where a word stands.
    private const char Place = '\u0003';

    private static readonly Gen<string> s_leaf = Gen.Frequency(
        (6, Gen.Const($" {Place} ")), (3, Gen.Const($"{Place}")), (2, Gen.OneOf(s_fragments[..^4])), (1, Gen.OneOf(s_fragments)), (2, Gen.OneOf(s_voids)));

    private static readonly Gen<string> s_attributed = Gen.Select(Gen.OneOf(s_attributes), Gen.OneOf(s_attributes), (first, second) => first + second);

    private static readonly Gen<string> s_pasted = Gen.OneOf(
        // Word: a list of two levels, as it is on the clipboard.
        Gen.Const($"<p class=MsoListParagraphCxSpFirst style='text-indent:-18.0pt;mso-list:l0 level1 lfo1'><![if !supportLists]><span style='font-family:Symbol'><span style='mso-list:Ignore'>·<span style='font:7.0pt \"Times New Roman\"'>&nbsp;&nbsp;&nbsp;&nbsp; </span></span></span><![endif]>{Place}<o:p></o:p></p>"
            + $"<p class=MsoListParagraphCxSpLast style='margin-left:72.0pt;text-indent:-18.0pt;mso-list:l0 level2 lfo1'><![if !supportLists]><span style='font-family:\"Courier New\"'><span style='mso-list:Ignore'>o<span>&nbsp;&nbsp; </span></span></span><![endif]><b>{Place}</b> {Place}</p>"),
        // The same after a browser has taken Word's own styles off.
        Gen.Const($"<p class=\"MsoListParagraph\" style=\"text-indent: -18pt;\"><span style=\"font-family: Symbol;\">·<span style=\"font: 7pt &quot;Times New Roman&quot;;\">&nbsp;&nbsp;&nbsp;&nbsp;&nbsp; </span></span>{Place}</p><p class=\"MsoListParagraph\"><span>·<span>&nbsp;&nbsp; </span></span>{Place}</p>"),
        Gen.Const($"<p>1.&nbsp;&nbsp; {Place}</p>\n<p>2.&nbsp;&nbsp; {Place} {Place}</p>"),
        Gen.Const($"<p>·&nbsp;{Place}<br>·&nbsp;{Place}<br>·&nbsp;{Place}</p>"),
        // Google Docs.
        Gen.Const($"<meta charset='utf-8'><b style=\"font-weight:normal;\" id=\"docs-internal-guid-1\"><h1 dir=\"ltr\"><span style=\"font-size:20pt;font-weight:400\">{Place}</span></h1><p dir=\"ltr\"><span style=\"font-weight:700\">{Place}</span></p><ul><li dir=\"ltr\" aria-level=\"1\"><p role=\"presentation\"><span>{Place}</span></p></li><ul><li><p>{Place}</p></li></ul></ul><br /></b>"),
        // Excel and a table of Word whose header is only bold.
        Gen.Const($"<table border=0 cellpadding=0 width=900 style='border-collapse:collapse'><col width=64><tr height=20><td class=xl65 width=64><b>{Place}</b></td><td><p class=MsoNormal align=center><b><span>{Place}</span></b></p></td></tr><tr><td>{Place}</td><td align=right x:num>{Place}</td></tr></table>"),
        // What its reviewers have left: the words of comments, of deletions and of what is hidden are none of the text.
        Gen.Const($"<p class=MsoNormal>{Place} <a style='mso-comment-reference:JD_1;mso-comment-date:20240501T1000'>{Place}</a><span class=MsoCommentReference><span style='font-size:8.0pt'><![if !supportAnnotations]><a class=msocomanchor id=\"_anchor_1\" href=\"#_msocom_1\" name=\"_msoanchor_1\">[JD1]</a><![endif]><span style='mso-special-character:comment'>&nbsp;</span></span></span> {Place}</p>"
            + "<div style='mso-element:comment-list'><![if !supportAnnotations]><hr class=msocomoff align=left size=1 width=\"33%\"><![endif]><div style='mso-element:comment'><div id=\"_com_1\" class=msocomtxt><span style='mso-comment-author:\"JD\"'><p class=MsoCommentText><span class=MsoCommentReference><a class=msocomanchor href=\"#_msoanchor_1\" name=\"_msocom_1\">[JD1]</a></span>Unsaid</p></span></div></div></div>"),
        Gen.Const($"<p><span>{Place}</span><sup><a href=\"#cmnt1\" id=\"cmnt_ref1\">[a]</a></sup> {Place}</p><div class=\"c1\"><p><a href=\"#cmnt_ref1\" id=\"cmnt1\">[a]</a><span>Unsaid</span></p><p><span>Unsaid</span></p></div>"),
        Gen.Const($"<p class=MsoNormal>{Place} <span class=msoDel><del cite=\"mailto:J\" datetime=\"2024-05-01T10:00\">Unsaid</del></span><del cite=\"mailto:J\" datetime=\"2024-05-01T10:00\">Unsaid</del> <ins cite=\"mailto:J\" datetime=\"2024-05-01T10:00\">{Place}</ins></p>"),
        Gen.Const($"<table><col width=64><col width=0 style='display:none;mso-width-source:userset'><tr><td>{Place}</td><td>Unsaid</td></tr><tr style='display:none'><td>Unsaid</td></tr></table>"),
        Gen.Const($"<p style=\"margin-bottom: 0cm\" align=\"justify\"><font face=\"Arial\"><font size=\"2\" color=\"#000000\">{Place}</font></font></p>"));

    /// <summary>Random markup. At the places of words there are words, each of its own.</summary>
    public static Gen<string> Any { get; } = Numbered(Nodes(5));

    /// <summary>What programs put on the clipboard, whole. "Unsaid" are words that are none of the text.</summary>
    public static Gen<string> Pasted { get; } = Numbered(s_pasted.Array[1, 5].Select(string.Concat));

    /// <summary>The words of a text of this generator, in their order.</summary>
    public static List<string> WordsIn(string text) => [.. Word().Matches(text).Select(match => match.Value)];

    private static Gen<string> Nodes(int depth)
        => (depth == 0 ? s_leaf : Gen.Frequency((2, s_leaf), (4, Element(depth)), (1, s_pasted))).Array[0, 4].Select(string.Concat);

    private static Gen<string> Element(int depth)
        => Gen.Select(Gen.OneOf(s_elements), s_attributed, Gen.Int[0, 9].SelectMany(kind => kind == 0 ? Gen.Const("") : Nodes(depth - 1)), Gen.Bool, (name, attributes, inner, isClosed)
            => $"<{name}{attributes}>{inner}{(isClosed || inner.Length % 5 > 0 ? $"</{name}>" : "")}");

    private static Gen<string> Numbered(Gen<string> markup) => markup.Select(text =>
    {
        var number = 0;
        return Marker().Replace(text, _ => "wd" + string.Concat($"{number++:000}".Select(digit => (char)('a' + digit - '0'))));
    });

    [GeneratedRegex("\u0003")]
    private static partial Regex Marker();

    [GeneratedRegex("wd[a-j]{3}")]
    private static partial Regex Word();
}
