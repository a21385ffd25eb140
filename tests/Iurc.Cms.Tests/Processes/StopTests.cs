using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Iurc.Cms.Tests.Infrastructure;
using Xunit;

namespace Iurc.Cms.Tests.Processes;

/// <summary>A service that is stopped or restarted cuts nobody off.</summary>
public class StopTests(StoppedSite stopped)
{
    private const int Readers = 8;
    private const int AnswersBefore = 2;
    private static int s_searches;

    [Fact]
    public async Task Under_load_every_request_that_was_taken_is_answered_in_full()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no SIGTERM.");
        using var folder = new TemporaryFolder();
        await using var site = SiteProcess.Start(folder["App_Data"], new Dictionary<string, string>
        {
            ["OrchardCore__Iurc_RateLimits__Search__Permits"] = "100000",
            ["OrchardCore__Iurc_RateLimits__Pages__Permits"] = "100000",
        });
        using var client = await site.ListenAsync();

        var length = await LengthAsync(client);
        using var reading = new CountdownEvent(Readers * AnswersBefore);
        var readers = Enumerable.Range(0, Readers).Select(_ => Task.Run(() => ReadAsync(client, length, reading))).ToList();
        Assert.True(reading.Wait(TimeSpan.FromMinutes(1), TestContext.Current.CancellationToken));
        site.Stop();

        Assert.All(await Task.WhenAll(readers), end => Assert.Equal(HttpRequestError.ConnectionError, end));
        Assert.Equal(0, await site.ExitAsync());
        Assert.Equal("", site.Errors);
    }

    [Fact]
    public async Task Before_it_is_set_up_it_ends_without_a_word()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no SIGTERM.");
        using var folder = new TemporaryFolder();
        await using var site = SiteProcess.Start(folder["App_Data"],
            shell: $"p=$$; (until ls '{folder["App_Data", "site.lock"]}'; do sleep 0.05; done; kill -TERM $p) >/dev/null 2>&1 & true");

        await AssertEndsQuietlyAsync(site);
    }

    [Fact]
    public async Task Before_it_listens_it_ends_without_a_word()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no SIGTERM.");
        using var folder = new TemporaryFolder();
        await stopped.CopyToAsync(folder["App_Data"]);

        // A Redis that says nothing: the site waits for it while it is warmed up.
        using var redis = new TcpListener(IPAddress.Loopback, 0);
        redis.Start();
        await using var site = SiteProcess.Start(folder["App_Data"], new Dictionary<string, string>
        {
            ["OrchardCore__OrchardCore_Redis__Configuration"] = redis.LocalEndpoint.ToString()!,
        });
        using var connection = await redis.AcceptTcpClientAsync(TestContext.Current.CancellationToken);
        site.Stop();

        await AssertEndsQuietlyAsync(site);
    }

    private static async Task AssertEndsQuietlyAsync(SiteProcess site)
    {
        var exit = await site.ExitAsync();
        Assert.True(exit == 0 && site.Errors.Length == 0, $"{exit}: {site.Errors}");
        Assert.DoesNotContain("Critical", site.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("Now listening", site.Output, StringComparison.Ordinal);
    }

    // Until nobody listens any more.
    private static async Task<HttpRequestError> ReadAsync(HttpClient client, long length, CountdownEvent reading)
    {
        try
        {
            for (var answers = 0; ; answers++)
            {
                Assert.Equal(length, await LengthAsync(client));
                if (answers < AnswersBefore)
                {
                    reading.Signal();
                }
            }
        }
        catch (HttpRequestException e)
        {
            return e.HttpRequestError;
        }
    }

    // Each time a search that no cache can answer, with a page as long as all others.
    private static async Task<long> LengthAsync(HttpClient client)
    {
        var page = "/search?q=zzzz" + Interlocked.Increment(ref s_searches).ToString("D8", CultureInfo.InvariantCulture);
        using var answer = await client.GetAsync(page, TestContext.Current.CancellationToken);
        answer.EnsureSuccessStatusCode();
        return (await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken)).Length;
    }
}
