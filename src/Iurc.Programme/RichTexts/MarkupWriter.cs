using System.Text;

namespace Iurc.Programme.RichTexts;

/// <summary>
/// Writes markup that is valid whatever is asked of it: elements that get no content are not written, elements of a line are closed
/// before a block and opened again behind it, loose words get a paragraph, and words that stood apart stay apart.
/// </summary>
internal sealed class MarkupWriter
{
    private const int MostBlocks = 40;
    private const int Reserve = 4;
    private const int MostInlines = 24;

    // What follows a word without a blank.
    private const string Closing = ".,;:!?)]}\u00bb\u201d\u2019%";

    private readonly StringBuilder _out = new();
    private readonly List<Block> _blocks = [];
    private readonly List<Inline> _inlines = [];
    private readonly List<string> _anchors = [];
    private int _openInlines;
    private int _breaks;
    private bool _wordsEnd;
    private bool _blankEnds = true;

    /// <summary>What may stand directly in a block.</summary>
    internal enum Content
    {
        /// <summary>Blocks only: loose words get a paragraph.</summary>
        Paragraphs,

        /// <summary>Blocks, and one run of words before them.</summary>
        Either,

        /// <summary>Words; a block ends it.</summary>
        Line,

        /// <summary>Words; a block is only a new line within it.</summary>
        OnlyLine,

        /// <summary>Certain elements and nothing else, such as rows of a table.</summary>
        Parts,
    }

    /// <summary>Begins a text.</summary>
    /// <param name="isLine">Whether it may be a piece of a line: then loose words get no paragraph.</param>
    public MarkupWriter(bool isLine) => _blocks.Add(new Block("", "", isLine ? Content.Either : Content.Paragraphs) { IsWritten = true });

    /// <summary>An element with lines of its own.</summary>
    internal sealed class Block(string name, string attributes, Content content)
    {
        public string Name { get; } = name;

        public string Attributes { get; set; } = attributes;

        public Content Content { get; } = content;

        public bool IsImplicit { get; init; }

        /// <summary>Whether it is written even if it stays empty, as cells are.</summary>
        public bool IsNeeded { get; init; }

        public bool IsWritten { get; set; }

        public bool HasContent { get; set; }

        public bool IsRunOver { get; set; }
    }

    /// <summary>An element in a line.</summary>
    internal sealed class Inline(string name, string attributes, string? id)
    {
        public string Name { get; } = name;

        public string Attributes { get; } = attributes;

        /// <summary>Written once, should the element be opened again.</summary>
        public string? Id { get; set; } = id;
    }

    private Block Top => _blocks[^1];

    /// <summary>Whether blocks are only new lines here.</summary>
    public bool IsInOnlyLine => _blocks.Exists(block => block.Content == Content.OnlyLine);

    // Whether words stand in this line already.
    private bool IsInRun => Top is { HasContent: true, IsRunOver: false } && Top.Content is Content.Line or Content.OnlyLine or Content.Either;

    // Whether what comes next is not to touch the words that were written last.
    private bool IsApart => _wordsEnd && _breaks == 0 && !_blankEnds;

    private bool IsPreformatted => _blocks.Exists(block => block.Name == "pre");

    /// <summary>Whether a link is open here: there is none within another.</summary>
    public bool IsInLink => _inlines.Exists(inline => inline.Name == "a");

    /// <summary>Whether an element of a line is open here.</summary>
    public bool IsIn(string inline) => _inlines.Exists(open => open.Name == inline);

    /// <summary>Whether it is written from right to left here, or from the side that the words say.</summary>
    public bool IsTurned => _blocks.Exists(block => block.Attributes.Contains(" dir=\"", StringComparison.Ordinal)) || _inlines.Exists(inline => inline.Attributes.Contains(" dir=\"", StringComparison.Ordinal));

    /// <summary>Whether the innermost open element of a line is this one.</summary>
    public bool IsDirectlyIn(string inline) => _inlines.Count > 0 && _inlines[^1].Name == inline;

    /// <summary>Whether the innermost open block has this name; the paragraph that loose words have got does not count.</summary>
    public bool IsPartOf(params ReadOnlySpan<string> names) => names.Contains((Top.IsImplicit ? _blocks[^2] : Top).Name);

