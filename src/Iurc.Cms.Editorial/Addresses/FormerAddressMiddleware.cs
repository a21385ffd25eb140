using Iurc.Programme.Addresses;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Net.Http.Headers;

namespace Iurc.Cms.Editorial.Addresses;

/// <summary>Asks <see cref="FormerAddresses"/> when no page answers: pages that are there pay nothing for it.</summary>
public sealed class FormerAddressMiddleware(RequestDelegate next)
{
    /// <summary>Answers 301 for a page that has moved and 410 for one that has been removed.</summary>
    public async Task InvokeAsync(HttpContext context)
    {
        ArgumentNullException.ThrowIfNull(context);

        var (request, response) = (context.Request, context.Response);
        await next(context);

        var isReading = HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method);
        if (response.StatusCode != StatusCodes.Status404NotFound || response.HasStarted || !isReading || request.Path.Value is not { Length: > 1 } path)
        {
            return;
        }

        switch (await context.RequestServices.GetRequiredService<FormerAddresses>().FindAsync(path))
        {
            case { MovedTo: { } address }:
                response.StatusCode = StatusCodes.Status301MovedPermanently;
                response.Headers.Location = request.PathBase.Add("/" + address).ToUriComponent() + LocationHeader.Escape(request.QueryString.Value ?? "");
                // The address may be given to another page one day: browsers must not keep the redirect for ever.
                response.Headers[HeaderNames.CacheControl] = "public, max-age=3600";
                break;
            case { MovedTo: null }:
                response.StatusCode = StatusCodes.Status410Gone;
                break;
            default:
                break;
        }
    }
}
