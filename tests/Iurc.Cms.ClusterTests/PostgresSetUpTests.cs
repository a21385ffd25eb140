using System.Net;
using Iurc.Cms.ClusterTests.Parts;
using Iurc.Cms.Tests.Infrastructure;
using Xunit;

namespace Iurc.Cms.ClusterTests;

/// <summary>The first set-up on PostgreSQL: one that comes to nothing keeps no later one from succeeding, and takes nothing of anybody else's.</summary>
public sealed class PostgresSetUpTests : IAsyncLifetime
{
    private const string CountTables = "SELECT count(*) FROM pg_tables WHERE schemaname = 'public' AND tablename <> 'others'";
    private PostgresServer _server = null!;

    public async ValueTask InitializeAsync()
    {
        PostgresServer.RequirePrograms();
        _server = await PostgresServer.StartAsync();
        await _server.RunAsync("postgres", "CREATE DATABASE site");
        await _server.RunAsync("site", "CREATE TABLE others (x int); INSERT INTO others VALUES (7)");
    }

    public ValueTask DisposeAsync() => _server?.DisposeAsync() ?? ValueTask.CompletedTask;

    [Fact]
    public async Task One_that_was_killed_is_done_again_and_later_starts_leave_no_error_in_the_servers_log()
    {
        using var folder = new TemporaryFolder();
        await using (var site = Start(folder))
        {
            // The recipe has not come to its end by then.
            var deadline = DateTime.UtcNow.AddMinutes(2);
            while (await CountAsync() < 10)
            {
                Assert.True(DateTime.UtcNow < deadline, "No tables appear. " + site.Output + site.Errors);
                await Task.Delay(5, TestContext.Current.CancellationToken);
            }

            await site.KillAsync();
            Assert.DoesNotContain("Now listening", site.Output, StringComparison.Ordinal);
        }

        // Started without its settings, it does not become another site in the folder.
        var left = await CountAsync();
        await using (var elsewhere = SiteProcess.Start(folder["App_Data"]))
        {
            Assert.Equal(1, await elsewhere.ExitAsync());
            var line = SiteProcess.OnlyLineOf(elsewhere.Errors);
            Assert.Contains("A set-up in the database site on localhost", line, StringComparison.Ordinal);
            Assert.Contains("DatabaseConnectionString", line, StringComparison.Ordinal);
            Assert.Contains(folder["App_Data", "set-up-under-way"], line, StringComparison.Ordinal);
            Assert.Equal(left, await CountAsync());
        }

        // Somebody has tidied up, but not all of it.
        Assert.True(File.Exists(folder["App_Data", "set-up-under-way"]));
        Directory.Delete(folder["App_Data", "Sites"], recursive: true);

        await AssertStartsAsync(folder);
        Assert.Equal(7, await _server.RunAsync("site", "SELECT x FROM others"));

        var before = _server.Log.Length;
        await AssertStartsAsync(folder);
        Assert.DoesNotContain("ERROR:", _server.Log[before..], StringComparison.Ordinal);

        // Another folder knows nothing of this site, and leaves it alone.
        var tables = await CountAsync();
        await using (var other = Start(folder, "Elsewhere"))
        {
            Assert.Equal(1, await other.ExitAsync());
            var line = SiteProcess.OnlyLineOf(other.Errors);
            Assert.Contains("has the tables of a site", line, StringComparison.Ordinal);
            Assert.Contains("make an empty database", line, StringComparison.Ordinal);
        }

        Assert.Equal(tables, await CountAsync());
        await AssertStartsAsync(folder);

        // A database that has lost the site is not taken for a new one.
        await _server.RunAsync("postgres", "DROP DATABASE site WITH (FORCE)");
        await _server.RunAsync("postgres", "CREATE DATABASE site");
        await using var empty = Start(folder);
        Assert.Equal(1, await empty.ExitAsync());
        Assert.Contains("does not hold it", SiteProcess.OnlyLineOf(empty.Errors), StringComparison.Ordinal);
        Assert.Equal(0, await CountAsync());
    }

    [Fact]
    public async Task One_that_failed_leaves_no_table_and_the_next_one_succeeds()
    {
        using var folder = new TemporaryFolder();
        // Found out when the administrator is made, by when most tables are there.
        await using (var site = Start(folder, more: new() { [SiteProcess.TenantVariable + "AdminUsername"] = "no name <at all>" }))
        {
            Assert.Equal(1, await site.ExitAsync());
            Assert.Contains("could not be set up", site.Errors, StringComparison.Ordinal);
        }

        Assert.Equal(0, await CountAsync());
        Assert.Equal(7, await _server.RunAsync("site", "SELECT x FROM others"));
        await AssertStartsAsync(folder);
    }

    private async Task<long> CountAsync() => (long)(await _server.RunAsync("site", CountTables))!;

    private SiteProcess Start(TemporaryFolder folder, string appData = "App_Data", Dictionary<string, string>? more = null)
        => SiteProcess.Start(folder[appData], new Dictionary<string, string>(more ?? [])
        {
            [SiteProcess.TenantVariable + "DatabaseProvider"] = "Postgres",
            [SiteProcess.TenantVariable + "DatabaseConnectionString"] = _server.Connection("site"),
        });

    private async Task AssertStartsAsync(TemporaryFolder folder)
    {
        await using var site = Start(folder);
        using var client = await site.ListenAsync();
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/phases", TestContext.Current.CancellationToken)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/health/ready", TestContext.Current.CancellationToken)).StatusCode);
        site.Stop();
        Assert.Equal(0, await site.ExitAsync());
    }
}
