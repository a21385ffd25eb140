using System.Net;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Iurc.Cms.ClusterTests.Parts;
using Iurc.Cms.Tests.Infrastructure;
using Iurc.Cms.Tests.OlderSites;
using Xunit;

namespace Iurc.Cms.ClusterTests;

/// <summary>On PostgreSQL, too, a site that any earlier version has set up starts with today's program and has the tables of a new one.</summary>
public sealed partial class OlderSitesTests(Cluster cluster) : ClusterTest(cluster)
{
    private const string Kind = "postgresql";
    private const string Upgraded = "The site has been upgraded";

    private static readonly string[] s_pages = ["/", "/phases", "/testimonials", "/search?q=cities"];
    private static readonly string[] s_adminPages = ["/Admin", "/Admin/Contents/ContentItems/Region?q=sort:phase", "/Admin/Links"];

    private const string Schema = """
        SELECT table_name || '.' || column_name || ' ' || data_type || ' ' || COALESCE(character_maximum_length, 0) FROM information_schema.columns WHERE table_schema = 'public'
        UNION ALL SELECT regexp_replace(indexdef, ' COLLATE "C"', '', 'g') FROM pg_indexes WHERE schemaname = 'public'
        ORDER BY 1
        """;

    [Fact]
    public async Task Every_older_site_has_the_tables_and_indexes_of_a_new_one_and_its_pages()
    {
        InstalledProgram.Require("postgresql-client", "psql");
        var wanted = await SchemaAsync("postgres");
        var versions = Fixture.Versions(Kind).ToList();
        Assert.NotEmpty(versions);

        // Each is a program of its own; two at a time are what a small machine bears.
        await Parallel.ForEachAsync(versions, new ParallelOptions { MaxDegreeOfParallelism = 2, CancellationToken = TestContext.Current.CancellationToken }, async (version, _) =>
        {
            using var folder = new AppDataFolder(Cluster);
            var database = "older_" + version;
            await PrepareAsync(version, database, folder);
            await using var process = SiteProcess.Start(folder.Path, new Dictionary<string, string> { ["Logging__Console__FormatterName"] = "simple" });
            using var client = await process.ListenAsync();
            foreach (var address in s_pages)
            {
                using var page = await client.GetAsync(address, CancellationToken.None);
                Assert.True(page.StatusCode == HttpStatusCode.OK, $"{version} {address}: {page.StatusCode}\n{process.Output}");
            }

            using var handler = new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false };
            using var administrator = await new Browser(client.BaseAddress!, handler).LogInAsync("admin");
            foreach (var address in s_adminPages)
            {
                Assert.True((await administrator.GetAsync(address)).Status == HttpStatusCode.OK, $"{version} {address}\n{process.Output}");
            }

            Assert.Equal(wanted, await SchemaAsync(database));
            Assert.False(Trouble().IsMatch(process.Output), $"{version}:\n{process.Output}");
        });
    }

    [Fact]
    public async Task Of_two_nodes_that_start_at_once_with_an_older_site_one_upgrades_it()
    {
        InstalledProgram.Require("postgresql-client", "psql");
        const string Database = "older_at_two";
        using var folder = new AppDataFolder(Cluster);
        await PrepareAsync(Fixture.Versions(Kind).First(), Database, folder);
        var settings = new Dictionary<string, string>
        {
            ["OrchardCore__OrchardCore_Redis__Configuration"] = Cluster.Settings["OrchardCore__OrchardCore_Redis__Configuration"],
            ["OrchardCore__OrchardCore_Redis__InstancePrefix"] = Database,
            ["Logging__Console__FormatterName"] = "simple",
        };
        await using var a = SiteProcess.Start(folder.Path, settings);
        await using var b = SiteProcess.Start(folder.Path, settings);
        foreach (var node in new[] { a, b })
        {
            using var client = await node.ListenAsync();
            using var page = await client.GetAsync("/", TestContext.Current.CancellationToken);
            Assert.True(page.StatusCode == HttpStatusCode.OK, a.Output + b.Output);
        }

        await Patience.UntilAsync(() => Task.FromResult((a.Output + b.Output).Contains(Upgraded, StringComparison.Ordinal)), () => a.Output + b.Output);
        Assert.True(Regex.Count(a.Output + b.Output, Upgraded) == 1, a.Output + b.Output);
        Assert.Equal(await SchemaAsync("postgres"), await SchemaAsync(Database));
        Assert.Equal(["1"], await AskAsync(Database, "SELECT count(*) FROM \"Document\" WHERE \"Type\" LIKE '%.SiteUpgrade,%'"));
        Assert.False(Trouble().IsMatch(a.Output + b.Output), a.Output + b.Output);
    }

    [Fact]
    public async Task A_release_keeps_its_database()
    {
        if (SetUp.Version is not { } version)
        {
            return;
        }

        InstalledProgram.Require("postgresql-client", "psql", "pg_dump");
        using var folder = new AppDataFolder(null);
        await RunAsync("psql", [.. Cluster.PostgresOptions, "-c", "CREATE DATABASE release", "postgres"]);
        await SetUp.RunAsync(folder.Path, new Dictionary<string, string>
        {
            [SiteProcess.TenantVariable + "DatabaseProvider"] = "Postgres",
            [SiteProcess.TenantVariable + "DatabaseConnectionString"] = Cluster.ConnectionTo("release"),
        });
        var file = Path.Combine(folder.Path, "dump.sql");
        await RunAsync("pg_dump", [.. Cluster.PostgresOptions, "--no-owner", "--no-privileges", "-f", file, "release"]);
        var lines = (await File.ReadAllLinesAsync(file, TestContext.Current.CancellationToken))
            // What another version of PostgreSQL does not know, and nothing here needs.
            .Where(line => !line.StartsWith("SET ", StringComparison.Ordinal) && !line.StartsWith("--", StringComparison.Ordinal)
                && !line.StartsWith("\\restrict", StringComparison.Ordinal) && !line.StartsWith("\\unrestrict", StringComparison.Ordinal));
        await Fixture.WriteAsync(version, Kind, string.Join('\n', lines) + "\n");
    }

    private async Task PrepareAsync(string version, string database, AppDataFolder folder)
    {
        var file = Path.Combine(folder.Path, "dump.sql");
        await File.WriteAllTextAsync(file, await Fixture.ReadAsync(version, Kind), TestContext.Current.CancellationToken);
        await RunAsync("psql", [.. Cluster.PostgresOptions, "-c", $"CREATE DATABASE \"{database}\"", "postgres"]);
        await RunAsync("psql", [.. Cluster.PostgresOptions, "-v", "ON_ERROR_STOP=1", "-q", "-f", file, database]);

        var settings = Path.Combine(folder.Path, "Sites", "Default", "appsettings.json");
        var json = JsonNode.Parse(await File.ReadAllTextAsync(settings, TestContext.Current.CancellationToken))!;
        json["ConnectionString"] = Cluster.ConnectionTo(database);
        await File.WriteAllTextAsync(settings, json.ToJsonString(), TestContext.Current.CancellationToken);
    }

    private Task<List<string>> SchemaAsync(string database) => AskAsync(database, Schema);

    private async Task<List<string>> AskAsync(string database, string sql)
    {
        var file = Path.GetTempFileName();
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(file, (UnixFileMode)0b110_110_110);
        }

        await RunAsync("psql", [.. Cluster.PostgresOptions, "-At", "-o", file, "-c", sql, database]);
        var lines = await File.ReadAllLinesAsync(file, TestContext.Current.CancellationToken);
        File.Delete(file);
        return [.. lines];
    }

    private static async Task RunAsync(string program, string[] arguments)
        => Assert.True(await Daemon.RunAsync(InstalledProgram.Find(program)!, arguments) == 0, $"{program} {string.Join(' ', arguments)} failed.");

    [GeneratedRegex("Z(warn|fail|crit): (?!Iurc\\.Cms\\.Programme\\.Upgrades)")]
    private static partial Regex Trouble();

    /// <summary>A folder for a site to write to, which is gone after the test.</summary>
    private sealed class AppDataFolder : IDisposable
    {
        /// <summary>Makes one.</summary>
        /// <param name="cluster">Whose settings to take over; none for an empty folder.</param>
        public AppDataFolder(Cluster? cluster)
        {
            // PostgreSQL's programs run as another user when the tests run as root.
            if (!OperatingSystem.IsWindows())
            {
                File.SetUnixFileMode(Path, (UnixFileMode)0b111_111_111);
            }

            if (cluster is not null)
            {
                Directory.CreateDirectory(System.IO.Path.Combine(Path, "Sites", "Default"));
                string[] files = ["tenants.json", System.IO.Path.Combine("Sites", "Default", "appsettings.json")];
                foreach (var file in files)
                {
                    File.Copy(System.IO.Path.Combine(cluster.AppData, file), System.IO.Path.Combine(Path, file));
                }
            }
        }

        public string Path { get; } = Directory.CreateTempSubdirectory("iurc-older-").FullName;

        public void Dispose() => Directory.Delete(Path, recursive: true);
    }
}
