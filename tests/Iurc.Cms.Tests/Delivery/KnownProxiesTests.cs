using System.Net;
using Iurc.Cms.Delivery.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.TestHost;
using Xunit;

namespace Iurc.Cms.Tests.Delivery;

/// <summary>Whom the site believes about where a request comes from.</summary>
public class KnownProxiesTests
{
    private static readonly string[] s_settings = ["--ForwardedHeaders:KnownProxies:0=192.0.2.7", "--ForwardedHeaders:KnownNetworks:0=10.1.0.0/16"];

    [Theory]
    [InlineData("203.0.113.5", "198.51.100.1", "203.0.113.5", "http")]
    [InlineData("192.0.2.7", "198.51.100.1", "198.51.100.1", "https")]
    [InlineData("192.0.2.8", "198.51.100.1", "192.0.2.8", "http")]
    [InlineData("10.1.2.3", "198.51.100.1", "198.51.100.1", "https")]
    [InlineData("10.2.2.3", "198.51.100.1", "10.2.2.3", "http")]
    [InlineData("127.0.0.1", "198.51.100.1", "198.51.100.1", "https")]
    [InlineData("192.0.2.7", "203.0.113.66, 198.51.100.1", "198.51.100.1", "https")]
    [InlineData("192.0.2.7", "198.51.100.1, 10.1.2.3", "198.51.100.1", "https")]
    public async Task It_believes_known_proxies_and_no_stranger(string from, string forwardedFor, string client, string scheme)
    {
        await using var app = Build(s_settings);
        await app.StartAsync(TestContext.Current.CancellationToken);

        var seen = await app.GetTestServer().SendAsync(context =>
        {
            context.Connection.RemoteIpAddress = IPAddress.Parse(from);
            context.Request.Headers["X-Forwarded-For"] = forwardedFor;
            context.Request.Headers["X-Forwarded-Proto"] = string.Join(", ", forwardedFor.Split(", ").Select(_ => "https"));
            context.Request.Headers["X-Forwarded-Host"] = "elsewhere.example";
        }, TestContext.Current.CancellationToken);

        Assert.Equal((client, scheme), (seen.Response.Headers["Client"].ToString(), seen.Response.Headers["Scheme"].ToString()));
        Assert.NotEqual("elsewhere.example", seen.Response.Headers["Seen-Host"].ToString());
    }

    [Theory]
    [InlineData("KnownProxies", "proxy.example", "KnownProxies")]
    [InlineData("KnownNetworks", "10.0.0.0", "KnownNetworks")]
    public void What_is_no_address_is_named(string key, string value, string named)
    {
        var e = Assert.Throws<StartupException>(() => Build(["--ForwardedHeaders:" + key + ":0=" + value]));
        Assert.Contains(value, e.Message, StringComparison.Ordinal);
        Assert.Contains("ForwardedHeaders__" + named, e.Message, StringComparison.Ordinal);
    }

    private static WebApplication Build(string[] settings)
    {
        var builder = WebApplication.CreateBuilder(settings);
        builder.WebHost.UseTestServer();
        builder.AddKnownProxies();
        var app = builder.Build();
        app.UseForwardedHeaders();
        app.Run(context =>
        {
            context.Response.Headers["Client"] = context.Connection.RemoteIpAddress?.ToString();
            context.Response.Headers["Scheme"] = context.Request.Scheme;
            context.Response.Headers["Seen-Host"] = context.Request.Host.Value;
            return Task.CompletedTask;
        });
        return app;
    }
}
