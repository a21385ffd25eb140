using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Iurc.Programme.Links;
using Iurc.Programme.Mending;

namespace Iurc.Programme.RichTexts;

/// <summary>One walk through a rich text, from its markup as it was typed to what <see cref="MarkupWriter"/> makes of it.</summary>
internal sealed partial class RichTextWalk(RichTextUse use, int below)
{
    // Deeper than any person nests; what lies deeper comes out as words.
    private const int DeepestFrame = 3;

    // What stands for a template while its words are looked at.
    private const string WordsOfTemplate = "template-words";

    private readonly MarkupWriter _writer = new((use & RichTextUse.Line) != 0);
    private readonly List<Change> _changes = [];
    private readonly HeadingIds _headingIds = new();

    // What an element's id is written as, and where links lead that were typed with this fragment.
    private readonly Dictionary<IElement, string> _idOf = [];
    private readonly Dictionary<string, string> _targets = new(StringComparer.Ordinal);
    private bool _hadTopHeading;
    private int _level = below;

    /// <summary>The markup as it comes out, and what was changed.</summary>
    public (string Html, IReadOnlyList<Change> Changes) Run(string html)
    {
        var root = Parse(html);
        Prepare(root);
        Walk(root);
        return (_writer.Finish(), [.. _changes.OrderBy(change => change.Position)]);
    }

    private static IElement Parse(string html)
    {
        // As what stands in a body: "<title>" and "<noscript>" are then elements like others. Scripts do not run here, so that what is meant for
        // browsers without them is words.
        var parser = new HtmlParser(new HtmlParserOptions { IsKeepingSourceReferences = true });
        var document = parser.ParseDocument("");
        foreach (var node in parser.ParseFragment(html, document.Body!).ToList())
        {
            document.Body!.AppendChild(node);
        }

        return document.Body!;
    }

    // What cannot be decided while writing.
    private void Prepare(IElement root)
    {
        OpenHidden(root, DeepestFrame);
        foreach (var list in root.QuerySelectorAll("ul, ol, menu, dir").ToList())
        {
            MendList(list);
        }

        TypedLists.Make(root, (node, words) => Note(RichTextChanges.List, node, words));
        foreach (var entry in root.QuerySelectorAll("li").Where(entry => entry.Parent is not IElement { LocalName: "ul" or "ol" or "menu" or "dir" }).ToList())
        {
            AdoptEntry(entry);
        }

        foreach (var table in root.QuerySelectorAll("table").ToList())
        {
            PrepareTable(table);
        }

        GiveIds(root);
    }

    // Templates and frames have their words in places that a walk does not come to.
    private static void OpenHidden(IElement root, int depth)
    {
        foreach (var element in root.Descendants<IElement>().Where(element => element is IHtmlTemplateElement || element.LocalName is "iframe" or "noembed" or "noframes").ToList())
        {
            var inside = element is IHtmlTemplateElement template ? template.Content.ChildNodes.ToList()
                : depth > 0 && element.TextContent.Contains('<', StringComparison.Ordinal) ? Inner(element, depth) : null;
            if (inside is null)
            {
                continue;
            }

            while (element.FirstChild is { } child)
            {
                child.RemoveFromParent();
            }

            foreach (var node in inside)
            {
                element.AppendChild(node);
            }

            if (element is IHtmlTemplateElement)
            {
                OpenHidden(element, depth);
                var span = element.Owner!.CreateElement(WordsOfTemplate);
                while (element.FirstChild is { } child)
                {
                    span.AppendChild(child);
                }

                element.Parent?.ReplaceChild(span, element);
            }
        }
    }

    private static List<INode> Inner(IElement element, int depth)
    {
        var inner = Parse(element.TextContent);
        OpenHidden(inner, depth - 1);
        return [.. inner.ChildNodes];
    }

