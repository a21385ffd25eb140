using System.Buffers;
using Iurc.Programme.Pages;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using OrchardCore.Environment.Shell;
using OrchardCore.Environment.Shell.Builders;
using OrchardCore.Modules;

namespace Iurc.Cms.Delivery.PageCache;

/// <summary>Tells the requests that a kept page may answer from all others, before Orchard has looked at them.</summary>
internal sealed class PageRequestReader(IShellHost shellHost, IRunningShellTable shells)
{
    private const int MaxPathLength = 512;
    private static readonly SearchValues<char> s_plain = SearchValues.Create("abcdefghijklmnopqrstuvwxyz0123456789-_/");

    /// <summary>Reads the request; null when it is not for a page, or the page may be the reader's own.</summary>
    public ValueTask<PageRequest?> ReadAsync(HttpContext context)
    {
        var request = context.Request;
        if ((!HttpMethods.IsGet(request.Method) && !HttpMethods.IsHead(request.Method))
            || request.Headers.Authorization.Count > 0
            || !MayBePage(request.Path.Value)
            || shells.Match(request.Host, request.Path) is not { } settings
            || !settings.IsRunning())
        {
            return ValueTask.FromResult<PageRequest?>(null);
        }

        if (!shellHost.TryGetShellContext(settings.Name, out var shell) || !shell.HasPipeline() || shell.Released)
        {
            return OpenAsync(context, settings);
        }

        var site = SiteOf(shell);
        return site is { IsShared: true } ? ReadSharedAsync(context, site) : ValueTask.FromResult(Read(context, site));
    }

    /// <summary>
    /// After a start, or when features have changed, the first request makes the site's shell. It is made here, so that those who
    /// come at the same time wait for one page instead of all making it.
    /// </summary>
    private async ValueTask<PageRequest?> OpenAsync(HttpContext context, ShellSettings settings)
    {
        await (await shellHost.GetScopeAsync(settings)).UsingAsync(scope => scope.ShellContext.BuildPipelineAsync());
        return shellHost.TryGetShellContext(settings.Name, out var shell) && SiteOf(shell) is { } site ? await ReadSharedAsync(context, site) : null;
    }

    private static async ValueTask<PageRequest?> ReadSharedAsync(HttpContext context, CachedSite site)
        => await site.CatchUpAsync() ? Read(context, site) : null;

    private static PageRequest? Read(HttpContext context, CachedSite? site)
    {
        var request = context.Request;
        if (site is not { IsOpen: true }
            || site.IsNoPage(request.Path)
            || site.IsOwn(context)
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
            Query = query,
            Origin = OriginOf(request),
            IsOdd = !site.KnowsHost(request.Host) || !IsPlain(request.Path.Value!, site.Base),
        };
    }

    private static CachedSite? SiteOf(ShellContext shell)
    {
        try
        {
            return shell.ServiceProvider?.GetService<CachedSite>();
        }
        catch (ObjectDisposedException)
        {
            // The shell has just been replaced; its successor is not there yet.
            return null;
        }
    }

    /// <summary>What the absolute addresses on a page begin with.</summary>
    public static string OriginOf(HttpRequest request) => request.Scheme == "http" ? request.Host.Value ?? "" : request.Scheme + "://" + request.Host.Value;

    // Files have a dot in their name; they are served as they are, and carry their own rules for caches.
    private static bool MayBePage(string? path)
        => path is { Length: > 0 and <= MaxPathLength } && path.IndexOf('.', path.LastIndexOf('/') + 1) < 0 && !path.AsSpan().ContainsAnyInRange('\0', '\x1f');

    // As the site itself writes its addresses.
    private static bool IsPlain(string path, string siteBase)
    {
        var own = path.AsSpan(siteBase.Length);
        return own is "" or "/"
            || (!own.ContainsAnyExcept(s_plain) && own[^1] != '/' && !own.Contains("//", StringComparison.Ordinal) && path.StartsWith(siteBase, StringComparison.Ordinal));
    }

    // Keys that no page reads are passed over, and values that no page of ours links to: they make no other page, and no page sees them.
    // A search is made anew each time.
    private static bool TryReadQuery(HttpRequest request, out string canonical)
    {
        canonical = "";
        if (!request.QueryString.HasValue || request.QueryString.Value!.Length < 2)
        {
            return true;
        }

        var query = request.Query;
        if (query.ContainsKey(PageQuery.Search))
        {
            return false;
        }

        canonical = PageQuery.Canonical(key => query[key] is [{ Length: <= PageQuery.MaxValueLength } value] && !value.AsSpan().ContainsAnyInRange('\0', '\x1f') ? value : null);
        return true;
    }
}
