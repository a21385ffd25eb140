using System.Globalization;
using System.Text.Json.Nodes;

namespace Iurc.Programme.Pictures;

/// <summary>The point of a picture that must not be cropped away, in the address of the picture.</summary>
public static class PictureAnchor
{
    /// <summary>The value of the command <c>rxy</c>.</summary>
    /// <param name="anchor">The point, as Orchard's media field keeps it.</param>
    public static string Of(JsonObject anchor)
    {
        ArgumentNullException.ThrowIfNull(anchor);

        return string.Create(CultureInfo.InvariantCulture, $"{Number(anchor["X"])},{Number(anchor["Y"])}");
    }

    private static double Number(JsonNode? node) => node is JsonValue value && value.TryGetValue<double>(out var number) ? number : 0;
}
