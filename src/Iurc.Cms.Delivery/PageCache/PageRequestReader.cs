using Iurc.Programme.Pages;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using OrchardCore.Environment.Shell;

namespace Iurc.Cms.Delivery.PageCache;

/// <summary>Tells the requests that a kept page may answer from all others, before Orchard has looked at them.</summary>
internal sealed class PageRequestReader(IShellHost shellHost, IRunningShellTable shells)
{
    private const int MaxPathLength = 512;

    /// <summary>Reads the request; null when it is not for a page, or the page may be the reader's own.</summary>
    public PageRequest? Read(HttpContext context)
    {
        var request = context.Request;
        if ((!HttpMethods.IsGet(request.Method) && !HttpMethods.IsHead(request.Method))
            || request.Headers.Authorization.Count > 0
            || !MayBePage(request.Path.Value)
            || FindSite(request) is not { } site
            || site.HasOwnCookie(request.Headers.Cookie)
            || site.IsNoPage(request.Path)
            || !TryReadQuery(request, out var query))
        {
            return null;
        }

        site.ApplyForwarded(context);
        return new PageRequest
        {
            Site = site,
            Generation = site.Generation,
            Day = site.Day(),
            Encoding = PageEncoding.Of(request.Headers.AcceptEncoding),
            Culture = site.Culture(request.Headers.AcceptLanguage),
            Query = query,
            Origin = OriginOf(request),
            IsOdd = !IsPlain(request.Path.Value!) || !site.KnowsHost(request.Host),
        };
    }

    /// <summary>What the absolute addresses on a page begin with.</summary>
    public static string OriginOf(HttpRequest request) => request.Scheme == "http" ? request.Host.Value ?? "" : request.Scheme + "://" + request.Host.Value;

    private CachedSite? FindSite(HttpRequest request)
    {
        if (shells.Match(request.Host, request.Path) is not { } settings || !shellHost.TryGetShellContext(settings.Name, out var shell))
        {
            return null;
        }

        try
        {
            return shell.ServiceProvider?.GetService<CachedSite>() is { IsOpen: true } site ? site : null;
        }
        catch (ObjectDisposedException)
        {
            // The shell has just been replaced; its successor is not there yet.
            return null;
        }
    }

    // Files have a dot in their name; they are served as they are, and carry their own rules for caches.
    private static bool MayBePage(string? path)
        => path is { Length: > 0 and <= MaxPathLength } && path.IndexOf('.', path.LastIndexOf('/') + 1) < 0 && !path.AsSpan().ContainsAnyInRange('\0', '\x1f');

    private static bool IsPlain(string path)
    {
        foreach (var letter in path)
        {
            if (!char.IsAsciiLetterLower(letter) && !char.IsAsciiDigit(letter) && letter is not ('/' or '-' or '_'))
            {
                return false;
            }
        }

        return path.Length == 1 || (path[^1] != '/' && !path.Contains("//", StringComparison.Ordinal));
    }

    // Keys that no page reads are passed over: they make no other page, and no page sees them. A search is made anew each time.
    private static bool TryReadQuery(HttpRequest request, out string canonical)
    {
        canonical = "";
        if (!request.QueryString.HasValue || request.QueryString.Value!.Length < 2)
        {
            return true;
        }

        var query = request.Query;
        foreach (var key in PageQuery.Keys)
        {
            if (query.TryGetValue(key, out var values)
                && (key == PageQuery.Search || values.Count > 1 || values.ToString().Length > PageQuery.MaxValueLength || values.ToString().AsSpan().ContainsAnyInRange('\0', '\x1f')))
            {
                return false;
            }
        }

        if (query.ContainsKey("culture") || query.ContainsKey("ui-culture"))
        {
            return false;
        }

        canonical = PageQuery.Canonical(key => query[key]);
        return true;
    }
}