    // Google Docs puts a list of the next level beside the entry that it belongs to.
    private static void MendList(IElement list)
    {
        foreach (var node in list.ChildNodes.ToList())
        {
            if (node is IElement { LocalName: "li" or "script" or "style" or "template" } || node is IComment || (node is IText && string.IsNullOrWhiteSpace(node.TextContent)))
            {
                continue;
            }

            var previous = node is IElement { LocalName: "ul" or "ol" or "menu" or "dir" } ? (node as IElement)!.PreviousElementSibling : null;
            if (previous is { LocalName: "li" })
            {
                previous.AppendChild(node);
            }
            else
            {
                var entry = list.Owner!.CreateElement("li");
                list.InsertBefore(entry, node);
                entry.AppendChild(node);
            }
        }
    }

    private static void AdoptEntry(IElement entry)
    {
        if (entry.PreviousElementSibling is { LocalName: "ul" } list && list.HasAttribute("data-adopting") && IsBlankBetween(list, entry))
        {
            list.AppendChild(entry);
            return;
        }

        var adopting = entry.Owner!.CreateElement("ul");
        adopting.SetAttribute("data-adopting", "");
        entry.Parent!.InsertBefore(adopting, entry);
        adopting.AppendChild(entry);
    }

    private static bool IsBlankBetween(INode first, INode second)
    {
        for (var node = first.NextSibling; node is not null && node != second; node = node.NextSibling)
        {
            if (node is not IText { Data: var text } || !string.IsNullOrWhiteSpace(text))
            {
                return false;
            }
        }

        return true;
    }

    private void PrepareTable(IElement table)
    {
        // What no table may have directly: it stands before the table, where parsers put most of it.
        foreach (var part in Tables.PartsOf(table).ToList())
        {
            foreach (var node in part.ChildNodes.Where(node => !Tables.IsPart(node)).ToList())
            {
                table.Parent!.InsertBefore(node, table);
            }
        }

        // Empty rows say nothing.
        foreach (var row in Tables.RowsOf(table).Where(row => Tables.CellsOf(row).Count == 0).ToList())
        {
            row.Remove();
        }

        foreach (var caption in table.Children.Where(child => child.LocalName == "caption").Skip(1).ToList())
        {
            table.Parent!.InsertBefore(caption, table);
        }

        if (Tables.RowsOf(table).Count == 0)
        {
            return;
        }

        var words = table.QuerySelectorAll("td, th").Select(cell => cell.TextContent.Trim()).FirstOrDefault(text => text.Length > 0) ?? "";
        if (Tables.MendCells(table))
        {
            Note(RichTextChanges.Cells, table, words);
        }

        if (Tables.MakeHead(table))
        {
            Note(RichTextChanges.TableHead, table, string.Join(" | ", Tables.CellsOf(Tables.RowsOf(table)[0]).Select(cell => cell.TextContent.Trim())));
        }
        else if ((use & RichTextUse.Stored) != 0 && !Tables.HasHead(table) && Tables.RowsOf(table).Count > 1)
        {
            Note(RichTextChanges.HeadWanted, table, words);
        }
    }

