using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Iurc.Programme.Search;

namespace Iurc.Programme.Pages;

/// <summary>A field of a content item that the theme has no place of its own for, as a page shows it: with its label, below the rest.</summary>
/// <param name="Label">What the administrator who added it has called it; empty for what is no field.</param>
/// <param name="Html">Its value as markup in which nothing can do harm.</param>
public sealed partial record ShownField(string Label, string Html)
{
    /// <summary>A field as Orchard's views show it: boxes around a value are taken off, and a paragraph that stands alone is taken for one.</summary>
    public static ShownField Of(string label, string html)
    {
        ArgumentNullException.ThrowIfNull(html);

        IElement value = new HtmlParser().ParseDocument(html).Body!;
        while (value.ChildNodes.Where(node => node is IElement || !string.IsNullOrWhiteSpace(node.TextContent)).Take(2).ToList() is [IElement { LocalName: "div" or "p" } box])
        {
            value = box;
        }

        var unboxed = new ShownField(label, value.InnerHtml.Trim());
        return unboxed.IsShort ? unboxed : new ShownField(label, html);
    }

    /// <summary>Whether it is a value beside its label; else it is a text of its own, with the label as its heading.</summary>
    public bool IsShort => !Block().IsMatch(Html);

    /// <summary>Whether there is anything to see: an empty field is not shown.</summary>
    public bool IsEmpty => string.IsNullOrWhiteSpace(ContentText.FromHtml(Html)) && !Picture().IsMatch(Html);

    [GeneratedRegex(@"<(address|blockquote|figure|h[1-6]|hr|ol|p|pre|table|ul)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Block();

    [GeneratedRegex(@"<(audio|canvas|img|input|meter|object|picture|progress|svg|video)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Picture();
}
