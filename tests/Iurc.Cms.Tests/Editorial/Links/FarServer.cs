using System.Collections.Concurrent;
using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Xunit;

namespace Iurc.Cms.Tests.Editorial.Links;

/// <summary>A server of somebody else, on this machine, with everything that can be wrong with one. The first folder of an address says what.</summary>
public sealed class FarServer : IAsyncLifetime
{
    private WebApplication? _server;

    /// <summary>What was asked: method, host and path.</summary>
    internal ConcurrentQueue<string> Requests { get; } = new();

    /// <summary>The bodies without end whose visitor has hung up.</summary>
    internal ConcurrentDictionary<string, TaskCompletionSource> HungUp { get; } = new();

    /// <summary>Comes between a request and its answer.</summary>
    internal ConcurrentDictionary<string, Func<Task>> Meanwhile { get; } = new();

    internal int Port { get; private set; }

    internal int SecurePort { get; private set; }

    internal string Address(string path, string host = "far.example") => $"http://{host}:{Port}{path}";

    public async ValueTask InitializeAsync()
    {
        using var key = ECDsa.Create();
        var certificate = new CertificateRequest("CN=somebody.else", key, HashAlgorithmName.SHA256).CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrelHttpsConfiguration();
        builder.WebHost.ConfigureKestrel(options =>
        {
            options.Listen(IPAddress.Loopback, 0);
            options.Listen(IPAddress.Loopback, 0, listen => listen.UseHttps(certificate));
        });
        _server = builder.Build();
        _server.Run(AnswerAsync);
        await _server.StartAsync(TestContext.Current.CancellationToken);
        var addresses = _server.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Select(address => new Uri(address)).ToList();
        Port = addresses.Single(address => address.Scheme == "http").Port;
        SecurePort = addresses.Single(address => address.Scheme == "https").Port;
    }

    public async ValueTask DisposeAsync()
    {
        await _server!.DisposeAsync();
    }

    private async Task AnswerAsync(HttpContext http)
    {
        var path = http.Request.Path.Value!;
        Requests.Enqueue($"{http.Request.Method} {http.Request.Host.Host}{path}");
        if (Meanwhile.TryGetValue(http.Request.Host.Host, out var meanwhile))
        {
            await meanwhile();
        }

        switch (path.Split('/')[1])
        {
            case "robots.txt":
                await RobotsAsync(http);
                break;
            case "status":
                http.Response.StatusCode = int.Parse(path.Split('/')[2], System.Globalization.CultureInfo.InvariantCulture);
                break;
            case "no-head" when HttpMethods.IsHead(http.Request.Method):
                http.Response.StatusCode = 405;
                break;
            case "wrong-head" when HttpMethods.IsHead(http.Request.Method):
                http.Response.StatusCode = 404;
                break;
            case "moved":
                http.Response.Redirect("/ok/new", permanent: true);
                break;
            case "for-now":
                http.Response.Redirect("/ok/new", permanent: false);
                break;
            case "loop":
                http.Response.Redirect(path == "/loop/a" ? "/loop/b" : "/loop/a", permanent: true);
                break;
            case "to":
                http.Response.Redirect(http.Request.Query["address"]!);
                break;
            case "slow":
                await Task.Delay(Timeout.Infinite, http.RequestAborted);
                break;
            case "slow-head" when HttpMethods.IsHead(http.Request.Method):
                await Task.Delay(Timeout.Infinite, http.RequestAborted);
                break;
            case "endless" or "huge":
                await WithoutEndAsync(http, path);
                break;
            case "nonsense":
                http.Abort();
                break;
            default:
                break;
        }
    }

    private static async Task RobotsAsync(HttpContext http)
    {
        switch (http.Request.Host.Host)
        {
            case "strict.example":
                await http.Response.WriteAsync("User-agent: *\nDisallow: /private\n");
                break;
            case "failing.example":
                http.Response.StatusCode = 500;
                break;
            default:
                http.Response.StatusCode = 404;
                break;
        }
    }

    private async Task WithoutEndAsync(HttpContext http, string path)
    {
        if (HttpMethods.IsHead(http.Request.Method))
        {
            http.Response.StatusCode = 501;
            return;
        }

        if (path.StartsWith("/huge", StringComparison.Ordinal))
        {
            http.Response.ContentLength = 1L << 40;
        }

        var chunk = new byte[64 * 1024];
        try
        {
            while (!http.RequestAborted.IsCancellationRequested)
            {
                await http.Response.Body.WriteAsync(chunk, http.RequestAborted);
            }
        }
        catch (Exception e) when (e is OperationCanceledException or IOException)
        {
            // The visitor hung up.
        }

        HungUp.GetOrAdd(path, _ => new()).TrySetResult();
        http.Abort();
    }
}
