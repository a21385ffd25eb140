using System.Globalization;
using System.Text.RegularExpressions;
using AngleSharp.Dom;

namespace Iurc.Programme.RichTexts;

/// <summary>
/// Finds lists that were only typed: paragraphs that begin with a dot, or with a number or another mark and the gap behind it by which Word and
/// Outlook hand lists over. They become real lists, nested by what Word says of their level, else by their indentation, else by their marks.
/// What somebody has typed with one blank behind it stays as it is ("A. Smith", "- 5 degrees"), and so does a number that no list of HTML has ("1.1").
/// </summary>
internal static partial class TypedLists
{
    private const int MostLevels = 9;

    private sealed record Item(IElement Paragraph, int? Level, double Indent, string Mark, int MarkLength, IElement? MarkElement)
    {
        public bool IsOrdered => Mark.Length > 1 && char.IsAsciiLetterOrDigit(Mark[^2]);
    }

    /// <summary>Makes lists of all runs of such paragraphs.</summary>
    /// <param name="root">What to look through.</param>
    /// <param name="found">Is told of each list: the first of its paragraphs, and its words.</param>
    public static void Make(INode root, Action<INode, string> found)
    {
        foreach (var paragraph in root.Descendants<IElement>().Where(element => element.LocalName == "p" && element.Children.Any(child => child.LocalName == "br")).ToList())
        {
            SplitAtBreaks(paragraph);
        }

        foreach (var parent in root.Descendants<INode>().Prepend(root).Where(node => node.ChildNodes.Any(IsParagraph)).ToList())
        {
            foreach (var run in RunsOf(parent))
            {
                found(run[0].Paragraph, WordsOf(run[0]));
                Build(run);
            }
        }
    }

    // Outlook writes the lines of such a list into one paragraph.
    private static void SplitAtBreaks(IElement paragraph)
    {
        var lines = new List<List<INode>> { new() };
        foreach (var node in paragraph.ChildNodes)
        {
            if (node is IElement { LocalName: "br" })
            {
                lines.Add([]);
            }
            else
            {
                lines[^1].Add(node);
            }
        }

        var marked = lines.Select(line => TypedMark().Match(string.Concat(line.Select(node => node.TextContent))) is { Success: true, Groups: var groups } && groups["strong"].Success).ToList();
        if (marked.Count(isMarked => isMarked) < 2 || marked.SkipWhile(isMarked => !isMarked).Any(isMarked => !isMarked))
        {
            return;
        }

        var first = marked.IndexOf(true);
        foreach (var line in lines.Skip(Math.Max(first, 1)).Reverse())
        {
            var copy = (IElement)paragraph.Clone(deep: false);
            copy.RemoveAttribute("id");
            foreach (var node in line)
            {
                copy.AppendChild(node);
            }

            paragraph.Parent!.InsertBefore(copy, paragraph.NextSibling);
        }

        while (paragraph.LastChild is { } last && (last is IElement { LocalName: "br" } || string.IsNullOrWhiteSpace(last.TextContent)))
        {
            paragraph.RemoveChild(last);
        }
    }

    private static IEnumerable<List<Item>> RunsOf(INode parent)
    {
        var runs = new List<List<Item>>();
        List<Item> run = [];
        foreach (var node in parent.ChildNodes)
        {
            if (node is IComment || (node is IText && string.IsNullOrWhiteSpace(node.TextContent)) || (run.Count > 0 && IsParagraph(node) && IsEmpty(node)))
            {
                continue;
            }

            if (IsParagraph(node) && ItemOf((IElement)node) is { } item)
            {
                run.Add(item);
                continue;
            }

            runs.Add(run);
            run = [];
        }

        runs.Add(run);
        return runs.Where(found => found.Count > 0);
    }

    private static bool IsParagraph(INode node) => node is IElement { LocalName: "p" or "div" } element && element.QuerySelector("p, div, ul, ol, table, h1, h2, h3, h4, h5, h6") is null;

    private static bool IsEmpty(INode node) => string.IsNullOrWhiteSpace(node.TextContent) && ((IElement)node).QuerySelector("img") is null;

    private static Item? ItemOf(IElement paragraph)
    {
        var style = paragraph.GetAttribute("style") ?? "";
        int? level = MsoLevel().Match(style) is { Success: true } match ? Math.Min(int.Parse(match.Groups["level"].Value, CultureInfo.InvariantCulture), MostLevels) : null;
        var isWords = level is not null || (paragraph.ClassName ?? "").Contains("ListParagraph", StringComparison.Ordinal);
        if (paragraph.QuerySelectorAll("span").FirstOrDefault(span => MsoIgnore().IsMatch(span.GetAttribute("style") ?? "")) is { } mark)
        {
            var said = WholeNumber().Replace(mark.TextContent.Trim(), "$0.");
            return said.Length <= 1 || NumberMark().IsMatch(said) ? new(paragraph, level ?? 1, IndentOf(style), said, 0, mark) : null;
        }

        var text = paragraph.TextContent;
        var typed = TypedMark().Match(text);
        if (!typed.Success || string.IsNullOrWhiteSpace(text[typed.Length..]))
        {
            return null;
        }

        var gap = typed.Groups["gap"].Value;
        var isSure = typed.Groups["strong"].Success || isWords || gap == "\t" || gap.Length > 1;
        return isSure ? new(paragraph, level, IndentOf(style), typed.Groups["mark"].Value, typed.Length, null) : null;
    }

    private static double IndentOf(string style)
        => Indent().Match(style) is { Success: true } match && double.TryParse(match.Groups["size"].Value, CultureInfo.InvariantCulture, out var size)
            ? size * (match.Groups["unit"].Value.ToLowerInvariant() switch { "in" => 72, "cm" => 28.35, "mm" => 2.835, "px" => 0.75, "em" or "rem" => 12, _ => 1 }) : 0;

