using System.Text.Json.Nodes;
using Fluid;
using Fluid.Values;
using Iurc.Programme;
using Iurc.Programme.Pictures;
using Iurc.Programme.RichTexts;
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
        filters.AddFilter("picture", (input, arguments, context) => input.ToObjectValue() is ImageFacts picture
            ? FluidValue.Create(Show(picture, arguments, profiles, context), context.Options)
            : NilValue.Instance);
        filters.AddFilter("rich_text", async (input, arguments, context) => new StringValue(await ShownText.OfAsync(
            input.ToStringValue(), new UnseenPictures(((LiquidContext)context).Page.Request.PathBase, profiles), arguments["table"].ToStringValue(), arguments["code"].ToStringValue())));
    }

    private static ShownPicture Show(ImageFacts picture, FilterArguments arguments, MediaProfiles profiles, TemplateContext context)
    {
        var address = AddressOf(picture.Path, ((LiquidContext)context).Page.Request.PathBase);
        return ShownPicture.Of(null, At("large"), At("small"));

        (string, PictureSize) At(string size)
        {
            var profile = profiles[arguments[size].ToStringValue()];
            return (ResizeBy(address, profile, picture.Anchor), ProfileCommands.PlaceOf(profile));
        }
    }

    private static string ResizeBy(string address, IReadOnlyDictionary<string, string> profile, JsonObject? anchor)
        => QueryHelpers.AddQueryString(address, ProfileCommands.Of(profile, anchor));

    private static string AddressOf(string path, string pathBase)
        => $"{pathBase}{RequestPath}/{string.Join('/', path.Split(['/', '\\'], StringSplitOptions.RemoveEmptyEntries).Select(Uri.EscapeDataString))}";

    /// <summary>The pictures of a site that has none here.</summary>
    private sealed class UnseenPictures(string pathBase, MediaProfiles profiles) : ITextPictures
    {
        public string LibraryPath => RequestPath;

        public string OriginalOf(string path) => MediaFilters.AddressOf(path, pathBase);

        public ValueTask<string> AddressOfAsync(string path, int width) => ValueTask.FromResult(ResizeBy(OriginalOf(path), profiles[TextPictureWidths.ProfileOf(width)], null));

        public ValueTask<PictureSize?> SizeOfAsync(string path) => default;
    }

    private static ValueTask<FluidValue> AssetUrl(FluidValue input, FilterArguments arguments, TemplateContext context)
        => new StringValue(AddressOf(input.ToStringValue(), ((LiquidContext)context).Page.Request.PathBase));

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
        JsonObject anchor => PictureAnchor.Of(anchor),
        _ => argument.ToStringValue(),
    };
}
