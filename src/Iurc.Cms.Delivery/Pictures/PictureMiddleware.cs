using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;
using OrchardCore.Media;

namespace Iurc.Cms.Delivery.Pictures;

/// <summary>Stands before the resizing of pictures: a picture that cannot be decoded after all is handed out as it is.</summary>
public sealed class PictureMiddleware(RequestDelegate next, PictureTurns turns, IOptions<MediaOptions> options)
{
    /// <summary>Handles a request.</summary>
    public async Task InvokeAsync(HttpContext context)
    {
        ArgumentNullException.ThrowIfNull(context);

        if (!context.Request.Path.StartsWithSegments(options.Value.AssetsRequestPath, StringComparison.OrdinalIgnoreCase))
        {
            await next(context);
            return;
        }

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