    private static void Build(List<Item> run)
    {
        var indents = run.Select(item => Math.Round(item.Indent)).Distinct().Order().ToList();
        List<string> kinds = [];
        var open = new List<(int Level, bool IsOrdered, IElement List)>();
        var document = run[0].Paragraph.Owner!;
        foreach (var item in run)
        {
            var level = item.Level ?? (indents.Count > 1 ? indents.IndexOf(Math.Round(item.Indent)) + 1 : LevelByMark(kinds, item));
            while (open.Count > 0 && open[^1].Level > level)
            {
                open.RemoveAt(open.Count - 1);
            }

            if (open.Count > 0 && open[^1].Level == level && open[^1].IsOrdered != item.IsOrdered)
            {
                open.RemoveAt(open.Count - 1);
            }

            if (open.Count == 0 || open[^1].Level < level)
            {
                var list = document.CreateElement(item.IsOrdered ? "ol" : "ul");
                if (item.IsOrdered && TypeOf(item) is { } type)
                {
                    list.SetAttribute("type", type);
                }

                if (item.IsOrdered && NumberOf(item) is > 1 and var start)
                {
                    list.SetAttribute("start", start.ToString(CultureInfo.InvariantCulture));
                }

                if (open.Count > 0 && open[^1].List.LastElementChild is { } last)
                {
                    last.AppendChild(list);
                }
                else
                {
                    item.Paragraph.Parent!.InsertBefore(list, item.Paragraph);
                }

                open.Add((level, item.IsOrdered, list));
            }

            TakeMarkOff(item);
            var entry = document.CreateElement("li");
            if (item.Paragraph.Id is { Length: > 0 } id)
            {
                entry.Id = id;
            }

            while (item.Paragraph.FirstChild is { } child)
            {
                entry.AppendChild(child);
            }

            open[^1].List.AppendChild(entry);
            item.Paragraph.Remove();
        }
    }

    // A mark that is new in the list goes one level down; one that was there before goes back to its own.
    private static int LevelByMark(List<string> kinds, Item item)
    {
        var kind = item.IsOrdered ? TypeOf(item) ?? "1" : item.Mark;
        var at = kinds.IndexOf(kind);
        if (at < 0)
        {
            kinds.Add(kind);
            return kinds.Count;
        }

        kinds.RemoveRange(at + 1, kinds.Count - at - 1);
        return at + 1;
    }

    private static void TakeMarkOff(Item item)
    {
        if (item.MarkElement is { } mark)
        {
            mark.Remove();
            return;
        }

        var left = item.MarkLength;
        foreach (var text in item.Paragraph.Descendants<IText>().ToList())
        {
            var taken = Math.Min(left, text.Data.Length);
            text.Data = text.Data[taken..];
            left -= taken;
            if (left == 0)
            {
                return;
            }
        }
    }

    private static string WordsOf(Item item)
    {
        var text = item.Paragraph.TextContent;
        return item.MarkElement is { } mark ? text.Replace(mark.TextContent, "", StringComparison.Ordinal).Trim() : text[item.MarkLength..].Trim();
    }

    private static string? TypeOf(Item item) => item.Mark.Trim('(', ')', '.') switch
    {
        "i" => "i",
        "I" => "I",
        [>= 'a' and <= 'z'] => "a",
        [>= 'A' and <= 'Z'] => "A",
        [>= 'a' and <= 'z', ..] => "i",
        [>= 'A' and <= 'Z', ..] => "I",
        _ => null,
    };

    private static int NumberOf(Item item)
    {
        var mark = item.Mark.Trim('(', ')', '.');
        return int.TryParse(mark.Split('.')[^1], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number
            : TypeOf(item) is "a" or "A" ? char.ToLowerInvariant(mark[0]) - 'a' + 1 : Roman(mark.ToLowerInvariant());
    }

    private static int Roman(string text)
    {
        var sum = 0;
        for (var i = 0; i < text.Length; i++)
        {
            var value = Digit(text[i]);
            sum += i + 1 < text.Length && value < Digit(text[i + 1]) ? -value : value;
        }

        return sum;

        static int Digit(char c) => c switch { 'i' => 1, 'v' => 5, 'x' => 10, 'l' => 50, _ => 100 };
    }

    [GeneratedRegex(@"mso-list\s*:[^;]*\blevel(?<level>\d{1,2})", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex MsoLevel();

    [GeneratedRegex(@"mso-list\s*:\s*ignore", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex MsoIgnore();

    [GeneratedRegex(@"margin-left\s*:\s*(?<size>[0-9]+(\.[0-9]+)?)(?<unit>[a-z]*)", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex Indent();

    private const string Number = @"\(?([0-9]{1,3}|[a-zA-Z]|[ivxl]{1,6}|[IVXL]{1,6})[.)]";

    [GeneratedRegex("^" + Number + "$", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex NumberMark();

    // Word has numbers without a dot, too.
    [GeneratedRegex("^[0-9]{1,3}$", RegexOptions.CultureInvariant)]
    private static partial Regex WholeNumber();

    // Dots and squares are marks whatever follows; a dash, an "o" (Courier) or "§" (Wingdings) where the blanks behind it say so.
    [GeneratedRegex(@"^\s*(?<mark>(?<strong>[·•‣▪◦●○■□▫⁃⦁\uF0B7\uF0A7\uF0D8\uF076\uF0FC])|[-*–—o§Øüv]|" + Number + @")(?<gap>\s+)", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex TypedMark();
}
