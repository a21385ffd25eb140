using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Iurc.Programme.Search;

/// <summary>Collects what a reader can see of a content item, whatever its type, from its JSON.</summary>
public static partial class ContentText
{
    // Codes and switches, not words that are shown.
    private static readonly HashSet<string> s_passedOver =
        new(["LinkKind", "Language", "Collection", "AutoroutePart", "AliasPart", "LocalizationPart", "TitlePart"], StringComparer.Ordinal);

    // HTML's text-level elements (WHATWG HTML Standard, 4.5, 4.7 and 16.2), but for those that stand for a break.
    private static readonly HashSet<string> s_inline = new(
        [
            "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font", "i", "ins", "kbd", "mark", "q", "ruby", "s", "samp",
            "small", "span", "strike", "strong", "sub", "sup", "time", "tt", "u", "var", "wbr",
        ],
        StringComparer.OrdinalIgnoreCase);

    /// <summary>The item's texts, one after the other. Addresses, codes and switches are left out, country codes become names.</summary>
    /// <param name="content">The parts of the item by name, as Orchard Core stores them.</param>
    public static string Collect(JsonNode? content) => string.Join(' ', Texts(content, ""));

    /// <summary>
    /// The text of a piece of HTML without its tags. A tag within a line of text parts no word, any other does: <c>co&lt;b&gt;operation&lt;/b&gt;</c>
    /// is one word, and the last word of a paragraph is not that of the next.
    /// </summary>
    public static string FromHtml(string? html)
        => System.Net.WebUtility.HtmlDecode(Tags().Replace(html ?? "", tag => s_inline.Contains(tag.Groups["name"].Value) ? "" : " "));

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
                        "Html" or "Markdown" => Text(member.Value).Select(FromHtml),
                        "Values" when field == "Countries" && member.Value is JsonArray codes => codes.SelectMany(Text).Select(Countries.NameOf),
                        "Values" or "TagNames" when member.Value is JsonArray texts => texts.SelectMany(Text),
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

    // A comment, an element whose content is no text, a tag whose attributes may hold ">", and what only looks like one.
    [GeneratedRegex("""<!--.*?-->|<(script|style|template)\b.*?</\1\s*>|</?(?<name>[a-zA-Z][^\s/>]*)(?:[^>"']|"[^"]*"|'[^']*')*>|<[^>]*>""", RegexOptions.Singleline | RegexOptions.IgnoreCase)]
    private static partial Regex Tags();
}
