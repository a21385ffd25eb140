using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using Iurc.Programme.Links;
using Iurc.Programme.Mending;

namespace Iurc.Programme.RichTexts;

/// <summary>One walk through a rich text, from its markup as it was typed to what <see cref="MarkupWriter"/> makes of it.</summary>
internal sealed partial class RichTextWalk
{
    private readonly RichTextUse _use;
    private readonly MarkupWriter _writer;
    private readonly AttributeWriter _attributes;
    private readonly List<Change> _changes = [];
    private readonly PlaceIds _ids;
    private bool _hadTopHeading;
    private int _level;

    /// <summary>Begins a walk.</summary>
    /// <param name="use">What the text is mended for.</param>
    /// <param name="below">The level of the heading that the text stands below; 0 if that is not known.</param>
    public RichTextWalk(RichTextUse use, int below)
    {
        _use = use;
        _level = below;
        _writer = new((use & RichTextUse.Line) != 0);
        _ids = new((use & RichTextUse.Ids) != 0);
        _attributes = new(_writer, _ids);
    }

    /// <summary>The markup as it comes out, and what was changed.</summary>
    public (string Html, IReadOnlyList<Change> Changes) Run(string html)
    {
        var root = SourceTree.Read(html, Note);
        Prepare(root);
        Walk(root);
        return (_writer.Finish(), [.. _changes.OrderBy(change => change.Position)]);
    }

    // What cannot be decided while writing.
    private void Prepare(IElement root)
    {
        TypedLists.Make(root, (node, words) => Note(RichTextChanges.List, node, words));
        SourceTree.AdoptEntries(root);
        foreach (var table in root.QuerySelectorAll("table").ToList())
        {
            PrepareTable(table);
        }

        _ids.Find(root);
    }

    private void PrepareTable(IElement table)
    {
        // What no table may have directly: it stands before the table, where parsers put most of it.
        foreach (var part in Tables.PartsOf(table).ToList())
        {
            foreach (var node in part.ChildNodes.Where(node => !Tables.IsPart(node)).ToList())
            {
                table.Parent!.InsertBefore(table.Owner!.CreateTextNode(" "), table);
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
        else if ((_use & RichTextUse.Stored) != 0 && !Tables.HasHead(table) && Tables.RowsOf(table).Count > 1)
        {
            Note(RichTextChanges.HeadWanted, table, words);
        }
    }

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
        if (name is "del" && (_use & RichTextUse.Stored) != 0 && ElementContent.WordsOf(element).Trim() is { Length: > 0 } words)
        {
            Note(RichTextChanges.Struck, element, words);
        }

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
        if (!Looks.IsSilent(element))
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
            case "div" when _attributes.AttributesOf(element, name).Length == 0:
            case "p" when ElementContent.IsAlone(element) && _attributes.AttributesOf(element, name).Length == 0:
            case "tbody" or "thead" or "tfoot" or "caption" when !_writer.IsPartOf("table"):
            case "tr" when !_writer.IsPartOf("table", "tbody", "thead", "tfoot"):
            case "td" or "th" when !_writer.IsPartOf("tr"):
            case "li" when !_writer.IsPartOf("ul", "ol"):
            case "dl" when !ElementContent.IsList(element):
            case "dt" or "dd" when !_writer.IsPartOf("dl"):
            case "figcaption" when !_writer.IsPartOf("figure") || !ElementContent.IsCaption(element):
            case "summary" when !_writer.IsPartOf("details") || !ElementContent.IsSummary(element):
            case "details" when !element.Children.Any(ElementContent.IsSummary):
                _writer.Line();
                return _writer.Line;
        }

        if (name is "h2" or "h3" or "h4" or "h5" or "h6")
        {
            return EnterHeading(element);
        }

        if (name is "table" && !Tables.RowsOf(element).SelectMany(Tables.CellsOf).Any(ElementContent.HasContent))
        {
            _writer.Line();
            return _writer.Line;
        }

        if (name is "p" && ElementContent.IsBlank(element))
        {
            if (element.PreviousElementSibling is not null && element.NextElementSibling is not null)
            {
                Note(RichTextChanges.Blanks, element);
            }

            _writer.Line();
            return _writer.Line;
        }

        var block = _writer.Open(name, _attributes.AttributesOf(element, name), ContentOf(name), isNeeded: name is "td" or "th");
        return () =>
        {
            _writer.Close(block);
            if (block is { IsWritten: false } && _ids.Of(element) is { } id)
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
        var words = ElementContent.WordsOf(element);
        if (ElementContent.HasContent(element))
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
        var block = _writer.Open(name, _attributes.AttributesOf(element, name), MarkupWriter.Content.OnlyLine);
        return () => _writer.Close(block);
    }

    private Action EnterInline(IElement element, string name)
    {
        var id = _ids.Of(element);
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
            case "span" when _attributes.AttributesOf(element, name).Length == 0 && id is null:
                break;
            default:
                opened.Add(_writer.Open(name, _attributes.AttributesOf(element, name, withId: false), id));
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
        if (LinkTarget.Of(clean.Text) is not { } target || (CleanAddress.WrappedIn(target) is { } inner && LinkTarget.Of(inner) is null))
        {
            Note(RichTextChanges.DeadLink, element, typed);
            return null;
        }

        _changes.AddRange(clean.Changes);
        var attributes = new StringBuilder(MarkupWriter.Attribute("href", _ids.Follow(target)));
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

        return attributes.Append(_attributes.Common(element)).ToString();
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
        if ((_use & RichTextUse.Stored) == 0 && !RichText.IsOwnPicture(source))
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

        var id = _ids.Of(element);
        _writer.Void($"<img{(id is null ? "" : MarkupWriter.Attribute("id", id))}{attributes}{_attributes.Common(element)}>");
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
        var (words, rows) = isKept ? (PlainWords.Whole(text.Data), 0) : PlainWords.WithoutRows(PlainWords.Whole(text.Data));
        if (rows > 0)
        {
            Note(RichTextChanges.Blanks, text.ParentElement ?? (INode)text);
        }

        WriteText(WrittenAddress().Replace(words, match => UnwrappedAt(match.Value, text)));
    }

    // Mail programs show the wrapping as the words of a link, or as words alone, with the address of whoever received it.
    private string UnwrappedAt(string address, IText text)
    {
        if (CleanAddress.Of(address).Wrapping.Length == 0)
        {
            return address;
        }

        var clean = LinkChanges.Clean(address, PositionOf(text));
        _changes.AddRange(clean.Changes);
        return clean.Text;
    }

    private void WriteText(string words)
    {
        _writer.Text(_writer.BlankEnds && words.StartsWith('\u00a0') ? words.TrimStart('\u00a0', ' ') : words);
    }

    private void LookAt(IElement element)
    {
        if (Looks.Has(element))
        {
            Note(RichTextChanges.Look, element);
        }

        foreach (var attribute in element.Attributes.Where(attribute => attribute.Name.StartsWith("on", StringComparison.OrdinalIgnoreCase)))
        {
            Note(RichTextChanges.Program, element, attribute.Name);
        }
    }

    private void Note(ChangeKind kind, INode node, string what) => _changes.Add(new(kind, PositionOf(node), what));

    private void Note(ChangeKind kind, INode node) => Note(kind, node, "");

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

    [GeneratedRegex(@"https?://[^\s<>""]+[^\s<>"".,;:!?)\]}']", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex WrittenAddress();

    [GeneratedRegex(@"^\s*\[(if|endif)|^StartFragment|^EndFragment|^\s*/?\*|\bmso\b", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex OfficeComment();
}
