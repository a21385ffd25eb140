using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Iurc.Programme.Schedules;

/// <summary>Tells whether two versions of an item say the same to readers, whatever stands beside it for editors.</summary>
public static class ContentFingerprint
{
    // What editors keep with an item; none of it is shown to readers.
    private static readonly HashSet<string> s_passedOver =
        new(["PublishLaterPart", "ArchiveLaterPart", "AuditTrailPart", "ReviewPart", "CopyPart", "FormerAddressPart", "LastUpdatedPart", "TakenDownPart"], StringComparer.Ordinal);

    /// <summary>Whether a part is for readers.</summary>
    /// <param name="part">Its name.</param>
    public static bool Counts(string part) => !s_passedOver.Contains(part);

    /// <summary>64 hexadecimal digits. What is empty or not ticked counts as not there: Orchard adds the empty fields of a type when it reads an item.</summary>
    /// <param name="content">The parts of the item by name, as Orchard Core stores them.</param>
    public static string Of(JsonObject content)
    {
        ArgumentNullException.ThrowIfNull(content);

        var text = new StringBuilder();
        foreach (var (name, part) in content.Where(part => Counts(part.Key)).OrderBy(part => part.Key, StringComparer.Ordinal))
        {
            if (!IsEmpty(part))
            {
                text.Append(Quoted(name)).Append(':');
                Write(text, part);
            }
        }

        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
    }

    private static void Write(StringBuilder text, JsonNode? node)
    {
        switch (node)
        {
            case JsonObject members:
                text.Append('{');
                foreach (var (name, member) in members.OrderBy(member => member.Key, StringComparer.Ordinal))
                {
                    if (!IsEmpty(member))
                    {
                        text.Append(Quoted(name)).Append(':');
                        Write(text, member);
                    }
                }

                text.Append('}');
                break;
            case JsonArray items:
                text.Append('[');
                foreach (var item in items)
                {
                    Write(text, item);
                    text.Append(',');
                }

                text.Append(']');
                break;
            case JsonValue value:
                text.Append(Scalar(value));
                break;
            default:
                text.Append("null");
                break;
        }
    }

    private static bool IsEmpty(JsonNode? node) => node switch
    {
        null => true,
        JsonObject members => members.All(member => IsEmpty(member.Value)),
        JsonArray items => items.Count == 0,
        JsonValue value => value.GetValueKind() is JsonValueKind.Null or JsonValueKind.False || Scalar(value) is "\"\"",
        _ => false,
    };

    // 1 and 1.0 are one number: what a form has read and what an import has read are written differently. A date is what it is written as.
    private static string Scalar(JsonValue value) => value.GetValueKind() switch
    {
        JsonValueKind.Number => JsonSerializer.SerializeToElement(value).TryGetDecimal(out var number) ? number.ToString("0.#############################", System.Globalization.CultureInfo.InvariantCulture) : value.ToJsonString(),
        JsonValueKind.String => Quoted(JsonSerializer.SerializeToElement(value).GetString() ?? ""),
        _ => value.ToJsonString(),
    };

    private static string Quoted(string text) => JsonSerializer.Serialize(text);
}
