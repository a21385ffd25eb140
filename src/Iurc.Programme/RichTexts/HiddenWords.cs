using System.Globalization;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using Iurc.Programme.Mending;

namespace Iurc.Programme.RichTexts;

/// <summary>
/// Takes out what nobody saw where a text comes from: it would come to light when the styles are taken off. Only what an element says of
/// itself counts; words in the colour of their ground look like others here.
/// </summary>
internal static partial class HiddenWords
{
    [Flags]
    private enum Hidden
    {
        None = 0,

        /// <summary>It takes no place; nothing within it can show itself again.</summary>
        Box = 1,

        /// <summary>CSS <c>visibility</c>, which what lies within can undo, as it can the next two.</summary>
        Visibility = 2,

        /// <summary>Word's hidden characters.</summary>
        Characters = 4,

        /// <summary>Letters without a size.</summary>
        Size = 8,

        /// <summary>It lies in a frame that is hidden in one of these ways: a page of its own, in which nothing knows what it inherits.</summary>
        Frame = 16,
    }

    /// <summary>Takes it out, and tells of each piece before it goes.</summary>
    /// <param name="root">The text.</param>
    /// <param name="note">What is told, where, and its words.</param>
    public static void TakeOut(IElement root, Action<ChangeKind, INode, string> note)
    {
        HideColumns(root);
        var all = root.Descendants().ToList();
        var states = new Dictionary<INode, (Hidden How, IElement? By)> { [root] = default };
        List<(INode Node, IElement By)> found = [];
        foreach (var node in all)
        {
            var (how, by) = states[node.Parent!];
            if (node is IElement element)
            {
                var own = StateOf(element, how);
                own |= own != Hidden.None && element.LocalName is ("iframe" or "noembed" or "noframes") ? Hidden.Frame : Hidden.None;
                by = own == Hidden.None ? null : how == Hidden.None ? element : by;
                states[element] = (own, by);
                if (own != Hidden.None && ((own.HasFlag(Hidden.Box) && !how.HasFlag(Hidden.Box)) || IsSeen(element)))
                {
                    found.Add((element, by!));
                }
            }
            else
            {
                states[node] = (how, by);
                if (how != Hidden.None && !how.HasFlag(Hidden.Box) && node is IText text && !string.IsNullOrWhiteSpace(text.Data) && !Vocabulary.IsProgram(text.ParentElement!))
                {
                    found.Add((text, by!));
                }
            }
        }

        foreach (var piece in found.GroupBy(part => part.By).ToList())
        {
            var parts = piece.Select(part => part.Node).Where(node => node is not IElement element || IsSeen(element) || ElementContent.HasContent(element)).ToList();
            if (parts.Count == 0)
            {
                continue;
            }

            var words = string.Join(' ', parts.Select(node => node is IElement element ? ElementContent.WordsOf(element) : node.TextContent)).Trim();
            note(RichTextChanges.Hidden, piece.Key, words.Length > 0 ? words : $"<{(parts[0] as IElement ?? piece.Key).LocalName}>");
            foreach (var node in parts)
            {
                if (node is IElement element && !states[element].How.HasFlag(Hidden.Box))
                {
                    // Its place stays empty.
                    element.Parent?.InsertBefore(element.Owner!.CreateTextNode(" "), element);
                }

                node.Parent?.RemoveChild(node);
            }
        }
    }

    // Pictures and what is loaded from elsewhere are seen without a word. The words of the latter may show themselves again.
    private static bool IsSeen(IElement element)
        => element.LocalName is "img" or "input" || (Embeds.Is(element) && string.IsNullOrWhiteSpace(ElementContent.WordsOf(element)));

