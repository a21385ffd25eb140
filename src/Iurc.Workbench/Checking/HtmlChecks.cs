using AngleSharp.Html.Parser;

namespace Iurc.Workbench.Checking;

/// <summary>Finds texts that bring a program of their own. The theme takes it out of each page, but it does not belong there.</summary>
internal static class HtmlChecks
{
    private static readonly HashSet<string> s_addresses = new(
        ["href", "src", "action", "formaction", "data", "poster", "background", "xlink:href"], StringComparer.OrdinalIgnoreCase);

    /// <summary>Runs the check.</summary>
    public static IEnumerable<Finding> Run(RecipeSet set)
        => set.Html().SelectMany(text => FaultsOf(text.Html.Value)
            .Distinct(StringComparer.Ordinal)
            .Select(fault => Finding.Error(text.Item.File, text.Html.Position, CheckCode.UnsafeHtml, fault)));

    private static IEnumerable<string> FaultsOf(string html)
    {
        foreach (var element in new HtmlParser().ParseDocument(html).All)
        {
            if (element.LocalName == "script")
            {
                yield return "The text holds a script element. Take it out.";
            }

            foreach (var attribute in element.Attributes)
            {
                if (attribute.Name.StartsWith("on", StringComparison.OrdinalIgnoreCase))
                {
                    yield return $"The text holds the attribute {attribute.Name}, which runs a script. Take it out.";
                }
                else if (s_addresses.Contains(attribute.Name) && RunsScript(attribute.Value))
                {
                    yield return $"The address in the attribute {attribute.Name} runs a script. Write an address that begins with https:// or a slash.";
                }
            }
        }
    }

    // A browser passes over white space and control characters in front of the scheme, and over line breaks inside it.
    private static bool RunsScript(string address)
        => string.Concat(address.Where(c => c > ' ')).StartsWith("javascript:", StringComparison.OrdinalIgnoreCase);
}
