using System.Text.Encodings.Web;
using Fluid.Ast;

namespace Iurc.Workbench.Rendering.Tags;

/// <summary>The tag <c>shape</c>: renders another template with its arguments as the model.</summary>
internal static class ShapeTag
{
    // Orchard gives these names a meaning of its own, so a template cannot use them for its arguments.
    private static readonly HashSet<string> s_reserved = new(StringComparer.Ordinal)
    {
        "Type", "Alternate", "Wrapper", "CacheId", "CacheFixedDuration", "CacheSlidingDuration", "CacheContext", "CacheTag",
        "Id", "TagName", "HasItems", "Classes", "Attributes", "Metadata", "Items", "Properties",
    };

    /// <summary>Writes the shape that the first argument names.</summary>
    public static async ValueTask<Completion> WriteAsync(
        IReadOnlyList<FilterArgument> arguments, TextWriter writer, TextEncoder encoder, LiquidContext context)
    {
        string? type = null;
        var properties = new Dictionary<string, object?>(StringComparer.Ordinal);
        foreach (var argument in arguments)
        {
            var value = await argument.Expression.EvaluateAsync(context);
            if (string.IsNullOrEmpty(argument.Name))
            {
                type = value.ToStringValue();
                continue;
            }

            var name = PascalCase(argument.Name);
            properties[name] = s_reserved.Contains(name)
                ? throw new NotSupportedException($"The argument \"{argument.Name}\" of the tag shape is not supported here.")
                : value.ToObjectValue();
        }

        if (string.IsNullOrEmpty(type))
        {
            throw new NotSupportedException("The tag shape names no shape.");
        }

        await context.Renderer.WriteShapeAsync(type, new Shape(properties), context.Page, writer);
        return Completion.Normal;
    }

    private static string PascalCase(string name)
        => string.Concat(name.Split('_').Select(word => word.Length == 0 ? "" : char.ToUpperInvariant(word[0]) + word[1..]));
}