    // Where links lead to: the ids that were typed, and names of anchors. Headings get theirs from their words, unless they have one of
    // somebody's own; what Word makes up leads there as well.
    private void GiveIds(IElement root)
    {
        var linked = root.QuerySelectorAll("a[href^='#']").Select(link => Uri.UnescapeDataString(link.GetAttribute("href")![1..])).ToHashSet(StringComparer.Ordinal);
        foreach (var element in root.Descendants<IElement>())
        {
            if (NameOf(element) is { } name && (Vocabulary.IsOwnId(name) || (Vocabulary.IsId(name) && linked.Contains(name) && HeadingOf(element) is null)) && !_targets.ContainsKey(name))
            {
                _idOf[element] = _targets[name] = _headingIds.Take(name);
            }
        }

        foreach (var heading in root.QuerySelectorAll("h1, h2, h3, h4, h5, h6").Where(HasContent))
        {
            // A heading that has an id keeps it, and so does what lies in it; one that has none takes that of an anchor in it.
            var isNamed = _idOf.ContainsKey(heading) && Vocabulary.IsOwnId(NameOf(heading));
            var named = heading.Descendants<IElement>().Prepend(heading)
                .Where(element => (element == heading || _idOf.ContainsKey(element) || !Vocabulary.IsOwnId(NameOf(element))) && NameOf(element) is { } name && (Vocabulary.IsOwnId(name) ? !isNamed && (use & RichTextUse.Ids) != 0 : Vocabulary.IsId(name) && linked.Contains(name))).ToList();
            if (named.Count == 0 && (isNamed || (use & RichTextUse.Ids) == 0))
            {
                continue;
            }

            var id = named.Prepend(heading).Select(element => _idOf.GetValueOrDefault(element)).FirstOrDefault(own => own is not null) ?? _headingIds.Take(HeadingIds.FromWords(WordsOf(heading)));
            foreach (var element in named)
            {
                _targets[NameOf(element)!] = id;
                _idOf.Remove(element);
            }

            _idOf[heading] = id;
        }
    }

    private static string? NameOf(IElement element) => element.Id is { Length: > 0 } id ? id : element.LocalName == "a" ? element.GetAttribute("name") : null;

    private static IElement? HeadingOf(IElement element) => element.Closest("h1, h2, h3, h4, h5, h6");

    private static string WordsOf(IElement element)
        => string.Concat(element.Descendants<IText>().Where(text => text.ParentElement is { } parent && !Vocabulary.IsProgram(parent)).Select(text => text.Data));

    private void Walk(IElement root)
    {
        // Without calling itself: nobody can nest so deep that it ends.
        var ends = new Stack<(INode Node, Action End)>();
        var node = root.FirstChild;
        while (node is not null)
        {
            var end = Enter(node);
            if (end is not null && node.FirstChild is { } child)
            {
                ends.Push((node, end));
                node = child;
                continue;
            }

            end?.Invoke();
            while (node is not null && node.NextSibling is null)
            {
                node = node.Parent == root ? null : node.Parent;
                if (node is not null)
                {
                    ends.Pop().End();
                }
            }

            node = node?.NextSibling;
        }
    }

    // What is to be done at the end of the node; null to pass over what it holds.
    private Action? Enter(INode node)
    {
        switch (node)
        {
            case IText text:
                WriteText(text);
                return null;
            case IComment comment:
                Note(OfficeComment().IsMatch(comment.Data) ? RichTextChanges.Look : RichTextChanges.Note, comment);
                return null;
            case IElement element when Vocabulary.IsProgram(element):
                Note(RichTextChanges.Program, element, $"<{element.LocalName}>");
                return null;
            case IElement element:
                return Enter(element);
            default:
                return null;
        }
    }

    private Action Enter(IElement element)
    {
        if (Embeds.Is(element))
        {
            return EnterEmbed(element);
        }

        LookAt(element);
        var name = Vocabulary.NameOf(element);
        switch (name)
        {
            case "br":
                _writer.Break();
                return Nothing;
            case "wbr":
                _writer.WordBreak();
                return Nothing;
            case "img":
                WritePicture(element);
                return Nothing;
            case "input":
                WriteInput(element);
                return Nothing;
            case "hr":
                _writer.Rule("");
                return Nothing;
        }

        return Vocabulary.IsBlock(name) ? EnterBlock(element, name) : Vocabulary.IsInline(name) ? EnterInline(element, name) : EnterUnknown(element);
    }

    private Action EnterUnknown(IElement element)
    {
        if (!IsSilent(element))
        {
            Note(RichTextChanges.Unwrapped, element, $"<{element.LocalName}>");
        }

        if (element.LocalName == "optgroup" && element.GetAttribute("label") is { Length: > 0 } label)
        {
            _writer.Line();
            WriteText(label);
        }

        return Around(element);
    }

