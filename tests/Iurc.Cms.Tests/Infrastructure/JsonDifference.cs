using System.Text.Json.Nodes;

namespace Iurc.Cms.Tests.Infrastructure;

/// <summary>Says where two JSON texts differ; the order of properties does not matter.</summary>
internal static class JsonDifference
{
    public static IEnumerable<string> Between(string before, string after) => Between("$", JsonNode.Parse(before), JsonNode.Parse(after));

    public static IEnumerable<string> Between(string path, JsonNode? before, JsonNode? after)
    {
        if (before is JsonObject left && after is JsonObject right)
        {
            return left.Select(pair => pair.Key).Union(right.Select(pair => pair.Key))
                .SelectMany(key => !left.ContainsKey(key) ? [$"{path}.{key}: absent -> {Show(right[key])}"]
                    : !right.ContainsKey(key) ? [$"{path}.{key}: {Show(left[key])} -> absent"]
                    : Between($"{path}.{key}", left[key], right[key]));
        }

        if (before is JsonArray leftItems && after is JsonArray rightItems && leftItems.Count == rightItems.Count)
        {
            return leftItems.SelectMany((item, index) => Between($"{path}[{index}]", item, rightItems[index]));
        }

        return JsonNode.DeepEquals(before, after) ? [] : [$"{path}: {Show(before)} -> {Show(after)}"];
    }

    private static string Show(JsonNode? node) => node?.ToJsonString() ?? "null";
}
