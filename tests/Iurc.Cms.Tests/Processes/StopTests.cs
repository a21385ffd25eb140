using Iurc.Cms.Tests.Infrastructure;
using Xunit;

namespace Iurc.Cms.Tests.Processes;

/// <summary>A service that is stopped or restarted cuts nobody off.</summary>
public class StopTests
{
    private const int Readers = 8;
    private static readonly string[] s_pages = ["/", "/phases", "/regions", "/search?q=city"];

    [Fact]
    public async Task Under_load_every_request_that_was_taken_is_answered_in_full()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no SIGTERM.");
        using var folder = new TemporaryFolder();
        await using var site = SiteProcess.Start(folder["App_Data"], new Dictionary<string, string> { ["OrchardCore__Iurc_RateLimits__Search__Permits"] = "100000" });
        using var client = await site.ListenAsync();

        // Each reader has a connection that was opened before the end.
        var lengths = new Dictionary<string, long>();
        foreach (var page in s_pages)
        {
            lengths[page] = await LengthAsync(client, page);
        }

        using var reading = new CountdownEvent(Readers * 2);
        var readers = Enumerable.Range(0, Readers).Select(reader => Task.Run(() => ReadAsync(client, s_pages[reader % s_pages.Length], lengths, reading))).ToList();
        Assert.True(reading.Wait(TimeSpan.FromMinutes(1), TestContext.Current.CancellationToken));
        site.Stop();

        Assert.All(await Task.WhenAll(readers), end => Assert.Equal(HttpRequestError.ConnectionError, end));
        Assert.Equal(0, await site.ExitAsync());
        Assert.Equal("", site.Errors);
    }

    // Until nobody listens any more.
    private static async Task<HttpRequestError> ReadAsync(HttpClient client, string page, Dictionary<string, long> lengths, CountdownEvent reading)
    {
        try
        {
            while (true)
            {
                Assert.Equal(lengths[page], await LengthAsync(client, page));
                if (!reading.IsSet)
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

    private static async Task<long> LengthAsync(HttpClient client, string page)
    {
        using var answer = await client.GetAsync(page, TestContext.Current.CancellationToken);
        answer.EnsureSuccessStatusCode();
        return (await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken)).Length;
    }
}
