using System.Diagnostics;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Primitives;

namespace Iurc.Cms.Benchmarks.Servers;

/// <summary>Kestrel and nothing else, with the bytes of a page in memory: as fast as a page in .NET can be.</summary>
internal static class BareKestrel
{
    /// <summary>The hidden command that serves.</summary>
    public const string Command = "serve";

    /// <summary>Starts one.</summary>
    /// <param name="file">The bytes to serve.</param>
    /// <param name="headers">Headers of the answer, besides those that any answer has.</param>
    /// <param name="cached">Whether the framework's output cache stands before them.</param>
    /// <param name="cancellation">Gives up.</param>
    public static Task<Server> StartAsync(string file, IReadOnlyDictionary<string, string> headers, bool cached, CancellationToken cancellation)
    {
        var address = FreePort.Address();
        var start = new ProcessStartInfo("dotnet");
        string[] arguments =
        [
            typeof(BareKestrel).Assembly.Location, Command, file,
            .. headers.SelectMany(header => new[] { "--header", $"{header.Key}: {header.Value}" }),
            .. cached ? (string[])["--cached"] : [],
        ];
        Array.ForEach(arguments, start.ArgumentList.Add);
        start.Environment["ASPNETCORE_URLS"] = address.AbsoluteUri;
        return Server.StartAsync(start, address, cancellation);
    }

    /// <summary>Serves until it is stopped.</summary>
    public static async Task<int> ServeAsync(string file, string[] headers, bool cached, CancellationToken cancellation)
    {
        var body = await File.ReadAllBytesAsync(file, cancellation);
        var pairs = headers.Select(header => header.Split(": ", 2)).Select(parts => KeyValuePair.Create(parts[0], new StringValues(parts[1]))).ToArray();
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
            foreach (var (name, value) in pairs)
            {
                context.Response.Headers[name] = value;
            }

            await context.Response.Body.WriteAsync(body, context.RequestAborted);
        });
        await HostingAbstractionsHostExtensions.RunAsync(app, cancellation);
        return 0;
    }
}
