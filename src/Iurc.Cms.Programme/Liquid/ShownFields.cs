using System.Text.Encodings.Web;
using Iurc.Programme;
using Iurc.Programme.Pages;
using Microsoft.Extensions.DependencyInjection;
using OrchardCore.ContentManagement.Metadata.Models;
using OrchardCore.DisplayManagement;
using OrchardCore.DisplayManagement.Zones;
using OrchardCore.Infrastructure.Html;

namespace Iurc.Cms.Programme.Liquid;

/// <summary>
/// What Orchard would show of an item in the theme's place: the fields that an administrator has added, and whatever a part shows. Orchard's
/// own views make the markup, and its placement says what there is: <c>placement.json</c> of the theme hides what the templates show
/// themselves.
/// </summary>
internal static class ShownFields
{
    /// <summary>Renders what stands in a zone.</summary>
    /// <param name="zone">The zone <c>Content</c> of the item's shape, or whatever a template has given.</param>
    /// <param name="services">The services of the request.</param>
    public static async Task<IReadOnlyList<ShownField>> InAsync(object? zone, IServiceProvider services)
    {
        var shown = new List<ShownField>();
        if (zone is not IShape { Items: { } items })
        {
            return shown;
        }

        foreach (var shape in items.OfType<IShape>())
        {
            // A part that an administrator has made is a shape around its fields.
            if (shape is IZoneHolding { Zones: var zones } && shape.Metadata.Type == "ContentPart")
            {
                shown.AddRange(await InAsync(zones["Content"], services));
                continue;
            }

            var html = await RenderAsync(shape, services);
            if (ShownField.Of(LabelOf(shape), html) is { IsEmpty: false } field)
            {
                shown.Add(field);
            }
        }

        return shown;
    }

    private static async Task<string> RenderAsync(IShape shape, IServiceProvider services)
    {
        var content = await services.GetRequiredService<IDisplayHelper>().ShapeExecuteAsync(shape);
        using var writer = new StringWriter(System.Globalization.CultureInfo.InvariantCulture);
        content.WriteTo(writer, services.GetRequiredService<HtmlEncoder>());
        // Views of modules may bring styles, scripts and frames, none of which a public page may have.
        return services.GetRequiredService<IHtmlSanitizerService>().Sanitize(PlainText.WithLineFeeds(writer.ToString()));
    }

    // The models of the views of fields have the definition, each in a class of its own.
    private static string LabelOf(IShape shape)
        => (shape.GetType().GetProperty("PartFieldDefinition")?.GetValue(shape) ?? (shape.Properties.TryGetValue("PartFieldDefinition", out var given) ? given : null)) is ContentPartFieldDefinition field
            ? field.DisplayName() : "";
}