    // What is taken off leaves the distance that it had.
    private Action Around(IElement element)
    {
        if (Vocabulary.IsLine(element))
        {
            _writer.Line();
            return _writer.Line;
        }

        if (Vocabulary.IsBox(element))
        {
            _writer.Apart();
            return _writer.Apart;
        }

        return Nothing;
    }

    private Action EnterBlock(IElement element, string name)
    {
        switch (name)
        {
            case "div" when AttributesOf(element, name).Length == 0:
            case "p" when IsAlone(element) && AttributesOf(element, name).Length == 0:
            case "tbody" or "thead" or "tfoot" or "caption" when !_writer.IsPartOf("table"):
            case "tr" when !_writer.IsPartOf("table", "tbody", "thead", "tfoot"):
            case "td" or "th" when !_writer.IsPartOf("tr"):
            case "li" when !_writer.IsPartOf("ul", "ol"):
            case "dl" when !IsList(element):
            case "dt" or "dd" when !_writer.IsPartOf("dl"):
            case "figcaption" when !_writer.IsPartOf("figure") || !IsCaption(element):
            case "summary" when !_writer.IsPartOf("details") || !IsSummary(element):
            case "details" when !element.Children.Any(IsSummary):
                _writer.Line();
                return _writer.Line;
        }

        if (name is "h2" or "h3" or "h4" or "h5" or "h6")
        {
            return EnterHeading(element);
        }

        if (name is "table" && !Tables.RowsOf(element).SelectMany(Tables.CellsOf).Any(HasContent))
        {
            _writer.Line();
            return _writer.Line;
        }

        if (name is "p" && IsBlank(element))
        {
            if (element.PreviousElementSibling is not null && element.NextElementSibling is not null)
            {
                Note(RichTextChanges.Blanks, element);
            }

            _writer.Line();
            return _writer.Line;
        }

        var block = _writer.Open(name, AttributesOf(element, name), ContentOf(name), isNeeded: name is "td" or "th");
        return () =>
        {
            _writer.Close(block);
            if (block is { IsWritten: false } && IdOf(element) is { } id)
            {
                _writer.Anchor(id);
            }
        };
    }

    private static MarkupWriter.Content ContentOf(string name) => name switch
    {
        "p" => MarkupWriter.Content.Line,
        "pre" or "dt" or "th" or "caption" or "summary" => MarkupWriter.Content.OnlyLine,
        "li" or "td" or "dd" or "figcaption" => MarkupWriter.Content.Either,
        "ul" or "ol" or "dl" or "table" or "thead" or "tbody" or "tfoot" or "tr" => MarkupWriter.Content.Parts,
        _ => MarkupWriter.Content.Paragraphs,
    };

    private Action EnterHeading(IElement element)
    {
        if (_writer.IsInOnlyLine)
        {
            _writer.Line();
            return _writer.Line;
        }

        var level = element.LocalName[1] - '0';
        var words = WordsOf(element);
        if (HasContent(element))
        {
            if (level == 1)
            {
                Note(RichTextChanges.TopHeading, element, words);
                _hadTopHeading = true;
                level = 2;
            }
            else if (_hadTopHeading)
            {
                // What stood below it still does.
                level = Math.Min(level + 1, 6);
            }

            if (_level > 0 && level > _level + 1)
            {
                if (!_hadTopHeading)
                {
                    Note(RichTextChanges.SkippedLevel, element, words);
                }

                level = _level + 1;
            }

            _level = level;
        }

        var name = "h" + Math.Max(level, 2).ToString(CultureInfo.InvariantCulture);
        var block = _writer.Open(name, AttributesOf(element, name), MarkupWriter.Content.OnlyLine);
        return () => _writer.Close(block);
    }

