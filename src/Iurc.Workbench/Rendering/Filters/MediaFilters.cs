using System.Globalization;
using System.Text.Json.Nodes;
using Fluid;
using Fluid.Values;
using Iurc.Workbench.Content;
using Microsoft.AspNetCore.WebUtilities;

namespace Iurc.Workbench.Rendering.Filters;

/// <summary>The filters of Orchard's media library. The addresses carry no token here, and no picture is behind them.</summary>
internal static class MediaFilters
{
    private const string RequestPath = "/media";

    // The filter's arguments and the names that they have in the address, in the order in which Orchard writes them.
    private static readonly (string Argument, string Command)[] s_commands =
    [
        ("width", "width"), ("height", "height"), ("mode", "rmode"), ("anchor", "rxy"), ("format", "format"), ("bgcolor", "bgcolor"),
        ("quality", "quality"), ("autoorient", "autoorient"),
    ];

    /// <summary>Registers the filters.</summary>
    public static void AddTo(FilterCollection filters, MediaProfiles profiles)
    {
        filters.AddFilter("asset_url", AssetUrl);
        filters.AddFilter("resize_url", (input, arguments, _) => new StringValue(Resize(input.ToStringValue(), arguments, profiles)));
    }

    private static ValueTask<FluidValue> AssetUrl(FluidValue input, FilterArguments arguments, TemplateContext context)
    {
        var parts = input.ToStringValue().Split(['/', '\\'], StringSplitOptions.RemoveEmptyEntries).Select(Uri.EscapeDataString);
        return new StringValue($"{((LiquidContext)context).Page.Request.PathBase}{RequestPath}/{string.Join('/', parts)}");
    }

    private static string Resize(string address, FilterArguments arguments, MediaProfiles profiles)
    {
        if (arguments.Count > 0 && !arguments.Names.Any())
        {
            throw new NotSupportedException("The filter resize_url takes arguments with names only here.");
        }

        var profile = profiles[arguments["profile"].ToStringValue()];
        var commands = s_commands
            .Select(known => (known.Command, Value: ValueOf(arguments[known.Argument]) ?? profile.GetValueOrDefault(known.Command)))
            .Where(command => !string.IsNullOrWhiteSpace(command.Value))
            .Select(command => KeyValuePair.Create(command.Command, command.Value));
        return QueryHelpers.AddQueryString(address, commands);
    }

    private static string? ValueOf(FluidValue argument) => argument.ToObjectValue() switch
    {
        null => null,
        JsonObject anchor => string.Create(CultureInfo.InvariantCulture, $"{Number(anchor["X"])},{Number(anchor["Y"])}"),
        _ => argument.ToStringValue(),
    };

    private static double Number(JsonNode? node) => node is JsonValue value && value.TryGetValue<double>(out var number) ? number : 0;
}
