using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Iurc.Browser.Sites;

namespace Iurc.Workbench.BrowserTests;

/// <summary>The export of the site, served by a file server that knows nothing but files, <c>index.html</c> and <c>404.html</c>.</summary>
public sealed class ExportedSite : PublicSite
{
    private static readonly Dictionary<string, string> s_types = new(StringComparer.OrdinalIgnoreCase)
    {
        [".html"] = "text/html; charset=utf-8", [".css"] = "text/css", [".svg"] = "image/svg+xml", [".png"] = "image/png", [".xml"] = "application/xml",
        [".json"] = "application/json", [".txt"] = "text/plain",
    };

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("iurc-exported-");
    private readonly HttpListener _listener = new();
    private Task? _serving;

    public override bool Compresses => false;

    private string Out => Path.Combine(_folder.FullName, "site");

    protected override async Task<Uri> StartAsync()
    {
        using (var export = new Process { StartInfo = new("dotnet", [Repository.ProgramOf("Iurc.Workbench"), "export", Out, "--root", Repository.Root]) { RedirectStandardOutput = true } })
        {
            export.StartChild();
            await export.WaitForExitAsync();
            if (export.ExitCode != 0)
            {
                throw new InvalidOperationException($"The export ended with {export.ExitCode}.");
            }
        }

        var address = new Uri($"http://127.0.0.1:{FreePort()}/");
        _listener.Prefixes.Add(address.AbsoluteUri);
        _listener.Start();
        _serving = ServeAsync();
        return address;
    }

    protected override async ValueTask StopAsync()
    {
        _listener.Close();
        await (_serving ?? Task.CompletedTask);
        _folder.Delete(recursive: true);
    }

    private static int FreePort()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }

    private async Task ServeAsync()
    {
        while (_listener.IsListening)
        {
            try
            {
                await AnswerAsync(await _listener.GetContextAsync());
            }
            catch (Exception exception) when (exception is HttpListenerException or ObjectDisposedException or IOException)
            {
                // The browser has gone, or the tests are over.
            }
        }
    }

    private async Task AnswerAsync(HttpListenerContext context)
    {
        var path = Path.GetFullPath(Path.Combine(Out, Uri.UnescapeDataString(context.Request.Url!.AbsolutePath).TrimStart('/')));
        var file = Directory.Exists(path) ? Path.Combine(path, "index.html") : path;
        if (!file.StartsWith(Out, StringComparison.Ordinal) || !File.Exists(file))
        {
            context.Response.StatusCode = 404;
            file = Path.Combine(Out, "404.html");
        }

        var bytes = await File.ReadAllBytesAsync(file);
        context.Response.ContentType = s_types.GetValueOrDefault(Path.GetExtension(file), "application/octet-stream");
        context.Response.ContentLength64 = bytes.Length;
        if (context.Request.HttpMethod != "HEAD")
        {
            await context.Response.OutputStream.WriteAsync(bytes);
        }

        context.Response.Close();
    }
}
