using System.Globalization;
using AngleSharp.Dom;

namespace Iurc.Programme.RichTexts;

/// <summary>What is looked at in tables before they are written: their headers, and cells that are joined.</summary>
internal static class Tables
{
    /// <summary>The rows of a table, without those of tables within it.</summary>
    public static List<IElement> RowsOf(IElement table)
        => [.. table.Children.SelectMany(child => child.LocalName switch
        {
            "tr" => [child],
            "thead" or "tbody" or "tfoot" => child.Children.Where(row => row.LocalName == "tr"),
            _ => (IEnumerable<IElement>)[],
        })];

    /// <summary>The table, its groups and its rows: what holds parts of a table and nothing else.</summary>
    public static IEnumerable<IElement> PartsOf(IElement table)
        => [table, .. table.Children.Where(child => child.LocalName is "thead" or "tbody" or "tfoot" or "colgroup"), .. RowsOf(table)];

    /// <summary>Whether a node may stand directly in a table, a group or a row.</summary>
    public static bool IsPart(INode node)
        => node is IComment || (node is IText && string.IsNullOrWhiteSpace(node.TextContent))
            || node is IElement { LocalName: "caption" or "thead" or "tbody" or "tfoot" or "tr" or "td" or "th" or "colgroup" or "col" or "script" or "style" };

    /// <summary>The cells of a row.</summary>
    public static List<IElement> CellsOf(IElement row) => [.. row.Children.Where(cell => cell.LocalName is "td" or "th")];

    /// <summary>Makes the first row the header, if all of it is bold and the table has no header yet.</summary>
    /// <returns>Whether it did.</returns>
    public static bool MakeHead(IElement table)
    {
        var rows = RowsOf(table);
        if (HasHead(table) || rows.Count < 2 || CellsOf(rows[0]) is not { Count: > 0 } cells || cells.Exists(cell => SpanOf(cell, "rowspan") > 1)
            || !cells.Exists(cell => !string.IsNullOrWhiteSpace(cell.TextContent)) || !cells.TrueForAll(IsBold))
        {
            return false;
        }

        var head = table.Owner!.CreateElement("thead");
        var first = rows[0].Parent!;
        table.InsertBefore(head, first == table ? rows[0] : first);
        head.AppendChild(rows[0]);
        // The empty corner heads nothing.
        foreach (var cell in cells.Where(cell => ElementContent.HasContent(cell)))
        {
            var th = table.Owner.CreateElement("th");
            th.SetAttribute("scope", "col");
            if (SpanOf(cell, "colspan") is > 1 and var span)
            {
                th.SetAttribute("colspan", span.ToString(CultureInfo.InvariantCulture));
            }

            if (cell.Id is { Length: > 0 } id)
            {
                th.Id = id;
            }

            while (cell.FirstChild is { } child)
            {
                th.AppendChild(child);
            }

            head.FirstElementChild!.ReplaceChild(th, cell);
            foreach (var bold in th.QuerySelectorAll("b, strong").ToList())
            {
                Unwrap(bold);
            }
        }

        return true;
    }

    /// <summary>Whether some row or cell is a header, or is going to be.</summary>
    public static bool HasHead(IElement table) => RowsOf(table).SelectMany(CellsOf).Any(cell => cell.LocalName == "th");

    /// <summary>Takes joined cells apart that no table can have: that overlap, that reach beyond their rows, or that leave a row or a column without a beginning.</summary>
    /// <returns>Whether it did.</returns>
    public static bool MendCells(IElement table)
    {
        var rows = RowsOf(table);
        if (!rows.SelectMany(CellsOf).Any(cell => cell.HasAttribute("colspan") || cell.HasAttribute("rowspan")))
        {
            return false;
        }

        var groups = rows.GroupBy(row => row.Parent).Select(group => group.ToList()).ToList();
        var columns = new HashSet<int>();
        var width = 0;
        if (groups.TrueForAll(group => Fits(group, columns, ref width)) && Enumerable.Range(0, width).All(columns.Contains))
        {
            return false;
        }

        foreach (var cell in rows.SelectMany(CellsOf))
        {
            cell.RemoveAttribute("colspan");
            cell.RemoveAttribute("rowspan");
        }

        return true;
    }

    /// <summary>How many columns or rows a cell takes, as far as it makes sense.</summary>
    public static int SpanOf(IElement cell, string attribute)
        => int.TryParse(cell.GetAttribute(attribute), NumberStyles.None, CultureInfo.InvariantCulture, out var span) && span is > 0 and <= 1000 ? span : 1;

    private static bool Fits(List<IElement> rows, HashSet<int> columns, ref int width)
    {
        var taken = new HashSet<(int Row, int Column)>();
        for (var y = 0; y < rows.Count; y++)
        {
            var x = 0;
            var cells = CellsOf(rows[y]);
            if (cells.Count == 0)
            {
                return false;
            }

            foreach (var cell in cells)
            {
                while (taken.Contains((y, x)))
                {
                    x++;
                }

                columns.Add(x);
                var (across, down) = (SpanOf(cell, "colspan"), SpanOf(cell, "rowspan"));
                if (y + down > rows.Count || (across * down) > 10_000)
                {
                    return false;
                }

                for (var i = 0; i < across * down; i++)
                {
                    if (!taken.Add((y + (i / across), x + (i % across))))
                    {
                        return false;
                    }
                }

                x += across;
                width = Math.Max(width, x);
            }
        }

        return true;
    }

    private static bool IsBold(IElement cell)
        => cell.LocalName == "th" || cell.Descendants<IText>().Where(text => !string.IsNullOrWhiteSpace(text.Data)).All(text => IsBold(text, cell));

    private static bool IsBold(INode node, IElement cell)
    {
        for (var element = node.ParentElement; element is not null; element = element == cell ? null : element.ParentElement)
        {
            if (Styles.IsBold(element) is { } isBold)
            {
                return isBold;
            }
        }

        return Styles.IsBold(cell.ParentElement!) == true;
    }

    /// <summary>Puts the content of an element in its place.</summary>
    public static void Unwrap(IElement element)
    {
        while (element.FirstChild is { } child)
        {
            element.Parent!.InsertBefore(child, element);
        }

        element.Remove();
    }
}
