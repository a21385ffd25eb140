using System.Net;
using System.Net.Sockets;
using Iurc.Cms.Editorial.LinkHealth.Visiting;

namespace Iurc.Cms.Tests.Infrastructure;

/// <summary>The only names there are for tests: every host is this machine, but for those that a test needs elsewhere. No request leaves it.</summary>
internal sealed class NamesOfTests : IHostResolver
{
    public Task<IPAddress[]> ResolveAsync(string host, CancellationToken cancellationToken)
        => host.StartsWith("unknown.", StringComparison.Ordinal) ? throw new SocketException((int)SocketError.HostNotFound)
            : Task.FromResult(IPAddress.TryParse(host, out var address) ? [address] : new[] { IPAddress.Loopback });
}
