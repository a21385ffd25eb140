using System.Text.RegularExpressions;
using AngleSharp.Dom;

namespace Iurc.Programme.RichTexts;

/// <summary>What an inline style says about the meaning of words. All else that it says is look, and the site has its own.</summary>
internal static partial class Styles
{
    /// <summary>Whether an element says that its words are bold, or that they are not; null if it says nothing.</summary>
    public static bool? IsBold(IElement element)
        => Weight().Match(element.GetAttribute("style") ?? "") is { Success: true } match ? match.Groups["bold"].Success
            : element.LocalName is "b" or "strong" or "th" ? true : null;

    /// <summary>The elements that say the same as the style of a <c>span</c>: Google Docs writes bold words so.</summary>
    public static IEnumerable<string> ElementsOf(IElement element)
    {
        var style = element.GetAttribute("style") ?? "";
        if (style.Length == 0)
        {
            yield break;
        }

        if (Weight().Match(style).Groups["bold"].Success)
        {
            yield return "strong";
        }

        if (Italic().IsMatch(style))
        {
            yield return "em";
        }

        if (Through().IsMatch(style))
        {
            yield return "s";
        }

        if (Raised().Match(style) is { Success: true } raised)
        {
            yield return raised.Groups["place"].Value.StartsWith("su", StringComparison.OrdinalIgnoreCase) && raised.Groups["place"].Length > 3 ? "sup" : "sub";
        }
    }

    /// <summary>Whether an element that is bold or italic by its name is so no more by its style: the whole of a text from Google Docs lies in such a <c>b</c>.</summary>
    public static bool IsRevoked(IElement element) => element.LocalName switch
    {
        "b" or "strong" => Weight().Match(element.GetAttribute("style") ?? "") is { Success: true } match && !match.Groups["bold"].Success,
        "i" or "em" => Upright().IsMatch(element.GetAttribute("style") ?? ""),
        _ => false,
    };

    /// <summary>How a list counts, as the attribute <c>type</c> of <c>ol</c> says it, by the style of the list or of an entry; null if that says nothing, or numbers.</summary>
    public static string? NumberingOf(IElement? element) => Numbering().Match(element?.GetAttribute("style") ?? "").Groups["kind"].Value.ToLowerInvariant() switch
    {
        "lower-alpha" or "lower-latin" => "a",
        "upper-alpha" or "upper-latin" => "A",
        "lower-roman" => "i",
        "upper-roman" => "I",
        _ => null,
    };

    [GeneratedRegex(@"list-style(-type)?\s*:[^;]*?\b(?<kind>(lower|upper)-(alpha|latin|roman))\b", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex Numbering();

    [GeneratedRegex(@"font-weight\s*:\s*((?<bold>bold(er)?|[6-9]00)|normal|lighter|[1-5]00)", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex Weight();

    [GeneratedRegex(@"font-style\s*:\s*(italic|oblique)", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex Italic();

    [GeneratedRegex(@"font-style\s*:\s*normal", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Upright();

    [GeneratedRegex(@"text-decoration(-line)?\s*:[^;]*line-through", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex Through();

    [GeneratedRegex(@"vertical-align\s*:\s*(?<place>super|sub)\b", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex Raised();
}
