using System.Text.Json.Nodes;

namespace Iurc.Programme.Pictures;

/// <summary>What the address of a resized picture asks for, in the order in which Orchard writes it.</summary>
public static class ProfileCommands
{
    private const string FocalPoint = "rxy";

    /// <summary>The names of the commands, in order.</summary>
    public static IReadOnlyList<string> Names { get; } = ["width", "height", "rmode", FocalPoint, "format", "bgcolor", "quality", "autoorient"];

    /// <summary>The commands of a media profile for one picture.</summary>
    /// <param name="profile">The profile's values by the commands' names.</param>
    /// <param name="anchor">The point that must not be cropped away, as Orchard's media field keeps it; null for the middle.</param>
    public static IEnumerable<KeyValuePair<string, string?>> Of(IEnumerable<KeyValuePair<string, string>> profile, JsonObject? anchor)
    {
        var values = profile.ToDictionary(StringComparer.Ordinal);
        if (anchor is not null)
        {
            values[FocalPoint] = PictureAnchor.Of(anchor);
        }

        return Names.Where(name => !string.IsNullOrWhiteSpace(values.GetValueOrDefault(name))).Select(name => KeyValuePair.Create(name, (string?)values[name]));
    }

    /// <summary>The size that a profile asks for; 1 where it leaves one open.</summary>
    public static PictureSize PlaceOf(IEnumerable<KeyValuePair<string, string>> profile)
    {
        var values = profile.ToDictionary(StringComparer.Ordinal);
        return new(Number("width"), Number("height"));

        int Number(string name) => int.TryParse(values.GetValueOrDefault(name), System.Globalization.CultureInfo.InvariantCulture, out var number) && number > 0 ? number : 1;
    }
}
