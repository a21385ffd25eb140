using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Iurc.Programme.Mending;

namespace Iurc.Programme.RichTexts;

/// <summary>The tree of a rich text as it was typed, with what no tree can be written out with put right: hidden words, and entries without a list.</summary>
internal static class SourceTree
{
    /// <summary>What stands for a template while its words are looked at.</summary>
    public const string WordsOfTemplate = "template-words";

    // Deeper than any person nests; what lies deeper comes out as words.
    private const int DeepestFrame = 3;

    /// <summary>Reads a text, without what is no part of it. Templates and frames hold their words as ordinary children.</summary>
    /// <param name="html">The text.</param>
    /// <param name="note">Told of what is taken out, before it goes.</param>
    public static IElement Read(string html, Action<ChangeKind, INode, string> note)
    {
        var root = Parse(html);
        OpenHidden(root, DeepestFrame);
        // While everything still stands where it was hidden.
        ReviewMarks.TakeOut(root, note);
        HiddenWords.TakeOut(root, note);
        foreach (var list in root.QuerySelectorAll("ul, ol, menu, dir").ToList())
        {
            MendList(list);
        }

        return root;
    }

    /// <summary>Gives entries that stand outside of any list one of their own.</summary>
    public static void AdoptEntries(IElement root)
    {
        foreach (var entry in root.QuerySelectorAll("li").Where(entry => entry.Parent is not IElement { LocalName: "ul" or "ol" or "menu" or "dir" }).ToList())
        {
            AdoptEntry(entry);
        }
    }

    private static IElement Parse(string html)
    {
        // As what stands in a body: "<title>" and "<noscript>" are then elements like others. Scripts do not run here, so that what is meant for
        // browsers without them is words.
        var parser = new HtmlParser(new HtmlParserOptions { IsKeepingSourceReferences = true });
        var document = parser.ParseDocument("");
        INodeList nodes;
        try
        {
            nodes = parser.ParseFragment(html, document.Body!);
        }
        catch (NullReferenceException)
        {
            // AngleSharp 1.x does so at some selects that are not closed. Of a select only the words stay in any case.
            nodes = parser.ParseFragment(html.Replace("<select", "<span", StringComparison.OrdinalIgnoreCase).Replace("</select", "</span", StringComparison.OrdinalIgnoreCase), document.Body!);
        }

        foreach (var node in nodes.ToList())
        {
            document.Body!.AppendChild(node);
        }

        return document.Body!;
    }

    // Templates and frames have their words in places that a walk does not come to. In a select, frames have elements like any other.
    private static void OpenHidden(IElement root, int depth)
    {
        foreach (var element in root.Descendants<IElement>().Where(element => element is IHtmlTemplateElement || element.LocalName is "iframe" or "noembed" or "noframes").ToList())
        {
            var inside = element is IHtmlTemplateElement template ? template.Content.ChildNodes.ToList()
                : depth > 0 && element.ChildElementCount == 0 && element.TextContent.Contains('<', StringComparison.Ordinal) ? Inner(element, depth) : null;
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
                foreach (var name in (ReadOnlySpan<string>)["hidden", "style"])
                {
                    if (element.GetAttribute(name) is { } value)
                    {
                        span.SetAttribute(name, value);
                    }
                }

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
}