    private static Hidden StateOf(IElement element, Hidden inherited)
    {
        var state = inherited | (element.HasAttribute("hidden") && element.NamespaceUri == NamespaceNames.HtmlUri ? Hidden.Box : Hidden.None);
        if (element.LocalName == "font" && element.HasAttribute("size"))
        {
            state &= ~Hidden.Size;
        }

        var style = DeclarationsOf(element);
        if (style.Count == 0)
        {
            return state;
        }

        bool Says(string property, params ReadOnlySpan<string> values) => style.TryGetValue(property, out var value) && values.Contains(value);
        bool IsZero(string property) => style.TryGetValue(property, out var value) && Zero().IsMatch(value);
        bool IsFar(string property) => style.TryGetValue(property, out var value) && Far().IsMatch(value);
        if (Says("display", "none") || Says("content-visibility", "hidden") || IsZero("opacity")
            || ((Says("overflow", "hidden") || Says("overflow-x", "hidden") || Says("overflow-y", "hidden")) && (IsZero("height") || IsZero("max-height") || IsZero("width") || IsZero("max-width"))))
        {
            state |= Hidden.Box;
        }

        // Pushed off the page.
        if (IsFar("text-indent") || (Says("position", "absolute", "fixed") && (IsFar("left") || IsFar("top") || IsFar("right") || IsFar("bottom") || IsFar("margin-left") || IsFar("margin-top"))))
        {
            state |= Hidden.Box;
        }

        Set(Hidden.Visibility, style.ContainsKey("visibility") && !Says("visibility", "inherit"), Says("visibility", "hidden", "collapse"));
        Set(Hidden.Characters, style.ContainsKey("mso-hide"), Says("mso-hide", "all"));
        if (style.TryGetValue("font", out var font) && font != "inherit")
        {
            Set(Hidden.Size, true, ZeroFont().IsMatch(font));
        }

        if (style.TryGetValue("font-size", out var size) && size != "inherit")
        {
            // A share of nothing is nothing.
            Set(Hidden.Size, true, Zero().IsMatch(size) || Tiny().IsMatch(size) || (inherited.HasFlag(Hidden.Size) && Share().IsMatch(size)));
        }

        return state;

        void Set(Hidden kind, bool isSaid, bool value) => state = isSaid ? (state & ~kind) | (value ? kind : Hidden.None) : state;
    }

    private static Dictionary<string, string> DeclarationsOf(IElement element)
    {
        Dictionary<string, string> declarations = new(StringComparer.Ordinal);
        foreach (var declaration in (element.GetAttribute("style") ?? "").Split(';'))
        {
            if (declaration.Split(':', 2) is [var property, var value])
            {
                declarations[property.Trim().ToLowerInvariant()] = Important().Replace(value, "").Trim().ToLowerInvariant();
            }
        }

        return declarations;
    }

    // Spreadsheets hide a column by its "col", and its cells say nothing of it.
    private static void HideColumns(IElement root)
    {
        foreach (var table in root.QuerySelectorAll("table").ToList())
        {
            List<bool> columns = [];
            foreach (var column in table.Children.Concat(table.Children.Where(child => child.LocalName == "colgroup").SelectMany(group => group.Children)).Where(child => child.LocalName == "col"))
            {
                var style = DeclarationsOf(column);
                var isHidden = column.HasAttribute("hidden") || style.GetValueOrDefault("display") == "none" || style.GetValueOrDefault("visibility") is "collapse" or "hidden"
                    || column.GetAttribute("width") is "0";
                var span = int.TryParse(column.GetAttribute("span"), NumberStyles.None, CultureInfo.InvariantCulture, out var typed) ? Math.Clamp(typed, 1, 1_000) : 1;
                columns.AddRange(Enumerable.Repeat(isHidden, span));
            }

            if (!columns.Contains(true) || Tables.RowsOf(table).SelectMany(Tables.CellsOf).Any(cell => cell.GetAttribute("rowspan") is not (null or "1")))
            {
                continue;
            }

            foreach (var row in Tables.RowsOf(table))
            {
                var start = 0;
                foreach (var cell in Tables.CellsOf(row))
                {
                    var span = int.TryParse(cell.GetAttribute("colspan"), NumberStyles.None, CultureInfo.InvariantCulture, out var typed) ? Math.Clamp(typed, 1, 1_000) : 1;
                    if (Enumerable.Range(start, span).All(index => index < columns.Count && columns[index]))
                    {
                        cell.SetAttribute("hidden", "");
                    }

                    start += span;
                }
            }
        }
    }

    [GeneratedRegex(@"^[+-]?0*\.?0+(px|pt|pc|em|ex|rem|ch|cm|mm|in|q|vh|vw|%)?$", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex Zero();

    // No eye reads letters of a pixel or a point.
    [GeneratedRegex(@"^\+?(0*1(\.0*)?|0*\.\d+)(px|pt)$", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex Tiny();

    [GeneratedRegex(@"^-(\d{4,}(\.\d+)?(px|pt)|\d{3,}(\.\d+)?(em|rem|vw|vh|%))$", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex Far();

    [GeneratedRegex(@"(^|\s)0*\.?0+(px|pt|em|rem|%)?(\s*/\s*[^\s]+)?\s+[^\s\d]", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex ZeroFont();

    [GeneratedRegex(@"(%|[\d.](em|ex|ch)|smaller|larger)$", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex Share();

    [GeneratedRegex(@"!\s*important\s*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Important();
}
