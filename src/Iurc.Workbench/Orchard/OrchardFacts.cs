using System.Text.Json;

namespace Iurc.Workbench.Orchard;

/// <summary>
/// What Orchard Core 3.0.1 knows, from <c>Data/orchard-3.0.1.json</c>, which <c>tools/Iurc.OrchardCatalogue</c> writes from the packages.
/// </summary>
internal sealed class OrchardFacts
{
    private static readonly Lazy<OrchardFacts> s_current = new(Read);

    /// <summary>The facts.</summary>
    public static OrchardFacts Current => s_current.Value;

    /// <summary>The features by id.</summary>
    public required Dictionary<string, OrchardFeature> Features { get; init; }

    /// <summary>Modules that the catalogue leaves out, with their steps.</summary>
    public required Dictionary<string, string[]> Unread { get; init; }

    /// <summary>The recipe steps by name.</summary>
    public required Dictionary<string, OrchardStep> Steps { get; init; }

    /// <summary>The keys of the step <c>settings</c> with the kind of their values.</summary>
    public required Dictionary<string, string> Settings { get; init; }

    /// <summary>The features that edit or read a section of the settings; a section that is not here belongs to none.</summary>
    public required Dictionary<string, string[]> SettingsFeatures { get; init; }

    /// <summary>The kind of a content item.</summary>
    public required string Item { get; init; }

    /// <summary>The content parts by name.</summary>
    public required Dictionary<string, OrchardElement> Parts { get; init; }

    /// <summary>The content fields by name.</summary>
    public required Dictionary<string, OrchardElement> Fields { get; init; }

    /// <summary>All settings of definitions: their names in JSON, and their models.</summary>
    public required Dictionary<string, string> DefinitionSettings { get; init; }

    /// <summary>The permissions; <c>{0}</c> stands for a content type.</summary>
    public required string[] Permissions { get; init; }

    /// <summary>Content types that modules define, with their parts; null when the parts are not known.</summary>
    public required Dictionary<string, string[]?> Types { get; init; }

    /// <summary>The engines that work out expressions.</summary>
    public required string[] Scripting { get; init; }

    /// <summary>The methods that scripts may call.</summary>
    public required string[] ScriptMethods { get; init; }

    /// <summary>The Liquid filters that Orchard adds.</summary>
    public required string[] LiquidFilters { get; init; }

    /// <summary>The Liquid tags that Orchard adds.</summary>
    public required string[] LiquidTags { get; init; }

    /// <summary>The shapes that Orchard's modules render.</summary>
    public required string[] Shapes { get; init; }

    /// <summary>Classes that JSON is read into: the kinds of their properties.</summary>
    public required Dictionary<string, Dictionary<string, string>> Models { get; init; }

    /// <summary>Whether a module that the catalogue leaves out has that feature.</summary>
    public bool IsUnread(string feature)
        => Unread.Keys.Any(module => feature == module || feature.StartsWith(module + ".", StringComparison.OrdinalIgnoreCase));

    /// <summary>The models of settings that a part or field of that name has, by their names in JSON.</summary>
    public static IEnumerable<string> SettingsNames(OrchardElement element) => element.Settings.Select(ShortName);

    /// <summary>The last part of a class's full name, which is its key in JSON.</summary>
    public static string ShortName(string model) => model[(model.LastIndexOfAny(['.', '+']) + 1)..];

    private static OrchardFacts Read()
    {
        using var stream = typeof(OrchardFacts).Assembly.GetManifestResourceStream("orchard-3.0.1.json")!;
        var facts = JsonSerializer.Deserialize<OrchardFacts>(stream, JsonSerializerOptions.Web)!;
        // Our own feature "Images" adds this to Orchard's field.
        facts.Models["OrchardCore.Media.Fields.MediaField"]["Decorative"] = "truth";
        return new()
        {
            Features = facts.Features,
            Unread = facts.Unread,
            Steps = new(facts.Steps, StringComparer.OrdinalIgnoreCase),
            Settings = facts.Settings,
            SettingsFeatures = facts.SettingsFeatures,
            Item = facts.Item,
            Parts = facts.Parts,
            Fields = facts.Fields,
            DefinitionSettings = facts.DefinitionSettings,
            Permissions = facts.Permissions,
            Types = facts.Types,
            Scripting = facts.Scripting,
            ScriptMethods = facts.ScriptMethods,
            LiquidFilters = facts.LiquidFilters,
            LiquidTags = facts.LiquidTags,
            Shapes = facts.Shapes,
            Models = facts.Models,
        };
    }
}

/// <summary>A feature of Orchard.</summary>
/// <param name="Module">The module that brings it.</param>
/// <param name="Needs">The features that it enables with it.</param>
/// <param name="Always">Whether it cannot be disabled.</param>
internal sealed record OrchardFeature(string Module, string[] Needs, bool Always);

/// <summary>A recipe step.</summary>
/// <param name="Features">The features that carry it out.</param>
/// <param name="AnyKey">Whether it stores each key that it is given.</param>
/// <param name="Keys">Its keys with the kinds of their values.</param>
internal sealed record OrchardStep(string[] Features, bool AnyKey, Dictionary<string, string> Keys);

/// <summary>A content part or a content field.</summary>
/// <param name="Features">The features that bring it.</param>
/// <param name="Model">The kind of its JSON.</param>
/// <param name="Settings">The models of its settings.</param>
/// <param name="Editors">Its editors besides the standard one.</param>
/// <param name="DisplayModes">Its display modes besides the standard one.</param>
internal sealed record OrchardElement(string[] Features, string Model, string[] Settings, string[] Editors, string[] DisplayModes);
