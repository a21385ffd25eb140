using System.Collections.Concurrent;
using Iurc.Cms.Editorial.LinkHealth.Visiting;
using Iurc.Programme;
using Iurc.Programme.Links;
using Microsoft.Extensions.Options;
using OrchardCore.Settings;

namespace Iurc.Cms.Editorial.LinkHealth;

/// <summary>Visits addresses and keeps what it finds.</summary>
public sealed class LinkHealthRun(DueLinks due, LinkVisitor visitor, ISiteService site, IOptions<LinkHealthOptions> options)
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
        }

        await due.SaveAsync(answers);
    }

    private async Task VisitHostAsync(IEnumerable<string> addresses, ConcurrentDictionary<string, LinkAnswer> answers, CancellationToken cancellationToken)
    {
        LinkAnswer? answer = null;
        foreach (var address in addresses)
        {
            // A host that is not there is not asked again for each of its pages.
            if (answer is not { Finding: LinkFinding.NameUnknown or LinkFinding.NotReachable, Status: 0 })
            {
                answer = await visitor.VisitAsync(address, cancellationToken);
            }

            answers[address] = answer;
        }
    }

    private async Task IntroduceAsync()
    {
        if ((await site.GetSiteSettingsAsync()).BaseUrl is { } address && WebAddress.IsPublic(address))
        {
            visitor.UserAgent = $"{PoliteWeb.ProgramName}/1.0 (+{address})";
        }
    }
}
