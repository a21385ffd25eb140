using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Iurc.Programme.Search;

/// <summary>Collects what a reader can see of a content item, whatever its type, from its JSON.</summary>
public static partial class ContentText
{
    // Codes and switches, not words that are shown.
    private static readonly HashSet<string> s_passedOver =
        new(["LinkKind", "Language", "Collection", "AutoroutePart", "AliasPart", "LocalizationPart", "TitlePart"], StringComparer.Ordinal);

    /// <summary>The item's texts, one after the other. Addresses, codes and switches are left out, country codes become names.</summary>
    /// <param name="content">The parts of the item by name, as Orchard Core stores them.</param>
    public static string Collect(JsonNode? content) => string.Join(' ', Texts(content, ""));

    /// <summary>The text of a piece of HTML without its tags.</summary>
    public static string FromHtml(string? html) => System.Net.WebUtility.HtmlDecode(Tags().Replace(html ?? "", " "));

    private static IEnumerable<string> Texts(JsonNode? node, string field)
    {
        switch (node)
        {
            case JsonObject found:
                return found
                    .Where(member => !s_passedOver.Contains(member.Key))
                    .SelectMany(member => member.Key switch
                    {
                        "Text" => Text(member.Value).Select(text => field == "Country" ? Countries.NameOf(text) : text),
                        "Html" => Text(member.Value).Select(FromHtml),
                        "Values" when field == "Countries" && member.Value is JsonArray codes => codes.SelectMany(Text).Select(Countries.NameOf),
                        _ => Texts(member.Value, member.Key),
                    });
            case JsonArray items:
                return items.SelectMany(item => Texts(item, field));
            default:
                return [];
        }
    }

    private static IEnumerable<string> Text(JsonNode? node)
        => node is JsonValue value && value.TryGetValue<string>(out var text) && !WebAddress.IsWeb(text) ? [text] : [];

    [GeneratedRegex("<[^>]*>")]
    private static partial Regex Tags();
}
