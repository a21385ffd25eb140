using System.Buffers.Text;
using System.Security.Cryptography;
using Iurc.Cms.Programme.Changes;
using Iurc.Cms.Programme.Services;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.Controllers;
using Microsoft.AspNetCore.OutputCaching;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;
using OrchardCore.Modules;

namespace Iurc.Cms.Delivery.PageCache;

/// <summary>
/// Makes a page that may be kept: first of the site's own steps, when the endpoint is known. The page is made from what its key
/// names and from nothing else: the other cookies, query keys and headers of the request are taken away before. What comes out is
/// compressed once, gets its entity tag, and is marked for keeping if it may be.
/// </summary>
internal sealed class PageRenderingMiddleware(RequestDelegate next, CachedSite site, PageStore store, IOptions<PageCacheOptions> options)
{
    /// <summary>Browsers and proxies may store a page, but must ask each time whether it still holds: an answer costs them 304.</summary>
    private const string RevalidatedByAll = "public, no-cache";
    private const string RevalidatedByReader = "private, no-cache";

    public Task InvokeAsync(HttpContext context)
    {
        var kind = KindOf(context);
        if (kind == Kind.Nothing)
        {
            return next(context);
        }

        if (kind != Kind.Other && context.Features.Get<PageRequest>() is { } page)
        {
            return MakeAsync(context, page, kind);
        }

        // It is streamed as it comes, and nobody waits to share it.
        if (context.Features.Get<IOutputCacheFeature>() is { } cache)
        {
            cache.Context.AllowCacheStorage = false;
        }

        if (kind == Kind.Page)
        {
            context.Response.OnStarting(static state =>
            {
                var headers = ((HttpContext)state).Response.Headers;
                if (headers.CacheControl.Count == 0)
                {
                    headers.CacheControl = RevalidatedByReader;
                }

                return Task.CompletedTask;
            }, context);
        }

        return next(context);
    }

    private enum Kind
    {
        /// <summary>Nothing that is ever kept.</summary>
        Other,

        /// <summary>A content item's page.</summary>
        Page,

        /// <summary>No endpoint answers: it will be a redirect, or a page must be made that says "not found" or "gone".</summary>
        Nothing,

        /// <summary>That page.</summary>
        Missing,
    }

    private static Kind KindOf(HttpContext context)
    {
        if (context.Features.Get<IStatusCodeReExecuteFeature>() is not null)
        {
            return Kind.Missing;
        }

        if (context.GetEndpoint() is not { } endpoint)
        {
            return Kind.Nothing;
        }

        var isPage = endpoint.Metadata.GetMetadata<ControllerActionDescriptor>() is { ControllerName: "Item", ActionName: "Display" } action
            && action.RouteValues.TryGetValue("area", out var area) && area == "OrchardCore.Contents";
        return isPage ? Kind.Page : Kind.Other;
    }

    private async Task MakeAsync(HttpContext context, PageRequest page, Kind kind)
    {
        var services = context.RequestServices;
        site.SetTimeZone(await services.GetRequiredService<ILocalClock>().GetLocalTimeZoneAsync());
        var dependencies = services.GetRequiredService<PageDependencies>();
        dependencies.IsNoting = true;

        var response = context.Response;
        var body = response.Body;
        var aborted = context.RequestAborted;
        using var made = new MemoryStream();
        LeaveOnlyWhatTheKeyNames(context.Request, page, kind);
        response.Body = made;
        // Others may be waiting for this page: it is made to its end even if the one who asked first is gone.
        context.RequestAborted = CancellationToken.None;
        try
        {
            await next(context);
            await response.BodyWriter.FlushAsync(CancellationToken.None);
        }
        finally
        {
            response.Body = body;
            context.RequestAborted = aborted;
        }

        if (made.Length == 0)
        {
            // A redirect, or a status for which Orchard is about to make a page.
            return;
        }

        var mayBeKept = MayBeKept(context, kind) && made.Length <= options.Value.MaximumPageKilobytes * 1024L;
        page.IsOdd |= kind == Kind.Missing || (page.Query.Length > 0 && !dependencies.AnswersQuery);
        var form = Finish(response, page, made.GetBuffer().AsMemory(0, (int)made.Length), mayBeKept);
        if (mayBeKept)
        {
            await MarkAsync(page, dependencies, response.StatusCode);
        }

        await body.WriteAsync(form, context.RequestAborted);
    }

    private static void LeaveOnlyWhatTheKeyNames(HttpRequest request, PageRequest page, Kind kind)
    {
        var headers = request.Headers;
        headers.Remove(HeaderNames.Cookie);
        headers.Remove(HeaderNames.AcceptEncoding);
        headers.Remove(HeaderNames.AcceptLanguage);
        if (kind == Kind.Page)
        {
            request.QueryString = new QueryString(page.Query);
        }
    }

    private static bool MayBeKept(HttpContext context, Kind kind)
    {
        var response = context.Response;
        var isRightKind = response.StatusCode switch
        {
            StatusCodes.Status200OK => kind == Kind.Page,
            StatusCodes.Status404NotFound or StatusCodes.Status410Gone => kind == Kind.Missing,
            _ => false,
        };

        return isRightKind
            && context.User.Identity is not { IsAuthenticated: true }
            && response.Headers.SetCookie.Count == 0
            && response.Headers.CacheControl.Count == 0
            && response.ContentType?.StartsWith("text/html", StringComparison.OrdinalIgnoreCase) == true;
    }

    /// <summary>Brings the page into its form and writes its headers.</summary>
    private static ReadOnlyMemory<byte> Finish(HttpResponse response, PageRequest page, ReadOnlyMemory<byte> made, bool mayBeKept)
    {
        var headers = response.Headers;
        headers.Vary = HeaderNames.AcceptEncoding;
        if (mayBeKept)
        {
            headers.CacheControl = RevalidatedByAll;
            headers.ETag = $"\"{Base64Url.EncodeToString(SHA256.HashData(made.Span).AsSpan(0, 16))}-{page.Encoding.Letter}\"";
        }
        else if (headers.CacheControl.Count == 0)
        {
            headers.CacheControl = RevalidatedByReader;
        }

        var form = page.Encoding.Compress(made, thorough: mayBeKept && !page.IsOdd);
        if (page.Encoding != PageEncoding.Identity)
        {
            headers.ContentEncoding = page.Encoding.Name;
        }

        response.ContentLength = form.Length;
        return form;
    }

    private async Task MarkAsync(PageRequest page, PageDependencies dependencies, int status)
    {
        List<string> tags = [.. dependencies.Items.Select(ChangeTags.Item), .. dependencies.Types.Select(ChangeTags.Type)];
        page.ValidFor = site.UntilTomorrow();
        if (dependencies.MissesSomething)
        {
            tags.Add(ChangeTags.Missing);
        }

        if (status != StatusCodes.Status200OK)
        {
            tags.Add(ChangeTags.Missing);
            var briefly = TimeSpan.FromSeconds(options.Value.MissingSeconds);
            page.ValidFor = page.ValidFor < briefly ? page.ValidFor : briefly;
        }

        if (page.IsOdd)
        {
            var place = site.NextPlace(options.Value.OddAddresses);
            await store.EvictByTagAsync(site.Tag(place), CancellationToken.None);
            tags.Add(place);
        }

        page.Tags = [.. tags.Append(ChangeTags.Anything).Select(site.Tag)];
    }
}
