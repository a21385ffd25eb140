using System.Net;

namespace Iurc.Cms.Editorial.LinkHealth.Visiting;

/// <summary>Finds the addresses of a host.</summary>
public interface IHostResolver
{
    /// <summary>The addresses of <paramref name="host"/>, which may be an address itself.</summary>
    /// <exception cref="System.Net.Sockets.SocketException">Nobody knows the host.</exception>
    Task<IPAddress[]> ResolveAsync(string host, CancellationToken cancellationToken);
}

/// <summary>Asks the name servers of this machine.</summary>
public sealed class HostResolver : IHostResolver
{
    /// <inheritdoc />
    public Task<IPAddress[]> ResolveAsync(string host, CancellationToken cancellationToken) => Dns.GetHostAddressesAsync(host, cancellationToken);
}
