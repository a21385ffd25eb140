using System.Net;
using Iurc.Cms.Tests.Infrastructure;
using Iurc.Cms.Tests.LogIn;
using Microsoft.Data.Sqlite;
using Xunit;

namespace Iurc.Cms.Tests.Processes;

/// <summary>The last resort of an administrator who has lost their telephone.</summary>
public class SecondFactorCommandTests(StoppedSite stopped)
{
    [Fact]
    public async Task It_takes_the_second_factor_away_while_the_site_runs_and_ends_the_users_sessions()
    {
        using var folder = new TemporaryFolder();
        await using var site = SiteProcess.Start(folder["App_Data"]);
        using var client = await site.ListenAsync();
        using var session = At(client.BaseAddress!);
        await session.LogInAsync("admin");
        var (_, recovery) = await session.AddSecondFactorAsync();
        Assert.NotEmpty(recovery);
        Assert.True(await session.IsLoggedInAsync());
        using var locked = At(client.BaseAddress!);
        Assert.Contains("TwoFactor", (await locked.TryAsync("admin", Browser.Password)).Location!, StringComparison.Ordinal);

        var unknown = await SiteProcess.RunAsync(folder["App_Data"], "reset-second-factor", "nobody");
        Assert.Equal((1, ""), (unknown.Code, unknown.Output));
        Assert.Contains("There is no user", SiteProcess.OnlyLineOf(unknown.Errors), StringComparison.Ordinal);

        var reset = await SiteProcess.RunAsync(folder["App_Data"], "reset-second-factor", "admin@example.eu");
        Assert.Equal((0, ""), (reset.Code, reset.Errors));
        Assert.Contains("has been taken away", SiteProcess.OnlyLineOf(reset.Output), StringComparison.Ordinal);

        Assert.False(await session.IsLoggedInAsync());
        using var freed = At(client.BaseAddress!);
        await freed.LogInAsync("admin");
        Assert.True(await freed.IsLoggedInAsync());
    }

    [Fact]
    public async Task Without_a_site_it_says_so_in_one_line()
    {
        using var folder = new TemporaryFolder();
        var (code, output, errors) = await SiteProcess.RunAsync(folder["App_Data"], "reset-second-factor", "admin");
        Assert.Equal((1, ""), (code, output));
        Assert.Contains("There is no site", SiteProcess.OnlyLineOf(errors), StringComparison.Ordinal);
        Assert.False(Path.Exists(folder["App_Data"]));
    }

    [Fact]
    public async Task Where_the_feature_of_users_is_off_it_says_so_in_one_line()
    {
        using var folder = new TemporaryFolder();
        await stopped.CopyToAsync(folder["App_Data"]);
        await using (var connection = new SqliteConnection($"Data Source={folder["App_Data", "Sites", "Default", "OrchardCore.db"]};Pooling=False"))
        {
            await connection.OpenAsync(TestContext.Current.CancellationToken);
            await using var command = connection.CreateCommand();
            command.CommandText = """
                UPDATE Document SET Content = json_set(Content, '$.Features', json('[{"Id":"OrchardCore.Settings"}]')) WHERE Type LIKE '%.ShellDescriptor,%'
                """;
            Assert.Equal(1, await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken));
        }

        var (code, output, errors) = await SiteProcess.RunAsync(folder["App_Data"], "reset-second-factor", "admin");

        Assert.Equal((1, ""), (code, output));
        Assert.Contains("OrchardCore.Users is switched off. Nothing has been changed.", SiteProcess.OnlyLineOf(errors), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("admin editor")]
    [InlineData("--nonsense")]
    [InlineData("admin --nonsense")]
    public async Task Wrong_arguments_are_answered_with_the_usage(string arguments)
    {
        using var folder = new TemporaryFolder();
        var (code, output, errors) = await SiteProcess.RunAsync(folder["App_Data"], ["reset-second-factor", .. arguments.Split(' ', StringSplitOptions.RemoveEmptyEntries)]);
        Assert.Equal((2, ""), (code, output));
        Assert.StartsWith("Usage: reset-second-factor USER", SiteProcess.OnlyLineOf(errors), StringComparison.Ordinal);
        Assert.False(Path.Exists(folder["App_Data"]));
    }

    private static Browser At(Uri address) => new(address, new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false, AutomaticDecompression = DecompressionMethods.All });
}
