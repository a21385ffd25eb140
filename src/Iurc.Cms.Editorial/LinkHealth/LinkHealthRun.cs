using System.Collections.Concurrent;
using Iurc.Cms.Editorial.LinkHealth.Visiting;
using Iurc.Programme;
using Iurc.Programme.Links;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using OrchardCore.Settings;

namespace Iurc.Cms.Editorial.LinkHealth;

/// <summary>Visits addresses and keeps what it finds.</summary>
public sealed partial class LinkHealthRun(DueLinks due, LinkVisitor visitor, ISiteService site, IOptions<LinkHealthOptions> options, ILogger<LinkHealthRun> logger)
{
    /// <summary>Visits what is due, within the bounds of <see cref="LinkHealthOptions"/>.</summary>
    public async Task VisitDueAsync(CancellationToken cancellationToken)
        => await VisitAsync(await due.TakeAsync(options.Value.AddressesPerRun), cancellationToken);

    /// <summary>Visits <paramref name="addresses"/>. What there was no time for stays due.</summary>
    public async Task VisitAsync(IReadOnlyCollection<string> addresses, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(addresses);

        if (addresses.Count == 0)
        {
            return;
        }

        await IntroduceAsync();
        var answers = new ConcurrentDictionary<string, LinkAnswer>(StringComparer.Ordinal);
        using var deadline = new CancellationTokenSource(options.Value.RunTimeout);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, cancellationToken);
        try
        {
            await Parallel.ForEachAsync(
                addresses.GroupBy(address => new Uri(address).IdnHost, StringComparer.OrdinalIgnoreCase),
                new ParallelOptions { MaxDegreeOfParallelism = options.Value.HostsAtATime, CancellationToken = either.Token },
                async (host, token) => await VisitHostAsync(host, answers, token));
        }
        catch (OperationCanceledException) when (either.IsCancellationRequested)
        {
            // What has been found until now counts.
            LogLeft(addresses.Count - answers.Count, addresses.Count);
        }

        await due.SaveAsync(answers);
        LogVisited(answers.Count, answers.Values.Count(answer => answer.Finding is not (LinkFinding.Works or LinkFinding.Moved)));
    }

    private async Task VisitHostAsync(IEnumerable<string> addresses, ConcurrentDictionary<string, LinkAnswer> answers, CancellationToken cancellationToken)
    {
        LinkAnswer? answer = null;
        foreach (var address in addresses)
        {
            // A host that is not there is not asked again for each of its pages.
            if (answer is not { Finding: LinkFinding.NameUnknown or LinkFinding.NotReachable, Status: 0 })
            {
                answer = await VisitAsync(address, cancellationToken);
            }

            answers[address] = answer;
        }
    }

    // One far server that does what nobody has thought of keeps no run from the others.
    private async Task<LinkAnswer> VisitAsync(string address, CancellationToken cancellationToken)
    {
        try
        {
            return await visitor.VisitAsync(address, cancellationToken);
        }
        catch (Exception e) when (e is not (OperationCanceledException or OutOfMemoryException))
        {
            LogFailed(e, address);
            return new LinkAnswer(LinkFinding.NotReachable);
        }
    }

    private async Task IntroduceAsync()
    {
        if ((await site.GetSiteSettingsAsync()).BaseUrl is { } address && WebAddress.IsWeb(address))
        {
            visitor.UserAgent = $"{PoliteWeb.ProgramName}/1.0 (+{address})";
        }
    }

    [LoggerMessage(EventId = 211, Level = LogLevel.Information, Message = "Visited {Count} external addresses; {Bad} of them did not answer as they should.")]
    private partial void LogVisited(int count, int bad);

    [LoggerMessage(EventId = 212, Level = LogLevel.Warning, Message = "The time of a run of link checks was over with {Left} of {Count} addresses left; they stay due.")]
    private partial void LogLeft(int left, int count);

    [LoggerMessage(EventId = 213, Level = LogLevel.Warning, Message = "{Address} could not be visited.")]
    private partial void LogFailed(Exception exception, string address);
}
