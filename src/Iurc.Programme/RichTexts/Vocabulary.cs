using System.Text.RegularExpressions;
using AngleSharp.Dom;

namespace Iurc.Programme.RichTexts;

/// <summary>What a text may be made of. Whatever is not named here is taken off, and its words stay.</summary>
internal static partial class Vocabulary
{
    /// <summary>The longest id, in UTF-16 units.</summary>
    public const int LongestId = 200;

    private static readonly HashSet<string> s_inline = new(StringComparer.Ordinal)
    {
        "a", "abbr", "b", "bdi", "bdo", "cite", "code", "del", "dfn", "em", "i", "ins", "kbd", "mark", "q", "rp", "rt", "ruby", "s", "samp", "small", "span", "strong", "sub",
        "sup", "time", "u", "var",
    };

    private static readonly HashSet<string> s_blocks = new(StringComparer.Ordinal)
    {
        "blockquote", "caption", "dd", "details", "div", "dl", "dt", "figcaption", "figure", "h2", "h3", "h4", "h5", "h6", "hr", "li", "ol", "p", "pre", "summary", "table",
        "tbody", "td", "tfoot", "th", "thead", "tr", "ul",
    };

    // Unknown to the site, but lines of their own on the screen: words before and after them do not touch.
    private static readonly HashSet<string> s_lines = new(StringComparer.Ordinal)
    {
        "address", "article", "aside", "body", "center", "dialog", "dir", "fieldset", "footer", "form", "frameset", "header", "hgroup", "html", "legend", "listing", "main",
        "menu", "nav", "noframes", "optgroup", "option", "plaintext", "search", "section", "title", "xmp", "foreignobject", "desc", "text",
    };

    // Boxes in a line: words in neighbouring boxes do not touch either.
    private static readonly HashSet<string> s_boxes = new(StringComparer.Ordinal)
    {
        "audio", "button", "canvas", "datalist", "iframe", "input", "label", "marquee", "meter", "noembed", "object", "output", "progress", "select", "textarea", "video", "math", "svg",
    };

    private static readonly Dictionary<string, string> s_modern = new(StringComparer.Ordinal)
    {
        ["acronym"] = "abbr", ["dir"] = "ul", ["listing"] = "pre", ["menu"] = "ul", ["strike"] = "s", ["tt"] = "code", ["xmp"] = "pre", ["h1"] = "h2",
    };

    /// <summary>Elements whose content is no words of the text.</summary>
    public static bool IsProgram(IElement element) => element.LocalName is "script" or "style";

    /// <summary>The name under which an element is kept, as far as its own name goes.</summary>
    public static string NameOf(IElement element)
        => element.NamespaceUri == NamespaceNames.HtmlUri ? s_modern.GetValueOrDefault(element.LocalName, element.LocalName) : "";

    /// <summary>Whether an element of this name may stand in a line.</summary>
    public static bool IsInline(string name) => s_inline.Contains(name);

    /// <summary>Whether an element of this name may stand in a text as a line or more of its own.</summary>
    public static bool IsBlock(string name) => s_blocks.Contains(name);

    /// <summary>Whether an element that is taken off stood on lines of its own, or would have where parsers do not make another of it, as within <c>svg</c>.</summary>
    public static bool IsLine(IElement element)
        => element.LocalName.ToLowerInvariant() is var name && (s_lines.Contains(name) || IsBlock(s_modern.GetValueOrDefault(name, name)));

    /// <summary>Whether an element that is taken off stood apart from the words around it.</summary>
    public static bool IsBox(IElement element) => s_boxes.Contains(element.LocalName);

    /// <summary>Whether a page can have this id.</summary>
    public static bool IsId(string? id)
        => id is { Length: > 0 and <= LongestId } && !id.Any(c => char.IsWhiteSpace(c) || char.IsControl(c) || char.IsSurrogate(c) || c is >= '\ufdd0' and <= '\ufdef' or >= '\ufffe');

    /// <summary>Whether it is an id that somebody has thought of, and no program has made up.</summary>
    public static bool IsOwnId(string? id) => IsId(id) && !MadeUp().IsMatch(id!);

    /// <summary>The class names that are not some program's own, in their order.</summary>
    public static string Classes(string? value)
        => string.Join(' ', (value ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
            .Where(name => name.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_') && !ProgramsClass().IsMatch(name)).Distinct(StringComparer.Ordinal));

    /// <summary>Whether the value has class names that are some program's own.</summary>
    public static bool HasProgramsClass(string? value)
        => value is not null && value.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Any(name => ProgramsClass().IsMatch(name));

    /// <summary>Whether the value is a language tag (BCP 47) of a language that the programme knows.</summary>
    public static bool IsLanguage(string? tag) => tag is not null && LanguageTag().IsMatch(tag) && Languages.IsKnown(tag.Split('-')[0]);

    /// <summary>Whether the value is a date or a time as HTML writes it (HTML Standard, 4.5.14), in the forms that people write.</summary>
    public static bool IsTime(string? value) => value is not null && Time().IsMatch(value) && (value.Length < 10 || value[4] != '-' || DateOnly.TryParse(value.AsSpan(0, 10), System.Globalization.CultureInfo.InvariantCulture, out _));

    // Word's "_Toc123", Google's "docs-internal-guid-…" and "h.abc".
    [GeneratedRegex(@"^(_(Toc|Ref|Hlk|GoBack|MailOriginal|ENREF)|docs-internal-guid|h\.[a-z0-9]{6,}$|OLE_LINK)", RegexOptions.CultureInvariant)]
    private static partial Regex MadeUp();

    [GeneratedRegex(@"^(x_)?(mso|Mso|MSO|Apple-|apple-|docs-|gmail_|gmail-|yiv|xl\d|font\d|western$|cjk$|ctl$|TableGrid|WordSection|WebKit|s\d+$|p\d+$|c\d+$|kix-|SpellE|GramE|sd-abs|Outline|BCX|SCX|TextRun|NormalTextRun|EOP|Paragraph$|ListContainer|OutlineElement|SpellingError|ContextualSpelling)", RegexOptions.CultureInvariant)]
    private static partial Regex ProgramsClass();

    [GeneratedRegex("^[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}))?$", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex LanguageTag();

    [GeneratedRegex(@"^(?!0000)[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01])([T ]([01][0-9]|2[0-3]):[0-5][0-9](:[0-5][0-9])?(Z|[+-](0[0-9]|1[0-3]):[0-5][0-9])?)?)?)?$|^([01][0-9]|2[0-3]):[0-5][0-9]$", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex Time();
}
