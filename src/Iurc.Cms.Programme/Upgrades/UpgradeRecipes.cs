using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using OrchardCore.Modules;

namespace Iurc.Cms.Programme.Upgrades;

/// <summary>
/// The recipes of <c>recipes/upgrades</c>: <c>iurc.upgrade-N.recipe.json</c> holds what the set-up recipe got after upgrade N - 1, in
/// Orchard's own steps. One that has been released is never changed.
/// </summary>
public sealed partial class UpgradeRecipes(IApplicationContext application)
{
    private const string Folder = "Recipes/";
    private const string Module = "Iurc.Cms.Programme";

    private static readonly JsonDocumentOptions s_json = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };

    /// <summary>The highest number.</summary>
    public int Latest { get; } = application.Application.GetModule(Module).AssetPaths
        .Select(path => FileName().Match(path)).Where(match => match.Success)
        .Select(match => int.Parse(match.Groups[1].ValueSpan, CultureInfo.InvariantCulture))
        .DefaultIfEmpty().Max();

    /// <summary>The steps of an upgrade, in their order. Where a step runs other recipes, theirs stand in its place.</summary>
    /// <param name="version">The number, from 1 to <see cref="Latest"/>.</param>
    public IReadOnlyList<JsonObject> StepsOf(int version) => [.. StepsIn($"iurc.upgrade-{version}.recipe.json")];

    /// <summary>The features that an upgrade switches on.</summary>
    public IEnumerable<string> FeaturesOf(int version) => StepsOf(version).Where(step => NameOf(step) == "feature").SelectMany(MissingSteps.FeaturesOf);

    /// <summary>The roles of which the recipes say what they may do. What others get with a new feature is Orchard's to say.</summary>
    public IEnumerable<string> RoleNames => Enumerable.Range(1, Latest).SelectMany(StepsOf).Where(step => NameOf(step) == "roles")
        .SelectMany(step => step["Roles"]!.AsArray()).Select(role => (string)role!["Name"]!).Distinct(StringComparer.Ordinal);

    /// <summary>The name of a step, in small letters.</summary>
    internal static string NameOf(JsonObject step) => ((string?)step["name"] ?? "").ToLowerInvariant();

    private IEnumerable<JsonObject> StepsIn(string fileName)
    {
        foreach (var step in Read(fileName)["steps"]!.AsArray().OfType<JsonObject>())
        {
            if (NameOf(step) != "recipes")
            {
                yield return step;
                continue;
            }

            foreach (var inner in step["Values"]!.AsArray().SelectMany(value => StepsIn(FileOf((string)value!["name"]!))))
            {
                yield return inner;
            }
        }
    }

    // "Iurc.Model.Phase" lies in recipes/model/phase.recipe.json; "Iurc.Model.SearchEngines" in search-engines.recipe.json.
    private static string FileOf(string recipe)
    {
        var parts = recipe.Split('.');
        return $"{parts[1].ToLowerInvariant()}.{Capital().Replace(parts[2], match => (match.Index == 0 ? "" : "-") + match.Value.ToLowerInvariant())}.recipe.json";
    }

    private JsonObject Read(string fileName)
    {
        using var stream = application.Application.GetModule(Module).GetFileInfo(Folder + fileName).CreateReadStream();
        return JsonNode.Parse(stream, documentOptions: s_json)!.AsObject();
    }

    [GeneratedRegex(@"/iurc\.upgrade-([0-9]+)\.recipe\.json$")]
    private static partial Regex FileName();

    [GeneratedRegex("[A-Z]")]
    private static partial Regex Capital();
}
