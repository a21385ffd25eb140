using System.Net;
using System.Net.Sockets;

namespace Iurc.Cms.Benchmarks.Servers;

/// <summary>Addresses that nothing listens at.</summary>
internal static class FreePort
{
    public static Uri Address()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return new UriBuilder("http", "127.0.0.1", ((IPEndPoint)listener.LocalEndpoint).Port).Uri;
    }
}
