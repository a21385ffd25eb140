using System.Globalization;
using Iurc.Programme.Pictures;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Options;
using OrchardCore.Media;
using OrchardCore.Media.Services;
using SixLabors.ImageSharp.Web.Caching;
using SixLabors.ImageSharp.Web.Middleware;

namespace Iurc.Cms.Delivery.Pictures;

/// <summary>
/// Says which of the commands in the address of a picture are obeyed: with a token those of a media profile, without one the previews
/// of the media library, for those who may use it. Where none is, the file itself is handed out.
/// </summary>
public sealed class PictureCommands(
    PictureTokens tokens,
    PictureLimits limits,
    PictureRoom room,
    IMediaFileProvider files,
    MediaProfilesManager profiles,
    IMediaProfileService profileCommands,
    IAuthorizationService authorization,
    IImageCache cache,
    ICacheKey cacheKey,
    ICacheHash cacheHash,
    IOptions<ImageSharpMiddlewareOptions> options)
{
    private const string Token = "token";
    private const string FocalPoint = "rxy";

    // What the scripts of Orchard's media library and media fields ask for, as wide as high.
    private static readonly string[] s_previews = ["32", "100", "120", "240"];

    /// <summary>Leaves those commands that are obeyed.</summary>
    public async Task AllowAsync(ImageCommandContext context)
    {
        ArgumentNullException.ThrowIfNull(context);

        var asked = context.Commands.Select(command => KeyValuePair.Create(command.Key, command.Value ?? "")).ToArray();
        context.Commands.Clear();
        if (asked.Length == 0 || tokens.FileOf(context.Context.Request) is not { } name || await ObeyedAsync(context.Context, name, asked) is not { } obeyed)
        {
            return;
        }

        var file = files.GetFileInfo("/" + name);
        if (!file.Exists)
        {
            return;
        }

        // In an order and with names of our own: each other would be kept as a picture of its own.
        obeyed.TryAdd("rmode", "max");
        obeyed.TryAdd("autoorient", "true");
        KeepWithin(obeyed, file);
        // Whatever the address calls its version: the file's own is what counts.
        obeyed[PictureVersion.Key] = PictureVersion.Of(file);
        foreach (var (command, value) in obeyed)
        {
            context.Commands.Add(new(command, value));
        }

        if (!await IsKeptAsync(context) && (!room.IsThere || IsTooMuch(file)))
        {
            context.Commands.Clear();
        }
    }

    // No picture is enlarged: it would be blurred, and cost more than the file itself. A part is cut out in the proportions that were asked for.
    private void KeepWithin(SortedDictionary<string, string> commands, IFileInfo file)
    {
        using var content = file.CreateReadStream();
        if (limits.SizeOf(content) is not { } whole)
        {
            return;
        }

        var (width, height) = (NumberOf("width"), NumberOf("height"));
        if (width is not null && height is not null && commands["rmode"] is "crop" or "stretch" or "pad" or "boxpad" or "manual")
        {
            var cut = whole.CutFor(new PictureSize(width.Value, height.Value));
            (commands["width"], commands["height"]) = (Text(cut.Width), Text(cut.Height));
            return;
        }

        if (width > whole.Width)
        {
            commands["width"] = Text(whole.Width);
        }

        if (height > whole.Height)
        {
            commands["height"] = Text(whole.Height);
        }

        int? NumberOf(string name) => commands.TryGetValue(name, out var value) && int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0 ? number : null;
        static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
    }

    private async Task<SortedDictionary<string, string>?> ObeyedAsync(HttpContext context, string file, KeyValuePair<string, string>[] asked)
    {
        var token = asked.FirstOrDefault(command => command.Key == Token).Value;
        var commands = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, value) in asked)
        {
            if (PictureTokens.Commands.Contains(name))
            {
                commands[name] = value;
            }
            else if (name is not (Token or PictureVersion.Key))
            {
                return null;
            }
        }

        if (token is not null)
        {
            return tokens.IsValid(file, commands, token) && await IsOfProfileAsync(commands) ? commands : null;
        }

        return commands is { Count: 2 } && commands.TryGetValue("width", out var width) && commands.TryGetValue("height", out var height)
            && width == height && s_previews.Contains(width)
            && await authorization.AuthorizeAsync(context.User, MediaPermissions.ManageMedia)
            ? commands : null;
    }

    private async Task<bool> IsOfProfileAsync(SortedDictionary<string, string> commands)
    {
        var sized = commands.Where(command => command.Key != FocalPoint).ToList();
        foreach (var name in (await profiles.GetMediaProfilesDocumentAsync()).MediaProfiles.Keys)
        {
            var profile = await profileCommands.GetMediaProfileCommands(name);
            if (profile.Count == sized.Count && sized.TrueForAll(command => profile.TryGetValue(command.Key, out var value) && value == command.Value))
            {
                return true;
            }
        }

        return false;
    }

    private async Task<bool> IsKeptAsync(ImageCommandContext context)
        => await cache.GetAsync(cacheHash.Create(cacheKey.Create(context.Context, context.Commands), options.Value.CacheHashLength)) is { } kept
            && (await kept.GetMetaDataAsync()).CacheLastWriteTimeUtc > DateTime.UtcNow - options.Value.CacheMaxAge;

    private bool IsTooMuch(IFileInfo file)
    {
        using var picture = file.CreateReadStream();
        return limits.FaultOf(picture, out _) is not null;
    }
}
