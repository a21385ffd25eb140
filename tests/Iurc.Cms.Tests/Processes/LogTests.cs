using System.Text.Json;
using Iurc.Cms.Tests.Infrastructure;
using Xunit;

namespace Iurc.Cms.Tests.Processes;

/// <summary>Whoever collects what the program writes can read every line of it, and is not alarmed when nothing is wrong.</summary>
public sealed class LogTests(StoppedSite stopped)
{
    [Fact]
    public async Task A_normal_start_says_nothing_that_alarms_and_every_line_is_JSON()
    {
        using var folder = new TemporaryFolder();
        await stopped.CopyToAsync(folder["App_Data"]);

        // As a service has it: a user without a home.
        var environment = new Dictionary<string, string> { ["HOME"] = folder["no", "home"] };
        await using var site = SiteProcess.Start(folder["App_Data"], environment);
        using var client = await site.ListenAsync();
        (await client.GetAsync("/Login", TestContext.Current.CancellationToken)).EnsureSuccessStatusCode();
        site.Stop();
        Assert.Equal(0, await site.ExitAsync());

        AssertCalm(site);
    }

    [Fact]
    public async Task So_does_a_first_start_and_one_that_waits_for_it()
    {
        using var folder = new TemporaryFolder();
        var environment = new Dictionary<string, string> { ["HOME"] = folder["no", "home"] };
        await using var first = SiteProcess.Start(folder["App_Data"], environment);
        await using var second = SiteProcess.Start(folder["App_Data"], environment);
        using var client = await first.ListenAsync();
        using var otherClient = await second.ListenAsync();
        (await client.GetAsync("/Login", TestContext.Current.CancellationToken)).EnsureSuccessStatusCode();
        first.Stop();
        second.Stop();
        Assert.Equal((0, 0), (await first.ExitAsync(), await second.ExitAsync()));

        Assert.Contains("Another program is setting the site up", first.Errors + second.Errors, StringComparison.Ordinal);
        AssertCalm(first);
        AssertCalm(second);
    }

    [Fact]
    public async Task Why_it_cannot_start_is_a_line_of_JSON_too()
    {
        using var folder = new TemporaryFolder();
        await using var site = SiteProcess.Start(folder["App_Data"], new Dictionary<string, string> { [SiteProcess.PasswordVariable] = "" });
        Assert.Equal(1, await site.ExitAsync());

        using var line = JsonDocument.Parse(SiteProcess.OnlyLineOf(site.Errors));
        Assert.Equal("Critical", line.RootElement.GetProperty("LogLevel").GetString());
        Assert.StartsWith("The site is not set up yet", line.RootElement.GetProperty("Message").GetString(), StringComparison.Ordinal);
    }

    private static void AssertCalm(SiteProcess site)
        => Assert.All((site.Output + site.Errors).Split('\n', StringSplitOptions.RemoveEmptyEntries), line =>
        {
            using var json = JsonDocument.Parse(line);
            Assert.Equal("Information", json.RootElement.GetProperty("LogLevel").GetString());
        });
}
