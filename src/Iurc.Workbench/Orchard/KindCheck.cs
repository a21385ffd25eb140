using System.Globalization;
using Iurc.Workbench.Sources;

namespace Iurc.Workbench.Orchard;

/// <summary>What is wrong with a value.</summary>
/// <param name="Position">Where it is.</param>
/// <param name="Message">What is wrong, and how to mend it.</param>
/// <param name="IsUnknownKey">Whether it is a key that Orchard does not read, not a value of the wrong kind.</param>
/// <param name="IsCertain">Whether it does harm for certain: a key that is just unknown to Orchard may be meant for somebody else.</param>
internal sealed record KindFault(SourcePosition Position, string Message, bool IsUnknownKey = false, bool IsCertain = true);

/// <summary>Holds JSON to the kinds that the catalogue names.</summary>
internal static class KindCheck
{
    /// <summary>All that is wrong with a value.</summary>
    /// <param name="node">The value.</param>
    /// <param name="kind">A kind of the catalogue.</param>
    /// <param name="name">How messages call the value.</param>
    public static IEnumerable<KindFault> Faults(SourceNode node, string kind, string name)
    {
        // Items inside items have parts besides, and are looked at as items.
        if (kind == "any" || kind == OrchardFacts.Current.Item || node is SourceNull || IsExpression(node))
        {
            return [];
        }

        if (kind.StartsWith('#'))
        {
            return node is SourceObject some ? KeyFaults(some, OrchardFacts.Current.Models[kind[1..]], name) : [Wrong(node, name, "an object { }")];
        }

        if (After(kind, "list of ") is { } element)
        {
            return node is SourceArray list
                ? list.Items.SelectMany(item => Faults(item, element, $"an entry of {name}"))
                : [Wrong(node, name, "a list [ ]")];
        }

        if (After(kind, "map of ") is { } value)
        {
            return node is SourceObject map
                ? map.Properties.SelectMany(property => Faults(property.Value, value, $"\"{property.Name}\""))
                : [Wrong(node, name, "an object { }")];
        }

        return After(kind, "one of ") is { } names ? NameFaults(node, names.Split('|'), name) : SimpleFaults(node, kind, name);
    }

    /// <summary>The faults of an object's keys and values.</summary>
    /// <param name="node">The object.</param>
    /// <param name="keys">The keys that are read, with the kinds of their values; in any case, as Orchard reads them.</param>
    /// <param name="name">How messages call the object.</param>
    public static IEnumerable<KindFault> KeyFaults(SourceObject node, IReadOnlyDictionary<string, string> keys, string name)
    {
        foreach (var property in node.Properties.Where(property => !property.Name.StartsWith('$')))
        {
            var known = keys.Keys.FirstOrDefault(key => string.Equals(key, property.Name, StringComparison.OrdinalIgnoreCase));
            if (known is not null)
            {
                foreach (var fault in Faults(property.Value, keys[known], $"\"{property.Name}\""))
                {
                    yield return fault;
                }
            }
            else
            {
                yield return UnknownKey(property, keys.Keys, name);
            }
        }
    }

    /// <summary>The fault of a key that nobody reads. It is certain when it looks like a slip.</summary>
    public static KindFault UnknownKey(SourceProperty property, IEnumerable<string> known, string name)
        => new(property.Position, $"Orchard knows no key \"{property.Name}\" in {name} and passes over it.{Similar.Hint(property.Name, known)}",
            IsUnknownKey: true, IsCertain: Similar.To(property.Name, known) is not null);

    /// <summary>Whether the value is worked out when the recipe runs.</summary>
    public static bool IsExpression(SourceNode node) => node is SourceString { Value: ['[', ..] text } && text.EndsWith(']') && text.Contains(':', StringComparison.Ordinal);

    private static IEnumerable<KindFault> NameFaults(SourceNode node, string[] names, string name)
    {
        if (node is not SourceString text)
        {
            return node is SourceNumber ? [] : [Wrong(node, name, "one of " + string.Join(", ", names))];
        }

        return text.Value.Split(',', StringSplitOptions.TrimEntries)
            .Where(part => !names.Contains(part, StringComparer.OrdinalIgnoreCase) && !int.TryParse(part, NumberStyles.Integer, CultureInfo.InvariantCulture, out _))
            .Select(_ => Wrong(node, name, "one of " + string.Join(", ", names)));
    }

    private static IEnumerable<KindFault> SimpleFaults(SourceNode node, string kind, string name)
    {
        var expected = (kind, node) switch
        {
            ("text", SourceString) or ("truth", SourceBoolean) or ("number", SourceNumber) => null,
            ("number", SourceString text) when decimal.TryParse(text.Value, NumberStyles.Float, CultureInfo.InvariantCulture, out _) => null,
            ("moment", SourceString text) when IsMoment(text.Value) => null,
            ("text", _) => "a text in quotation marks",
            ("truth", _) => "true or false, without quotation marks",
            ("number", _) => "a number",
            ("moment", _) => "a date such as 2025-06-30T00:00:00Z",
            _ => null,
        };
        return expected is null ? [] : [Wrong(node, name, expected)];
    }

    private static bool IsMoment(string text)
        => text.Length == 0
            || DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out _)
            || TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out _);

    private static KindFault Wrong(SourceNode node, string name, string expected)
        => new(node.Position, $"The value of {name} has to be {expected}.");

    private static string? After(string text, string start) => text.StartsWith(start, StringComparison.Ordinal) ? text[start.Length..] : null;
}
