using System.Diagnostics;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Iurc.Cms.Benchmarks.Servers;

/// <summary>Kestrel and nothing else, with the bytes of a page in memory: as fast as a page in .NET can be.</summary>
internal static class BareKestrel
{
    /// <summary>The hidden command that serves.</summary>
    public const string Command = "serve";

    /// <summary>Starts one.</summary>
    /// <param name="file">The bytes to serve.</param>
    /// <param name="encoding">Their content encoding, if any.</param>
    /// <param name="cached">Whether the framework's output cache stands before them.</param>
    /// <param name="cancellation">Gives up.</param>
    public static Task<Server> StartAsync(string file, string? encoding, bool cached, CancellationToken cancellation)
    {
        var address = FreePort.Address();
        var start = new ProcessStartInfo("dotnet");
        string[] arguments =
        [
            typeof(BareKestrel).Assembly.Location, Command, file,
            .. encoding is null ? (string[])[] : ["--encoding", encoding],
            .. cached ? (string[])["--cached"] : [],
        ];
        Array.ForEach(arguments, start.ArgumentList.Add);
        start.Environment["ASPNETCORE_URLS"] = address.AbsoluteUri;
        return Server.StartAsync(start, address, cancellation);
    }

    /// <summary>Serves until it is stopped.</summary>
    public static async Task<int> ServeAsync(string file, string? encoding, bool cached, CancellationToken cancellation)
    {
        var body = await File.ReadAllBytesAsync(file, cancellation);
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(options => options.AddServerHeader = false);
        builder.Services.AddOutputCache(options => options.AddBasePolicy(policy => policy.Expire(TimeSpan.FromHours(1))));
        await using var app = builder.Build();
        if (cached)
        {
            app.UseOutputCache();
        }

        app.Run(async context =>
        {
            context.Response.ContentType = "text/html; charset=utf-8";
            context.Response.ContentLength = body.Length;
            if (encoding is not null)
            {
                context.Response.Headers.ContentEncoding = encoding;
            }

            await context.Response.Body.WriteAsync(body, context.RequestAborted);
        });
        await HostingAbstractionsHostExtensions.RunAsync(app, cancellation);
        return 0;
    }
}
