using System.Globalization;
using System.Text.Json.Nodes;
using Iurc.Workbench.Recipes;

namespace Iurc.Workbench.Content;

/// <summary>The sizes of pictures that the recipes' <c>MediaProfiles</c> steps name.</summary>
internal sealed class MediaProfiles
{
    private readonly Dictionary<string, IReadOnlyDictionary<string, string>> _profiles = new(StringComparer.OrdinalIgnoreCase);

    private MediaProfiles()
    {
    }

    /// <summary>The values for the query string that a profile stands for; none for a profile that is not known.</summary>
    public IReadOnlyDictionary<string, string> this[string name] => _profiles.GetValueOrDefault(name) ?? new Dictionary<string, string>();

    /// <summary>Gathers the profiles; a later step overrides an earlier one.</summary>
    public static MediaProfiles From(IEnumerable<RecipeStep> steps)
    {
        var profiles = new MediaProfiles();
        foreach (var (name, profile) in steps.Where(step => step.Is("MediaProfiles"))
            .Select(step => step.Node.PropertyInAnyCase("MediaProfiles")?.Value.ToJson())
            .OfType<JsonObject>()
            .SelectMany(list => list))
        {
            profiles._profiles[name] = profile is JsonObject values ? CommandsOf(values) : new Dictionary<string, string>();
        }

        return profiles;
    }

    private static Dictionary<string, string> CommandsOf(JsonObject profile)
    {
        var commands = new Dictionary<string, string>(StringComparer.Ordinal);
        AddNumber("width", "Width", int.MaxValue);
        AddNumber("height", "Height", int.MaxValue);
        AddName("rmode", "Mode");
        AddName("format", "Format");
        AddNumber("quality", "Quality", 99);
        return commands;

        void AddNumber(string command, string property, int highest)
        {
            if (profile.WholeNumber(property) is { } number && number > 0 && number <= highest)
            {
                commands[command] = number.ToString(CultureInfo.InvariantCulture);
            }
        }

        void AddName(string command, string property)
        {
            if (profile.Text(property) is { Length: > 0 } name && !name.Equals("Undefined", StringComparison.OrdinalIgnoreCase))
            {
                commands[command] = name.ToLowerInvariant();
            }
        }
    }
}
