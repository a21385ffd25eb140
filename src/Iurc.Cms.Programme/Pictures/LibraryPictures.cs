using System.Text.Json.Nodes;
using Iurc.Programme;
using Iurc.Programme.Pictures;
using Iurc.Programme.RichTexts;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Options;
using OrchardCore.Media;
using OrchardCore.Media.Services;
using SixLabors.ImageSharp;
using SixLabors.ImageSharp.Memory;

namespace Iurc.Cms.Programme.Pictures;

/// <summary>The pictures of the media library, as pages show them: by media profile, with Orchard's token.</summary>
public sealed class LibraryPictures(
    IMediaFileStore store, IMediaFileProvider files, IMediaProfileService profiles, IMediaTokenService tokens, IOptions<MediaOptions> options) : ITextPictures
{
    /// <inheritdoc />
    public string LibraryPath => options.Value.AssetsRequestPath.Value ?? "/media";

    /// <inheritdoc />
    public string OriginalOf(string path) => store.MapPathToPublicUrl(path);

    /// <inheritdoc />
    public async ValueTask<string> AddressOfAsync(string path, int width) => (await AtAsync(path, TextPictureWidths.ProfileOf(width), null)).Address;

    /// <inheritdoc />
    public ValueTask<PictureSize?> SizeOfAsync(string path) => ValueTask.FromResult(SizeOf(path));

    /// <summary>How large a picture is; null if it is not there, or none.</summary>
    public PictureSize? SizeOf(string path)
    {
        if (files.GetFileInfo("/" + path) is not { Exists: true } file)
        {
            return null;
        }

        try
        {
            using var content = file.CreateReadStream();
            var info = Image.Identify(content);
            return new PictureSize(info.Width, info.Height);
        }
        catch (Exception e) when (e is ImageFormatException or NotSupportedException or InvalidMemoryOperationException or IOException)
        {
            return null;
        }
    }

    /// <summary>A picture as a page shows it.</summary>
    /// <param name="picture">The picture.</param>
    /// <param name="large">The media profile of its place.</param>
    /// <param name="small">The media profile of the same place on small screens.</param>
    public async ValueTask<ShownPicture> ShowAsync(ImageFacts picture, string large, string small)
    {
        ArgumentNullException.ThrowIfNull(picture);

        return ShownPicture.Of(SizeOf(picture.Path), await AtAsync(picture.Path, large, picture.Anchor), await AtAsync(picture.Path, small, picture.Anchor));
    }

    private async ValueTask<(string Address, PictureSize Place)> AtAsync(string path, string profile, JsonObject? anchor)
    {
        var values = await profiles.GetMediaProfileCommands(profile);
        return (tokens.AddTokenToPath(QueryHelpers.AddQueryString(store.MapPathToPublicUrl(path), ProfileCommands.Of(values, anchor))), ProfileCommands.PlaceOf(values));
    }
}