    /// <summary>Opens a block; null if none can stand here: then its words stand on a new line.</summary>
    public Block? Open(string name, string attributes, Content content, bool isNeeded = false)
    {
        // What has parts always has room for them.
        if (IsInOnlyLine || (Top.Content != Content.Parts && _blocks.Count > (content == Content.Parts ? MostBlocks - Reserve : MostBlocks)))
        {
            Line();
            return null;
        }

        if (content != Content.Parts || Top.Content != Content.Parts)
        {
            EndRun();
        }

        if (Top.Content == Content.Line)
        {
            Close(Top);
        }

        var block = new Block(name, attributes, content) { IsNeeded = isNeeded };
        _blocks.Add(block);
        _blankEnds = true;
        return block;
    }

    /// <summary>Closes a block and what is still open in it; nothing if it is closed already.</summary>
    public void Close(Block? block)
    {
        if (block is null)
        {
            Line();
            return;
        }

        if (!_blocks.Contains(block))
        {
            // Another block has ended it; what came behind that one ends here.
            EndRun();
            return;
        }

        while (true)
        {
            var last = Top;
            if (last.IsNeeded && !last.IsWritten)
            {
                Materialise();
            }

            if (last.IsWritten)
            {
                CloseInlines(0);
                if (last.IsImplicit)
                {
                    TrimEnd();
                }

                _out.Append("</").Append(last.Name).Append('>');
            }

            _breaks = 0;
            _blocks.RemoveAt(_blocks.Count - 1);
            Top.IsRunOver |= last.IsWritten;
            _wordsEnd = false;
            _blankEnds = true;
            if (ReferenceEquals(last, block))
            {
                return;
            }
        }
    }

    /// <summary>What follows stands on a line of its own.</summary>
    public void Line()
    {
        if (IsInOnlyLine)
        {
            if (Top.HasContent && _breaks == 0)
            {
                _breaks = 1;
            }

            return;
        }

        EndRun();
        if (Top.Content == Content.Line)
        {
            // A paragraph in whose middle a block stood.
            Close(Top);
        }
    }

    /// <summary>Words before and after do not touch.</summary>
    public void Apart() => _wordsEnd |= IsInRun;

    /// <summary>A line break that was written; those at the end of a block are not needed.</summary>
    public void Break()
    {
        if (IsInRun)
        {
            _breaks++;
        }
    }

    /// <summary>Opens an element in a line; null if it cannot be opened here, or is open already.</summary>
    public Inline? Open(string name, string attributes, string? id)
    {
        if (_inlines.Count >= MostInlines || (id is null && _inlines.Exists(open => open.Name == name && open.Attributes == attributes && open.Id is null)))
        {
            return null;
        }

        var inline = new Inline(name, attributes, id);
        _inlines.Add(inline);
        return inline;
    }

    /// <summary>Closes an element in a line.</summary>
    public void Close(Inline? inline)
    {
        if (inline is null)
        {
            return;
        }

        var at = _inlines.IndexOf(inline);
        CloseInlines(Math.Min(at, _openInlines));
        _inlines.RemoveAt(at);
        if (inline.Id is { } id)
        {
            // It had no words, but a link may lead to it.
            Anchor(id);
        }
    }

    /// <summary>A place that links may lead to: where the next words stand.</summary>
    public void Anchor(string id) => _anchors.Add(id);

    /// <summary>Words.</summary>
    public void Text(string text)
    {
        if (IsPreformatted)
        {
            // Parsers pass over a line end at the beginning.
            text = Top.HasContent ? text : text.TrimStart('\r', '\n');
        }
        else if (string.IsNullOrWhiteSpace(text))
        {
            // A blank opens nothing.
            if (IsInRun && _breaks == 0 && text.Length > 0 && !_blankEnds)
            {
                Escape(text.Contains('\u00a0', StringComparison.Ordinal) ? " " : text);
                _blankEnds = true;
                _wordsEnd = false;
            }

            return;
        }

        if (text.Length == 0)
        {
            return;
        }

        var separate = IsApart && !char.IsWhiteSpace(text[0]) && !Closing.Contains(text[0], StringComparison.Ordinal);
        Begin();
        Escape(separate ? " " + text : text);
        _blankEnds = char.IsWhiteSpace(text[^1]);
    }

