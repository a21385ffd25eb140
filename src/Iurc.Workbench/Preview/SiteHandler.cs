using System.Globalization;
using System.Text;
using Iurc.Programme.Pages;
using Iurc.Workbench.Rendering;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.StaticFiles;

namespace Iurc.Workbench.Preview;

/// <summary>Answers requests for pages.</summary>
internal sealed class SiteHandler(LiveSite site, SiteFolder folder, LiveReload? reload)
{
    private const string ErrorPath = "/Error";

    // Another day than today, for this one request.
    private const string NowKey = "now";

    // In the CMS it is for those who may enter the admin.
    private const string StyleGuidePath = "/style-guide";

    private readonly FileExtensionContentTypeProvider _contentTypes = new();

    /// <summary>Answers one request.</summary>
    public async Task HandleAsync(HttpContext context)
    {
        if (!HttpMethods.IsGet(context.Request.Method) && !HttpMethods.IsHead(context.Request.Method))
        {
            context.Response.StatusCode = StatusCodes.Status405MethodNotAllowed;
            context.Response.Headers.Allow = "GET, HEAD";
            return;
        }

        try
        {
            if (reload is not null && context.Request.Path == LiveReload.EventsPath)
            {
                await reload.ServeAsync(context);
                return;
            }

            if (SiteIcons.At(context.Request.Path) is { } icon)
            {
                context.Response.ContentType = icon.MediaType;
                context.Response.Headers.CacheControl = SiteIcons.CacheControl;
                await context.Response.SendFileAsync(Path.Combine(folder.StaticFiles, icon.File), context.RequestAborted);
                return;
            }

            var snapshot = site.Current();
            if (context.Request.Query[NowKey].ToString() is { Length: > 0 } text)
            {
                if (!DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
                {
                    await WriteAsync(context, StatusCodes.Status400BadRequest, FailurePage.For(new WorkbenchException($"\"{text}\" is not a date. Write ?now=2027-01-01."), folder));
                    return;
                }

                snapshot = snapshot.On(day, folder);
            }

            await AnswerAsync(context, snapshot);
        }
        catch (Exception exception) when (!context.RequestAborted.IsCancellationRequested)
        {
            await WriteAsync(context, StatusCodes.Status500InternalServerError, FailurePage.For(exception, folder));
        }
    }

    private async Task AnswerAsync(HttpContext context, SiteSnapshot snapshot)
    {
        var path = context.Request.Path.Value ?? "/";
        if (path.TrimEnd('/') == PreviewIndex.Path)
        {
            await WriteAsync(context, StatusCodes.Status200OK, PreviewIndex.Markup(snapshot.Content, folder));
        }
        else if (snapshot.Content.PageAt(path) is { } item)
        {
            await WriteAsync(context, StatusCodes.Status200OK, await snapshot.Renderer.RenderAsync(item, RequestFor(context, path)));
        }
        else if (context.Request.Path.StartsWithSegments(StyleGuidePath, out var below) && below.Value is null or "" or "/")
        {
            await WriteAsync(context, StatusCodes.Status200OK, await snapshot.Renderer.RenderStyleGuideAsync(RequestFor(context, path)));
        }
        else if (context.Request.Path.StartsWithSegments(ErrorPath, out var status) && status.Value?.Trim('/').Contains('/') != true)
        {
            // Orchard's error page is a page like any other; its status is 200 when it is asked for by its own address.
            int? code = int.TryParse(status.Value?.Trim('/'), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
            await WriteAsync(context, StatusCodes.Status200OK, await snapshot.Renderer.RenderErrorAsync(code, RequestFor(context, path)));
        }
        else if (_contentTypes.TryGetContentType(path, out _))
        {
            // Orchard spares itself the page for what looks like a picture or a stylesheet.
            context.Response.StatusCode = StatusCodes.Status404NotFound;
        }
        else
        {
            // Orchard runs the request again with the error's address, which is what the templates see.
            var request = RequestFor(context, $"{ErrorPath}/{StatusCodes.Status404NotFound}");
            await WriteAsync(context, StatusCodes.Status404NotFound,
                await snapshot.Renderer.RenderErrorAsync(StatusCodes.Status404NotFound, request));
        }
    }

    private static PageRequest RequestFor(HttpContext context, string path) => new(
        $"{context.Request.Scheme}://{context.Request.Host.ToUriComponent()}",
        path,
        context.Request.PathBase.Value ?? "",
        context.Request.Query.Where(pair => pair.Key != NowKey).ToDictionary(
            pair => pair.Key,
            pair => pair.Value.Select(value => value ?? "").ToArray(),
            StringComparer.OrdinalIgnoreCase));

    private async Task WriteAsync(HttpContext context, int status, string html)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "text/html; charset=utf-8";
        context.Response.Headers.CacheControl = "no-store";
        await context.Response.WriteAsync(reload is null ? html : html.Replace("</body>", LiveReload.Script + "</body>", StringComparison.Ordinal), Encoding.UTF8, context.RequestAborted);
    }
}