    private Action EnterInline(IElement element, string name)
    {
        var id = IdOf(element);
        var opened = new List<MarkupWriter.Inline?>();
        switch (name)
        {
            case "a":
                if (LinkOf(element) is { } link)
                {
                    opened.Add(_writer.Open("a", link, id));
                    id = null;
                }

                break;
            case "b" or "i" or "strong" or "em" when Styles.IsRevoked(element):
                break;
            case "ruby" when element.Children.Length == 0 || element.Children.Any(child => child.LocalName is not ("rt" or "rp") || child.Children.Length > 0) || element.QuerySelector("rt") is not { } reading || string.IsNullOrWhiteSpace(reading.TextContent):
            case "rt" or "rp" when !_writer.IsDirectlyIn("ruby"):
            case "time" when !Vocabulary.IsTime(element.GetAttribute("datetime")):
            case "bdo" when element.GetAttribute("dir") is not ("ltr" or "rtl"):
            case "dfn" when _writer.IsIn("dfn"):
                break;
            case "span" when AttributesOf(element, name).Length == 0 && id is null:
                break;
            default:
                opened.Add(_writer.Open(name, AttributesOf(element, name, withId: false), id));
                id = null;
                break;
        }

        if (id is not null)
        {
            _writer.Anchor(id);
        }

        if (name is not ("b" or "i" or "strong" or "em" or "a" or "sub" or "sup" or "s"))
        {
            opened.AddRange(Styles.ElementsOf(element).Select(meant => _writer.Open(meant, "", null)));
        }

        return () =>
        {
            for (var i = opened.Count - 1; i >= 0; i--)
            {
                _writer.Close(opened[i]);
            }
        };
    }

    private string? LinkOf(IElement element)
    {
        if (element.GetAttribute("href") is not { } typed || _writer.IsInLink)
        {
            return null;
        }

        var clean = LinkChanges.Clean(typed.Trim(), PositionOf(element));
        if (LinkTarget.Of(clean.Text) is not { } target)
        {
            Note(RichTextChanges.DeadLink, element, typed);
            return null;
        }

        _changes.AddRange(clean.Changes);
        if (target is ['#', .. var fragment] && Uri.UnescapeDataString(fragment) is var name && _targets.TryGetValue(name, out var id))
        {
            target = name == id ? target : "#" + id;
        }

        var attributes = new StringBuilder(MarkupWriter.Attribute("href", target));
        foreach (var attribute in (ReadOnlySpan<string>)["target", "rel", "hreflang"])
        {
            if (element.GetAttribute(attribute) is { } value && (attribute switch
            {
                "target" => value is "_blank",
                "hreflang" => Vocabulary.IsLanguage(value),
                _ => value.Split(' ').All(token => token is "author" or "external" or "help" or "license" or "next" or "nofollow" or "noopener" or "noreferrer" or "prev" or "tag"),
            }))
            {
                attributes.Append(MarkupWriter.Attribute(attribute, value));
            }
        }

        return attributes.Append(Common(element)).ToString();
    }

    private Action EnterEmbed(IElement element)
    {
        var address = Embeds.AddressOf(element);
        var isLine = element.ParentElement is { LocalName: "body" or "div" or "figure" or "blockquote" };
        if (isLine)
        {
            _writer.Line();
        }

        var name = Embeds.NameOf(element, address);
        if (address is not null && LinkTarget.Of(address) is { } target)
        {
            Note(RichTextChanges.Embedded, element, name == address ? address : $"{name} ({address})");
            var link = _writer.IsInLink ? null : _writer.Open("a", MarkupWriter.Attribute("href", target), null);
            _writer.Apart();
            WriteText(name);
            _writer.Close(link);
        }
        else
        {
            Note(RichTextChanges.NotEmbedded, element, $"<{element.LocalName}> {element.GetAttribute("src") ?? element.GetAttribute("data")}".Trim());
        }

        _writer.Apart();
        return isLine ? _writer.Line : _writer.Apart;
    }

