using Microsoft.AspNetCore.Http;
using OrchardCore.Environment.Shell;
using SixLabors.ImageSharp.Web.Caching;
using SixLabors.ImageSharp.Web.Commands;

namespace Iurc.Cms.Delivery.Pictures;

/// <summary>
/// Names a resized picture by the site, the file and the commands: not by the host or the spelling of the address, which anybody may
/// choose anew for each request.
/// </summary>
public sealed class PictureCacheKey(ShellSettings site, PictureTokens tokens) : ICacheKey
{
    /// <inheritdoc />
    public string Create(HttpContext context, CommandCollection commands)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(commands);

        return $"{site.Name}/{tokens.FileOf(context.Request)}{QueryString.Create(commands!)}";
    }
}
