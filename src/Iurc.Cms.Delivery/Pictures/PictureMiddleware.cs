using Iurc.Cms.Delivery.SecurityHeaders;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;
using OrchardCore.Media;

namespace Iurc.Cms.Delivery.Pictures;

/// <summary>
/// Stands before the resizing of pictures: a picture that cannot be decoded after all is handed out as it is. Other sites may show what
/// comes from here, and a browser keeps without asking again only what it has got by the address with the file's version.
/// </summary>
public sealed class PictureMiddleware(RequestDelegate next, PictureTurns turns, PictureTokens tokens, IOptions<MediaOptions> options)
{
    private const string ForEver = "public, max-age=31536000, immutable";
    private const string AskEachTime = "public, no-cache";

    /// <summary>Handles a request.</summary>
    public async Task InvokeAsync(HttpContext context)
    {
        ArgumentNullException.ThrowIfNull(context);

        if (!context.Request.Path.StartsWithSegments(options.Value.AssetsRequestPath, StringComparison.OrdinalIgnoreCase))
        {
            await next(context);
            return;
        }

        // Before the address is changed below.
        var isVersion = context.Request.Query[PictureVersion.Key] is [{ } version] && tokens.FileOf(context.Request) is { } file && tokens.VersionOf(file) == version;
        context.Response.OnStarting(() =>
        {
            if (context.Response.StatusCode is StatusCodes.Status200OK or StatusCodes.Status206PartialContent or StatusCodes.Status304NotModified)
            {
                context.Response.Headers.CacheControl = isVersion ? ForEver : AskEachTime;
                if (context.Features.Get<ContentPolicy>() is null)
                {
                    ContentPolicy.File.ApplyTo(context);
                }
            }

            return Task.CompletedTask;
        });

        try
        {
            await next(context);
            return;
        }
        // The decoders throw whatever a hostile file leads them to. It is in the log already.
        catch (Exception e) when (turns.GiveBack(context) && e is not OperationCanceledException && !context.Response.HasStarted)
        {
            context.Response.Clear();
            context.Request.QueryString = QueryString.Empty;
        }
        finally
        {
            turns.GiveBack(context);
        }

        await next(context);
    }
}
