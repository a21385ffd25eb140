using System.Net.Sockets;
using System.Text;
using Iurc.Programme.Links;
using Microsoft.Extensions.Options;

namespace Iurc.Cms.Editorial.LinkHealth.Visiting;

/// <summary>
/// Asks the servers of others: one request at a time for each host, only on the public internet, without cookies, and without
/// reading more than it must.
/// </summary>
public sealed class PoliteWeb : IDisposable
{
    /// <summary>The name by which this program is known to robots.txt and to logs.</summary>
    public const string ProgramName = "Iurc-LinkCheck";

    private readonly LinkHealthOptions _options;
    private readonly IHostResolver _resolver;
    private readonly TimeProvider _time;
    private readonly HostTurns _turns;
    private readonly HttpClient _client;

    /// <summary>Makes the one that all visits of a site share.</summary>
    public PoliteWeb(IOptions<LinkHealthOptions> options, IHostResolver resolver, TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(options);

        _options = options.Value;
        _resolver = resolver;
        _time = time;
        _turns = new HostTurns(_options.PauseBetweenRequests, time);
        _client = new HttpClient(new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            // A proxy would connect on its own, past the check of the address.
            UseProxy = false,
            ConnectCallback = ConnectAsync,
            MaxResponseHeadersLength = 64,
            // A body that nobody reads is not drained: the connection is closed.
            MaxResponseDrainSize = 0,
            PooledConnectionIdleTimeout = TimeSpan.FromSeconds(15),
        })
        {
            Timeout = Timeout.InfiniteTimeSpan,
        };
    }

    /// <summary>Asks for the head of an answer.</summary>
    /// <param name="method">HEAD or GET.</param>
    /// <param name="address">An http or https address.</param>
    /// <param name="userAgent">Who asks.</param>
    /// <param name="bodyLimit">How many bytes of the body to read at most; 0 for none.</param>
    /// <param name="cancellationToken">Ends the request.</param>
    /// <exception cref="PrivateNetworkException">The host is in a private network.</exception>
    /// <exception cref="TimeoutException">The answer did not come in time.</exception>
    /// <exception cref="HttpRequestException">There was no answer that makes sense.</exception>
    public async Task<WebAnswer> AskAsync(HttpMethod method, Uri address, string userAgent, int bodyLimit, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(address);

        using var turn = await _turns.TakeAsync(address.IdnHost, cancellationToken);
        using var timeout = new CancellationTokenSource(_options.RequestTimeout, _time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellationToken);
        using var request = new HttpRequestMessage(method, address);
        request.Headers.TryAddWithoutValidation("User-Agent", userAgent);
        request.Headers.TryAddWithoutValidation("Accept", "*/*");
        try
        {
            using var response = await _client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, either.Token);
            return new WebAnswer((int)response.StatusCode, response.Headers.Location, bodyLimit == 0 ? "" : await ReadAsync(response, bodyLimit, either.Token));
        }
        catch (OperationCanceledException) when (timeout.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            throw new TimeoutException();
        }
        catch (HttpRequestException e) when (e.InnerException is PrivateNetworkException inner)
        {
            throw inner;
        }
    }

    /// <inheritdoc />
    public void Dispose() => _client.Dispose();

    private static async Task<string> ReadAsync(HttpResponseMessage response, int limit, CancellationToken cancellationToken)
    {
        var buffer = new byte[limit];
        await using var body = await response.Content.ReadAsStreamAsync(cancellationToken);
        var length = await body.ReadAtLeastAsync(buffer, limit, throwOnEndOfStream: false, cancellationToken);
        return Encoding.UTF8.GetString(buffer, 0, length);
    }

    // The check is made on the very address that is connected to: a name may lead elsewhere a moment later.
    private async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancellationToken)
    {
        var host = context.DnsEndPoint.Host;
        var all = await _resolver.ResolveAsync(host, cancellationToken);
        var allowed = _options.PrivateHosts.Any(allowed => allowed == "*" || string.Equals(allowed, host, StringComparison.OrdinalIgnoreCase))
            ? all
            : [.. all.Where(PublicHost.Contains)];
        if (allowed.Length == 0)
        {
            throw new PrivateNetworkException();
        }

        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(allowed, context.DnsEndPoint.Port, cancellationToken);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}

/// <summary>What a server has answered.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="Location">Where it leads on.</param>
/// <param name="Body">The beginning of the body, if it was asked for.</param>
public sealed record WebAnswer(int Status, Uri? Location, string Body);

/// <summary>A host is in a network that must not be entered.</summary>
public sealed class PrivateNetworkException : Exception
{
    /// <summary>Makes one.</summary>
    public PrivateNetworkException()
        : base("The host is in a private network.")
    {
    }
}