    /// <summary>Whether what was written last is a blank, or nothing.</summary>
    public bool BlankEnds => _blankEnds || _breaks > 0;

    /// <summary>A place where a word may be broken.</summary>
    public void WordBreak()
    {
        if (IsInRun && _breaks == 0)
        {
            _out.Append("<wbr>");
        }
    }

    /// <summary>A picture, or another element without content in a line.</summary>
    public void Void(string markup)
    {
        var separate = IsApart;
        Begin();
        _out.Append(separate ? " " : "").Append(markup);
        _blankEnds = false;
    }

    /// <summary>A line between paragraphs.</summary>
    public void Rule(string attributes)
    {
        if (IsInOnlyLine)
        {
            Line();
            return;
        }

        Line();
        Materialise();
        CloseInlines(0);
        _out.Append("<hr").Append(attributes).Append('>');
        Top.HasContent = true;
        Top.IsRunOver = true;
        _blankEnds = true;
    }

    /// <summary>The text.</summary>
    public string Finish()
    {
        while (_blocks.Count > 1)
        {
            Close(Top);
        }

        CloseInlines(0);
        return _out.ToString();
    }

    // Loose words end, and with them the paragraph that they got.
    private void EndRun()
    {
        if (Top.IsImplicit)
        {
            Close(Top);
        }

        if (Top.Content == Content.Either && Top.HasContent)
        {
            CloseInlines(0);
            Top.IsRunOver = true;
        }

        _breaks = Top.Content is Content.Line or Content.OnlyLine ? _breaks : 0;
        _wordsEnd = false;
        _blankEnds = true;
    }

    private void Begin()
    {
        if (Top.Content == Content.Paragraphs || Top is { Content: Content.Either, IsRunOver: true } || Top.Content == Content.Parts)
        {
            _blocks.Add(new Block("p", "", Content.Line) { IsImplicit = true });
            _breaks = 0;
        }

        Materialise();
        for (; _breaks > 0; _breaks--)
        {
            _out.Append(IsPreformatted ? "\n" : "<br>");
        }

        foreach (var id in _anchors.Distinct(StringComparer.Ordinal))
        {
            _out.Append("<span").Append(Attribute("id", id)).Append("></span>");
        }

        _anchors.Clear();
        for (; _openInlines < _inlines.Count; _openInlines++)
        {
            var inline = _inlines[_openInlines];
            _out.Append('<').Append(inline.Name).Append(inline.Id is { } id ? Attribute("id", id) : "").Append(inline.Attributes).Append('>');
            inline.Id = null;
        }

        Top.HasContent = true;
        _wordsEnd = false;
    }

    private void Materialise()
    {
        var first = _blocks.FindIndex(block => !block.IsWritten);
        if (first < 0)
        {
            return;
        }

        CloseInlines(0);
        for (var i = first; i < _blocks.Count; i++)
        {
            var block = _blocks[i];
            _out.Append('<').Append(block.Name).Append(block.Attributes).Append('>');
            block.IsWritten = true;
            _blocks[i - 1].HasContent = true;
        }
    }

    private void CloseInlines(int count)
    {
        for (; _openInlines > count; _openInlines--)
        {
            _out.Append("</").Append(_inlines[_openInlines - 1].Name).Append('>');
        }
    }

    private void TrimEnd()
    {
        while (_out.Length > 0 && char.IsWhiteSpace(_out[^1]))
        {
            _out.Length--;
        }
    }

    private void Escape(string text)
    {
        foreach (var c in text)
        {
            _ = c switch
            {
                '&' => _out.Append("&amp;"),
                '<' => _out.Append("&lt;"),
                '>' => _out.Append("&gt;"),
                '\u00a0' => _out.Append("&nbsp;"),
                _ => _out.Append(c),
            };
        }
    }

    /// <summary>An attribute with a blank before it.</summary>
    public static string Attribute(string name, string value)
        => $" {name}=\"{value.Replace("&", "&amp;", StringComparison.Ordinal).Replace("\"", "&quot;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal).Replace(">", "&gt;", StringComparison.Ordinal).Replace("\u00a0", "&nbsp;", StringComparison.Ordinal)}\"";
}
