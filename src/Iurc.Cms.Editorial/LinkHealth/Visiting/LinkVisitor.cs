using System.Collections.Concurrent;
using System.Net.Sockets;
using System.Security.Authentication;
using Iurc.Programme;
using Iurc.Programme.Links;
using Microsoft.Extensions.Options;

namespace Iurc.Cms.Editorial.LinkHealth.Visiting;

/// <summary>Visits addresses and says what it found. One is made for each run: it remembers the robots.txt of each host.</summary>
public sealed class LinkVisitor(PoliteWeb web, IOptions<LinkHealthOptions> options)
{
    // RFC 9309 2.5: at least 500 kibibytes must be understood.
    private const int LongestRobotsText = 500 * 1024;

    private readonly ConcurrentDictionary<string, Task<RobotsRules>> _robots = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Who asks. An address where people can read who that is belongs in brackets.</summary>
    public string UserAgent { get; set; } = PoliteWeb.ProgramName + "/1.0";

    /// <summary>Visits <paramref name="address"/>. Whatever the far server does, there is an answer.</summary>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> has ended the visit.</exception>
    public async Task<LinkAnswer> VisitAsync(string address, CancellationToken cancellationToken)
    {
        try
        {
            return await FollowAsync(new Uri(address), cancellationToken);
        }
        catch (PrivateNetworkException)
        {
            return new LinkAnswer(LinkFinding.PrivateNetwork);
        }
        catch (TimeoutException)
        {
            return new LinkAnswer(LinkFinding.TimedOut);
        }
        catch (HttpRequestException e)
        {
            return new LinkAnswer(e switch
            {
                { HttpRequestError: HttpRequestError.NameResolutionError } => LinkFinding.NameUnknown,
                { InnerException: SocketException { SocketErrorCode: SocketError.HostNotFound or SocketError.NoData or SocketError.TryAgain } } => LinkFinding.NameUnknown,
                { HttpRequestError: HttpRequestError.SecureConnectionError } or { InnerException: AuthenticationException } => LinkFinding.NotSecure,
                _ => LinkFinding.NotReachable,
            });
        }
        catch (Exception e) when (e is IOException or SocketException or UriFormatException)
        {
            return new LinkAnswer(LinkFinding.NotReachable);
        }
    }

    private async Task<LinkAnswer> FollowAsync(Uri address, CancellationToken cancellationToken)
    {
        var hasMoved = false;
        var isForGood = true;
        for (var hop = 0; hop <= options.Value.MaxRedirects; hop++)
        {
            if (!(await RobotsOfAsync(address, cancellationToken)).Allow(address.PathAndQuery))
            {
                return new LinkAnswer(LinkFinding.RobotsKeptOut);
            }

            var answer = await AskAsync(address, cancellationToken);
            if (answer is not { Status: 301 or 302 or 303 or 307 or 308, Location: { } location })
            {
                return Judge(answer.Status, hasMoved && isForGood ? address.AbsoluteUri : null);
            }

            hasMoved = true;
            isForGood &= answer.Status is 301 or 308;
            var next = new Uri(address, location);
            if (!WebAddress.IsWeb(next.AbsoluteUri))
            {
                return new LinkAnswer(LinkFinding.NotReachable, answer.Status);
            }

            address = next;
        }

        return new LinkAnswer(LinkFinding.TooManyRedirects);
    }

    // Some servers know no HEAD, some answer it wrongly or not at all: only GET is believed when something seems wrong.
    private async Task<WebAnswer> AskAsync(Uri address, CancellationToken cancellationToken)
    {
        try
        {
            var answer = await web.AskAsync(HttpMethod.Head, address, UserAgent, bodyLimit: 0, cancellationToken);
            if (answer.Status < 400)
            {
                return answer;
            }
        }
        catch (Exception e) when (e is TimeoutException or HttpRequestException)
        {
            // GET decides.
        }

        return await web.AskAsync(HttpMethod.Get, address, UserAgent, bodyLimit: 0, cancellationToken);
    }

    private static LinkAnswer Judge(int status, string? movedTo) => status switch
    {
        >= 200 and < 300 when movedTo is not null => new LinkAnswer(LinkFinding.Moved, status, movedTo),
        >= 200 and < 300 => new LinkAnswer(LinkFinding.Works, status),
        404 => new LinkAnswer(LinkFinding.NotFound, status),
        410 => new LinkAnswer(LinkFinding.Gone, status),
        >= 400 and < 500 => new LinkAnswer(LinkFinding.Refused, status),
        >= 500 and < 600 => new LinkAnswer(LinkFinding.ServerFailed, status),
        // A redirect to nowhere, or a status that does not exist.
        _ => new LinkAnswer(LinkFinding.NotReachable, status),
    };

    private Task<RobotsRules> RobotsOfAsync(Uri address, CancellationToken cancellationToken)
        => _robots.GetOrAdd(address.GetLeftPart(UriPartial.Authority), start => ReadRobotsAsync(new Uri(start + "/robots.txt"), cancellationToken));

    // RFC 9309 2.3.1: redirects are followed; no text, no rules; a server that fails is left alone.
    private async Task<RobotsRules> ReadRobotsAsync(Uri address, CancellationToken cancellationToken)
    {
        for (var hop = 0; hop <= options.Value.MaxRedirects; hop++)
        {
            var answer = await web.AskAsync(HttpMethod.Get, address, UserAgent, LongestRobotsText, cancellationToken);
            if (answer is { Status: 301 or 302 or 303 or 307 or 308, Location: { } location } && new Uri(address, location) is var next && WebAddress.IsWeb(next.AbsoluteUri))
            {
                address = next;
                continue;
            }

            return answer.Status switch
            {
                >= 200 and < 300 => RobotsRules.Parse(answer.Body, PoliteWeb.ProgramName),
                >= 500 => RobotsRules.AllowNothing,
                _ => RobotsRules.AllowAll,
            };
        }

        return RobotsRules.AllowAll;
    }
}
