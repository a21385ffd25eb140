using Xunit;

namespace Iurc.Backup.Tests;

/// <summary>A site on a PostgreSQL server that lets nobody in without TLS.</summary>
public sealed class PostgresTests(TlsServer server) : IClassFixture<TlsServer>
{
    [Fact]
    public async Task Every_way_to_ask_for_TLS_reaches_pg_dump_and_pg_restore()
    {
        string[] ways = ["", "SSL Mode=Prefer", "SSL Mode=Require", "SslMode=require", $"SSL Mode=VerifyCA;Root Certificate={server.Authority}", $"SSL Mode=VerifyFull;Root Certificate={server.Authority}"];
        foreach (var way in ways)
        {
            using var site = SmallSite.OnPostgres(server.Server.Connection("site", way));
            await server.Server.RunAsync("postgres", "DROP DATABASE empty");
            await server.Server.RunAsync("postgres", "CREATE DATABASE empty");

            var backup = await site.RunAsync("backup", site.Beside("b"));
            Assert.True(backup.Code == 0, $"{way}: {backup}");
            var restore = await site.RunAsync("restore", site.Beside("b"), "--database", server.Server.Connection("empty", way));
            Assert.True(restore.Code == 0, $"{way}: {restore}");

            Assert.Equal("of the site", await server.Server.RunAsync("empty", "SELECT \"Content\" FROM \"Document\""));
            Assert.Contains("Database=empty", site.ReadSettings(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_server_that_is_not_who_it_should_be_gets_no_password()
    {
        foreach (var mode in new[] { "VerifyCA", "VerifyFull" })
        {
            using var site = SmallSite.OnPostgres(server.Server.Connection("site", $"SSL Mode={mode};Root Certificate={server.OtherAuthority}"));
            var outcome = await site.RunAsync("backup", site.Beside("b"));
            Assert.Equal((1, ""), (outcome.Code, outcome.Output));
            Assert.Contains("certificate", Assert.Single(outcome.Error.Split('\n')), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Without_TLS_the_server_says_no_in_one_line()
    {
        using var site = SmallSite.OnPostgres(server.Server.Connection("site", "SSL Mode=Disable"));
        var outcome = await site.RunAsync("backup", site.Beside("b"));
        Assert.Equal(1, outcome.Code);
        Assert.Contains("pg_hba.conf", Assert.Single(outcome.Error.Split('\n')), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_database_that_is_not_the_sites_makes_no_back_up()
    {
        using var site = SmallSite.OnPostgres(server.Server.Connection("others"));
        var outcome = await site.RunAsync("backup", site.Beside("b"));
        Assert.Equal(1, outcome.Code);
        Assert.StartsWith("The site has been set up, but the database others", Assert.Single(outcome.Error.Split('\n')), StringComparison.Ordinal);
        Assert.False(File.Exists(site.Beside("b")));
    }

    [Fact]
    public async Task A_database_that_is_not_empty_is_not_filled_and_the_site_stays()
    {
        using var site = SmallSite.OnPostgres(server.Server.Connection("site"));
        Assert.Equal(0, (await site.RunAsync("backup", site.Beside("b"))).Code);
        var before = site.Files();
        foreach (var database in new[] { "site", "others" })
        {
            var outcome = await site.RunAsync("restore", site.Beside("b"), "--database", server.Server.Connection(database));
            Assert.Equal(1, outcome.Code);
            Assert.Contains("is not empty", Assert.Single(outcome.Error.Split('\n')), StringComparison.Ordinal);
            Assert.Equal(before, site.Files());
        }
    }
}
