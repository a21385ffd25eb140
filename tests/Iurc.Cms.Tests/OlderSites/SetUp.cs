using Iurc.Cms.Tests.Infrastructure;
using Xunit;

namespace Iurc.Cms.Tests.OlderSites;

/// <summary>
/// Sets a site up as an administrator does, with today's program or with that of an earlier version, to keep what it makes: see
/// "A release" in <c>docs/developers.md</c>.
/// </summary>
internal static class SetUp
{
    /// <summary>Under which name to keep the database; null on every day but that of a release.</summary>
    public static string? Version => Environment.GetEnvironmentVariable("WRITE_OLDER_SITE");

    /// <summary>The folder of an earlier version's program; null for today's.</summary>
    private static string? Program => Environment.GetEnvironmentVariable("OLDER_SITE_PROGRAM");

    /// <summary>Sets a site up.</summary>
    /// <param name="appData">Its folder.</param>
    /// <param name="environment">Where its database is, if not there.</param>
    public static async Task RunAsync(string appData, IReadOnlyDictionary<string, string>? environment = null)
    {
        Directory.CreateDirectory(appData);
        await using var process = SiteProcess.Start(appData, environment, Program);
        using var client = await process.ListenAsync();

        // The first versions set themselves up when they are first asked.
        var deadline = DateTime.UtcNow.AddMinutes(1);
        while (true)
        {
            using var page = await client.GetAsync("/phases", TestContext.Current.CancellationToken);
            if (page.IsSuccessStatusCode)
            {
                break;
            }

            Assert.True(DateTime.UtcNow < deadline, $"The site is not set up: {page.StatusCode}\n{process.Output}");
            await Task.Delay(50, TestContext.Current.CancellationToken);
        }

        process.Stop();
        await process.ExitAsync();
    }
}