    private void WritePicture(IElement element)
    {
        var source = element.GetAttribute("src");
        if ((use & RichTextUse.Stored) == 0 && !RichText.IsOwnPicture(source))
        {
            // What a browser shows of a picture that it cannot load.
            _writer.Apart();
            WriteText(element.GetAttribute("alt") ?? "");
            _writer.Apart();
            return;
        }

        var attributes = new StringBuilder();
        attributes.Append(source is null ? "" : MarkupWriter.Attribute("src", source));
        attributes.Append(element.GetAttribute("alt") is { } alt ? MarkupWriter.Attribute("alt", alt) : "");
        foreach (var side in (ReadOnlySpan<string>)["width", "height"])
        {
            if (int.TryParse(element.GetAttribute(side), NumberStyles.None, CultureInfo.InvariantCulture, out var pixels) && pixels is > 0 and < 20_000)
            {
                attributes.Append(MarkupWriter.Attribute(side, pixels.ToString(CultureInfo.InvariantCulture)));
            }
        }

        var id = IdOf(element);
        _writer.Void($"<img{(id is null ? "" : MarkupWriter.Attribute("id", id))}{attributes}{Common(element)}>");
    }

    private void WriteInput(IElement element)
    {
        Note(RichTextChanges.Unwrapped, element, "<input>");
        if (element.GetAttribute("type")?.ToLowerInvariant() is not ("hidden" or "password" or "checkbox" or "radio" or "file" or "image" or "range" or "color"))
        {
            _writer.Apart();
            WriteText(element.GetAttribute("value") is { Length: > 0 } value ? value : element.GetAttribute("placeholder") ?? "");
            _writer.Apart();
        }
    }

    private void WriteText(IText text)
    {
        var isKept = text.ParentElement?.Closest("pre, listing, xmp") is not null;
        var (words, rows) = isKept ? (Whole(text.Data), 0) : WithoutRows(Whole(text.Data));
        if (rows > 0)
        {
            Note(RichTextChanges.Blanks, text.ParentElement ?? (INode)text);
        }

        WriteText(words);
    }

    private void WriteText(string words)
    {
        _writer.Text(_writer.BlankEnds && words.StartsWith('\u00a0') ? words.TrimStart('\u00a0', ' ') : words);
    }

    // Rows of blanks with no-break ones among them: one blank, or none where there is one.
    private static (string Words, int Rows) WithoutRows(string text)
    {
        if (!text.Contains('\u00a0', StringComparison.Ordinal))
        {
            return (text, 0);
        }

        var rows = 0;
        var words = RowOfBlanks().Replace(text, match =>
        {
            rows += match.Value.Count(c => c == '\u00a0') > 2 ? 1 : 0;
            return " ";
        });
        return (words, rows);
    }

    // Characters that no page may have (HTML Standard, 13.2.3.5): controls, noncharacters, halves of others.
    private static string Whole(string text) => Forbidden().Replace(TextCut.Whole(text).Replace('\u000b', ' ').Replace('\u000c', ' '), "");

    private void LookAt(IElement element)
    {
        if (element.Attributes.Any(attribute => IsLook(attribute, element)) || Vocabulary.HasProgramsClass(element.ClassName) || element.LocalName is "font" or "center" or "big" || IsProgramsOwn(element))
        {
            Note(RichTextChanges.Look, element);
        }

        foreach (var attribute in element.Attributes.Where(attribute => attribute.Name.StartsWith("on", StringComparison.OrdinalIgnoreCase)))
        {
            Note(RichTextChanges.Program, element, attribute.Name);
        }
    }

    private static bool IsLook(IAttr attribute, IElement element) => attribute.Name switch
    {
        "style" => !string.IsNullOrWhiteSpace(attribute.Value),
        "align" or "bgcolor" or "border" or "cellpadding" or "cellspacing" or "color" or "face" or "nowrap" or "valign" or "background" or "hspace" or "vspace" or "clear" => true,
        "size" => element.LocalName == "font",
        "width" or "height" => element.LocalName is not ("img" or "iframe" or "video" or "object" or "embed" or "svg" or "canvas"),
        _ => false,
    };

