using System.IO.Compression;
using Iurc.Workbench.Rendering;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.ResponseCompression;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Hosting;

namespace Iurc.Workbench.Preview;

/// <summary>Serves the site over HTTP.</summary>
internal sealed class PreviewServer : IAsyncDisposable
{
    private readonly WebApplication _application;

    private PreviewServer(WebApplication application, int pageCount)
    {
        _application = application;
        Address = new Uri(application.Urls.First());
        PageCount = pageCount;
    }

    /// <summary>Where it listens, with the actual port.</summary>
    public Uri Address { get; }

    /// <summary>How many pages the site had at the start.</summary>
    public int PageCount { get; }

    /// <summary>Starts to listen.</summary>
    /// <param name="folder">The folder of the site.</param>
    /// <param name="url">Where to listen; port 0 takes any free one.</param>
    /// <param name="today">The date by which a phase's status is computed; null for the actual one.</param>
    /// <param name="cancellation">Stops the start.</param>
    /// <exception cref="WorkbenchException">A file cannot be read, or the address cannot be taken.</exception>
    public static async Task<PreviewServer> StartAsync(SiteFolder folder, string url, DateOnly? today, CancellationToken cancellation = default)
    {
        var site = new LiveSite(folder, today);
        var pageCount = site.Current().Content.Pages.Count();

        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(options => options.AddServerHeader = false).UseUrls(url);
        Compress(builder.Services);
        var application = builder.Build();
        application.UseResponseCompression();
        application.UseStaticFiles(new StaticFileOptions
        {
            FileProvider = new PhysicalFileProvider(folder.StaticFiles),
            RequestPath = StaticFileVersions.RequestPath,
            // As in the CMS's settings: every address of such a file carries its hash.
            OnPrepareResponse = response => response.Context.Response.Headers.CacheControl = "public, max-age=31536000, immutable",
        });
        application.Run(new SiteHandler(site).HandleAsync);

        try
        {
            await application.StartAsync(cancellation);
        }
        catch (Exception exception) when (exception is IOException or InvalidOperationException or FormatException or ArgumentException
            or System.Net.Sockets.SocketException)
        {
            await application.DisposeAsync();
            throw new WorkbenchException($"The preview cannot listen: {exception.Message}", exception);
        }

        return new(application, pageCount);
    }

    // As the CMS does, so that a page weighs the same here.
    private static void Compress(IServiceCollection services)
        => services
            .AddResponseCompression(options => options.MimeTypes = ResponseCompressionDefaults.MimeTypes.Append("image/svg+xml"))
            .Configure<BrotliCompressionProviderOptions>(options => options.Level = CompressionLevel.Optimal)
            .Configure<GzipCompressionProviderOptions>(options => options.Level = CompressionLevel.Optimal);

    /// <summary>Waits until it is told to stop.</summary>
    public Task WaitAsync(CancellationToken cancellation) => _application.WaitForShutdownAsync(cancellation);

    /// <inheritdoc />
    public ValueTask DisposeAsync() => _application.DisposeAsync();
}
