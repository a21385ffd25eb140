using System.Text.Json.Nodes;

namespace Iurc.OrchardCatalogue;

/// <summary>
/// Modules of Orchard Core that are left out, so that the catalogue is the same on every machine: they need other companies' services, and
/// a feed may do without them. Only their names and those of their steps are noted, so that nobody is told that they do not exist.
/// </summary>
internal static class Unread
{
    private static readonly SortedDictionary<string, string[]> s_modules = new(StringComparer.Ordinal)
    {
        ["OrchardCore.AzureAI"] = ["azureai-index-create", "azureai-index-rebuild", "azureai-index-reset"],
        ["OrchardCore.DataProtection.Azure"] = [],
        ["OrchardCore.Elasticsearch"] = ["ElasticIndexSettings", "elastic-index-rebuild", "elastic-index-reset"],
        ["OrchardCore.Email.Azure"] = [],
        ["OrchardCore.Facebook"] = ["FacebookCoreSettings", "FacebookLoginSettings"],
        ["OrchardCore.GitHub"] = ["GitHubAuthenticationSettings"],
        ["OrchardCore.Media.AmazonS3"] = [],
        ["OrchardCore.Media.Azure"] = [],
        ["OrchardCore.Microsoft.Authentication"] = ["AzureADSettings", "MicrosoftAccountSettings"],
        ["OrchardCore.MiniProfiler"] = [],
        ["OrchardCore.Sms.Azure"] = [],
        ["OrchardCore.Twitter"] = ["TwitterSettings"],
    };

    /// <summary>Whether an assembly belongs to such a module.</summary>
    public static bool IsPartOf(string assembly)
        => s_modules.Keys.Any(module => assembly == module || assembly.StartsWith(module + ".", StringComparison.Ordinal));

    /// <summary>The modules with their steps.</summary>
    public static JsonObject ToJson()
        => new(s_modules.Select(module => KeyValuePair.Create<string, JsonNode?>(module.Key, new JsonArray([.. module.Value.Select(step => (JsonNode)step)]))));
}