    // What says nothing to readers, or has been told of otherwise.
    private static bool IsSilent(IElement element)
        => element.LocalName is "font" or "center" or "big" or WordsOfTemplate or "tbody" or "colgroup" or "col" or "nobr" or "source" or "track" or "param" or "meta" or "link" or "area" or "base"
            || IsProgramsOwn(element) || (element.NamespaceUri != NamespaceNames.HtmlUri && element.ParentElement?.NamespaceUri == element.NamespaceUri);

    // Word's "o:p" and "st1:City".
    private static bool IsProgramsOwn(IElement element) => element.LocalName.Contains(':', StringComparison.Ordinal);

    // Attributes and what stands for them.
    private string AttributesOf(IElement element, string name, bool withId = true)
    {
        var attributes = new StringBuilder();
        if (withId && IdOf(element) is { } id)
        {
            attributes.Append(MarkupWriter.Attribute("id", id));
        }

        switch (name)
        {
            case "th" or "td":
                AppendSpans(element, attributes);
                if (name == "th")
                {
                    attributes.Append(MarkupWriter.Attribute("scope", ScopeOf(element)));
                }

                break;
            case "ol":
                AppendOrder(element, attributes);
                break;
            case "li" when element.ParentElement?.LocalName == "ol" && int.TryParse(element.GetAttribute("value"), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number):
                attributes.Append(MarkupWriter.Attribute("value", number.ToString(CultureInfo.InvariantCulture)));
                break;
            case "details" when element.HasAttribute("open"):
                attributes.Append(MarkupWriter.Attribute("open", ""));
                break;
            case "time" or "ins" or "del" when Vocabulary.IsTime(element.GetAttribute("datetime")) && (name == "time" || element.GetAttribute("datetime")!.Length >= 10):
                attributes.Append(MarkupWriter.Attribute("datetime", element.GetAttribute("datetime")!));
                break;
            case "blockquote" or "q" when LinkTarget.Of(element.GetAttribute("cite")) is { Length: > 0 } source && WebAddress.IsPublic(source):
                attributes.Append(MarkupWriter.Attribute("cite", CleanAddress.Of(source).Address));
                break;
        }

        return attributes.Append(Common(element)).ToString();
    }

    private string Common(IElement element)
    {
        var attributes = new StringBuilder();
        if (Vocabulary.Classes(element.ClassName) is { Length: > 0 } classes)
        {
            attributes.Append(MarkupWriter.Attribute("class", classes));
        }

        if (element.GetAttribute("lang") is { } language && Vocabulary.IsLanguage(language))
        {
            attributes.Append(MarkupWriter.Attribute("lang", language));
        }

        if (element.GetAttribute("dir")?.ToLowerInvariant() is { } direction && (direction is "rtl" or "auto" || (direction == "ltr" && (element.LocalName == "bdo" || _writer.IsTurned))))
        {
            attributes.Append(MarkupWriter.Attribute("dir", direction));
        }

        if (element.GetAttribute("title") is { Length: > 0 } title)
        {
            attributes.Append(MarkupWriter.Attribute("title", Whole(title)));
        }

        return attributes.ToString();
    }

    private static void AppendSpans(IElement cell, StringBuilder attributes)
    {
        foreach (var span in (ReadOnlySpan<string>)["colspan", "rowspan"])
        {
            if (Tables.SpanOf(cell, span) is > 1 and var count)
            {
                attributes.Append(MarkupWriter.Attribute(span, count.ToString(CultureInfo.InvariantCulture)));
            }
        }
    }

    // A header cell that does not say so stands over its column, or before its row.
    private static string ScopeOf(IElement cell)
        => cell.GetAttribute("scope")?.ToLowerInvariant() is "col" or "row" or "colgroup" or "rowgroup" ? cell.GetAttribute("scope")!.ToLowerInvariant()
            : cell.ParentElement is { } row && Tables.CellsOf(row).TrueForAll(other => other.LocalName == "th") ? "col" : "row";

