using System.Diagnostics;
using System.Globalization;

namespace Iurc.Cms.Benchmarks.Servers;

/// <summary>nginx with a page as a file.</summary>
internal static class Nginx
{
    private static readonly string[] s_places = ["/usr/sbin/nginx", "/usr/bin/nginx", "/usr/local/sbin/nginx"];

    /// <summary>Whether it is installed.</summary>
    public static bool IsInstalled => Program is not null;

    private static string? Program => s_places.FirstOrDefault(File.Exists);

    /// <summary>Starts one.</summary>
    /// <param name="folder">A folder that only this nginx uses, with the page as <c>index.html</c>.</param>
    /// <param name="encoding">The page's content encoding, if any.</param>
    /// <param name="cancellation">Gives up.</param>
    public static async Task<Server> StartAsync(string folder, string? encoding, CancellationToken cancellation)
    {
        var address = FreePort.Address();
        var configuration = Path.Combine(folder, "nginx.conf");
        var user = Environment.UserName == "root" ? "user root;" : "";
        await File.WriteAllTextAsync(configuration, $$"""
            {{user}}
            daemon off;
            pid {{folder}}/nginx.pid;
            error_log {{folder}}/error.log;
            worker_processes auto;
            events { worker_connections 1024; }
            http {
              access_log off;
              sendfile on;
              tcp_nopush on;
              keepalive_requests 100000000;
              open_file_cache max=100;
              client_body_temp_path {{folder}}/body;
              proxy_temp_path {{folder}}/proxy;
              fastcgi_temp_path {{folder}}/fastcgi;
              uwsgi_temp_path {{folder}}/uwsgi;
              scgi_temp_path {{folder}}/scgi;
              types { text/html html; }
              server {
                listen 127.0.0.1:{{address.Port.ToString(CultureInfo.InvariantCulture)}};
                root {{folder}};
                {{(encoding is null ? "" : $"add_header Content-Encoding {encoding};")}}
              }
            }
            """, cancellation);

        var start = new ProcessStartInfo(Program!);
        start.ArgumentList.Add("-e");
        start.ArgumentList.Add(Path.Combine(folder, "error.log"));
        start.ArgumentList.Add("-c");
        start.ArgumentList.Add(configuration);
        return await Server.StartAsync(start, address, cancellation);
    }
}
