using Iurc.Cms.Delivery.Telemetry;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using OrchardCore.Environment.Shell;
using OrchardCore.Environment.Shell.Models;
using OrchardCore.Settings;

namespace Iurc.Cms.Delivery.Hosting;

/// <summary>
/// Asks for some of the site's pages before the program listens, so that the first reader after a start waits for nobody: what Orchard
/// builds at the first request, code and templates that are compiled when they are first used, and the pages themselves, which are kept.
/// </summary>
internal sealed partial class SiteWarmUp(IShellHost shells, IConfiguration configuration, ILogger<SiteWarmUp> logger)
{
    private static readonly string[] s_pages = ["/", "/phases", "/regions", "/testimonials", "/search"];

    // What browsers send, and what programs do.
    private static readonly string?[] s_encodings = ["gzip, deflate, br, zstd", null];
    private static readonly TimeSpan s_longest = TimeSpan.FromMinutes(1);

    /// <summary>Asks for the pages. A site that fails to make them is not kept from starting: it may be well when the first reader comes.</summary>
    /// <param name="answer">Answers a request as the server would.</param>
    /// <param name="cancellation">Ends it.</param>
    public async Task RunAsync(Func<IFeatureCollection, Task> answer, CancellationToken cancellation)
    {
        using var measurement = StartMeasurements.WarmUp();
        try
        {
            if (shells.TryGetSettings(ShellSettings.DefaultShellName, out var settings) && settings.State == TenantState.Running)
            {
                await AskAsync(answer, settings).WaitAsync(s_longest, cancellation);
            }
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            LogFailure(e);
        }
    }

    private async Task AskAsync(Func<IFeatureCollection, Task> answer, ShellSettings settings)
    {
        foreach (var origin in await OriginsAsync(settings))
        {
            foreach (var page in s_pages)
            {
                foreach (var encoding in s_encodings)
                {
                    await AskAsync(answer, origin, page, encoding);
                }
            }
        }
    }

    private async Task AskAsync(Func<IFeatureCollection, Task> answer, Uri origin, string page, string? encoding)
    {
        var request = new HttpRequestFeature { Method = HttpMethods.Get, Protocol = HttpProtocol.Http11, Scheme = origin.Scheme, Path = page, RawTarget = page };
        request.Headers.Host = origin.Authority;
        if (encoding is not null)
        {
            request.Headers.AcceptEncoding = encoding;
        }

        var features = new FeatureCollection();
        features.Set<IHttpRequestFeature>(request);
        features.Set<IHttpResponseFeature>(new WarmResponse());
        features.Set<IHttpResponseBodyFeature>(new StreamResponseBodyFeature(Stream.Null));
        await answer(features);
        var status = features.GetRequiredFeature<IHttpResponseFeature>().StatusCode;
        if (status >= StatusCodes.Status400BadRequest)
        {
            LogAnswer(page, origin.Authority, status);
        }
    }

    // Where readers come in, and where an operator does who looks whether it works.
    private async Task<IReadOnlyList<Uri>> OriginsAsync(ShellSettings settings)
    {
        string? site = null;
        await (await shells.GetScopeAsync(settings)).UsingServiceScopeAsync(async scope =>
            site = (await scope.ServiceProvider.GetRequiredService<ISiteService>().GetSiteSettingsAsync()).BaseUrl);
        var known = (configuration["AllowedHosts"] ?? "").Split(';').FirstOrDefault(host => host.Length > 0 && !host.StartsWith('*'));
        return [.. new[] { site, known is null ? ListenAddresses.First(configuration) ?? "http://localhost" : $"http://{known}" }
            .Select(address => Uri.TryCreate(address, UriKind.Absolute, out var origin) ? origin : null)
            .OfType<Uri>()
            .DistinctBy(origin => origin.Authority)];
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The site could not be warmed up.")]
    private partial void LogFailure(Exception exception);

    [LoggerMessage(Level = LogLevel.Warning, Message = "While the site was warmed up, {Page} of {Host} was answered with {Status}.")]
    private partial void LogAnswer(string page, string host, int status);
}