    private static void AppendOrder(IElement list, StringBuilder attributes)
    {
        if (int.TryParse(list.GetAttribute("start"), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var start) && start != 1)
        {
            attributes.Append(MarkupWriter.Attribute("start", start.ToString(CultureInfo.InvariantCulture)));
        }

        attributes.Append(list.HasAttribute("reversed") ? MarkupWriter.Attribute("reversed", "") : "");
        if (list.GetAttribute("type") is "a" or "A" or "i" or "I")
        {
            attributes.Append(MarkupWriter.Attribute("type", list.GetAttribute("type")!));
        }
    }

    private string? IdOf(IElement element) => _idOf.GetValueOrDefault(element);

    // Terms, each with its descriptions, and nothing else.
    private static bool IsList(IElement? element)
    {
        if (element is not { LocalName: "dl" })
        {
            return false;
        }

        var parts = string.Concat(element.Children.Select(child => child.LocalName switch { "dt" => 't', "dd" => 'd', _ => 'x' }));
        return TermsAndDescriptions().IsMatch(parts) && element.ChildNodes.OfType<IText>().All(text => string.IsNullOrWhiteSpace(text.Data)) && element.Children.All(HasContent);
    }

    private static bool IsCaption(IElement element)
        => element is { LocalName: "figcaption", ParentElement: { LocalName: "figure" } figure } && figure.Children.Count(child => child.LocalName == "figcaption") == 1
            && (IsEdge(element, node => node.PreviousSibling) || IsEdge(element, node => node.NextSibling));

    private static bool IsSummary(IElement element)
        => element is { LocalName: "summary", ParentElement.LocalName: "details" } && IsEdge(element, node => node.PreviousSibling) && HasContent(element);

    // The one paragraph of a cell or an entry says nothing that those do not say.
    private static bool IsAlone(IElement element)
        => element.ParentElement is { LocalName: "li" or "td" or "dd" } && IsEdge(element, node => node.PreviousSibling) && IsEdge(element, node => node.NextSibling);

    private static bool IsEdge(INode node, Func<INode, INode?> next)
    {
        for (var other = next(node); other is not null; other = next(other))
        {
            if (other is IElement || (other is IText && !string.IsNullOrWhiteSpace(other.TextContent)))
            {
                return false;
            }
        }

        return true;
    }

    private static bool HasContent(IElement element) => !IsBlank(element);

    private static bool IsBlank(IElement element)
        => string.IsNullOrWhiteSpace(WordsOf(element)) && !element.Descendants<IElement>().Any(child => child.LocalName is "img" or "input" || Embeds.Is(child) || (child.LocalName == "optgroup"));

    private void Note(ChangeKind kind, INode node, string what = "") => _changes.Add(new(kind, PositionOf(node), what));

    // What the walk itself has made, or was in a frame, stands where its parent stands.
    private static int PositionOf(INode? node)
    {
        for (; node is not null; node = node.Parent)
        {
            if (node is IElement { SourceReference: { } source })
            {
                return Math.Max(source.Position.Index, 0);
            }

            if (node.PreviousSibling is IElement { SourceReference: { } before })
            {
                return Math.Max(before.Position.Index, 0);
            }
        }

        return 0;
    }

    private static void Nothing()
    {
    }

    [GeneratedRegex(@"^\s*\[(if|endif)|^StartFragment|^EndFragment|^\s*/?\*|\bmso\b", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex OfficeComment();

    [GeneratedRegex(@"\s*\u00a0\s+|\s+\u00a0\s*")]
    private static partial Regex RowOfBlanks();

    [GeneratedRegex(@"[\u0000-\u0008\u000e-\u001f\u007f-\u009f\ufdd0-\ufdef\ufffe\uffff]|[\ud83f\ud87f\ud8bf\ud8ff\ud93f\ud97f\ud9bf\ud9ff\uda3f\uda7f\udabf\udaff\udb3f\udb7f\udbbf\udbff][\udffe\udfff]")]
    private static partial Regex Forbidden();

    [GeneratedRegex("^(t+d+)+$")]
    private static partial Regex TermsAndDescriptions();
}
