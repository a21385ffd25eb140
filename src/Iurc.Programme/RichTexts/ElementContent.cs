using System.Text.RegularExpressions;
using AngleSharp.Dom;

namespace Iurc.Programme.RichTexts;

/// <summary>What an element holds, and whether it may therefore stand where it stands (HTML Standard, 4).</summary>
internal static partial class ElementContent
{
    /// <summary>All words of an element but those of programs.</summary>
    public static string WordsOf(IElement element)
        => string.Concat(element.Descendants<IText>().Where(text => text.ParentElement is { } parent && !Vocabulary.IsProgram(parent)).Select(text => text.Data));

    /// <summary>Whether an element has anything that is written out.</summary>
    public static bool HasContent(IElement element) => !IsBlank(element);

    /// <summary>Whether nothing of an element is written out.</summary>
    public static bool IsBlank(IElement element)
        => string.IsNullOrWhiteSpace(WordsOf(element)) && !element.Descendants<IElement>().Any(child => child.LocalName is "img" or "input" || Embeds.Is(child) || (child.LocalName == "optgroup"));

    /// <summary>Whether it is a list of terms, each with its descriptions, and nothing else.</summary>
    public static bool IsList(IElement? element)
    {
        if (element is not { LocalName: "dl" })
        {
            return false;
        }

        var parts = string.Concat(element.Children.Select(child => child.LocalName switch { "dt" => 't', "dd" => 'd', _ => 'x' }));
        return TermsAndDescriptions().IsMatch(parts) && element.ChildNodes.OfType<IText>().All(text => string.IsNullOrWhiteSpace(text.Data)) && element.Children.All(HasContent);
    }

    /// <summary>Whether it is the caption of a figure.</summary>
    public static bool IsCaption(IElement element)
        => element is { LocalName: "figcaption", ParentElement: { LocalName: "figure" } figure } && figure.Children.Count(child => child.LocalName == "figcaption") == 1
            && (IsEdge(element, node => node.PreviousSibling) || IsEdge(element, node => node.NextSibling));

    /// <summary>Whether it is the summary of its details.</summary>
    public static bool IsSummary(IElement element)
        => element is { LocalName: "summary", ParentElement.LocalName: "details" } && IsEdge(element, node => node.PreviousSibling) && HasContent(element);

    /// <summary>Whether it is the one paragraph of a cell or an entry: it says nothing that those do not say.</summary>
    public static bool IsAlone(IElement element)
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

    [GeneratedRegex("^(t+d+)+$")]
    private static partial Regex TermsAndDescriptions();
}
