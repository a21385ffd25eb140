using System.Text.Json.Nodes;
using Iurc.Cms.ClusterTests.Parts;
using Iurc.Cms.Tests.Infrastructure;
using Iurc.Cms.Tests.LogIn;
using Xunit;

namespace Iurc.Cms.ClusterTests;

/// <summary>The program's commands where the site is on PostgreSQL and runs on two nodes.</summary>
public sealed class CommandTests(Cluster cluster) : ClusterTest(cluster)
{
    private const string Reset = "reset-second-factor";

    [Fact]
    public async Task A_second_factor_that_is_taken_away_is_gone_at_both_nodes_and_ends_the_sessions()
    {
        using var administrator = await Visitor.At(Cluster.A.Address).LogInAsync("admin");
        const string Name = "has-lost-it";
        await SessionTests.CreateAsync(administrator, Name);
        using var session = await Visitor.At(Cluster.A.Address).LogInAsync(Name);
        await session.AddSecondFactorAsync();
        using var copy = session.Copy(Cluster.B.Address);
        Assert.True(await copy.IsLoggedInAsync());

        var (code, output, errors) = await SiteProcess.RunAsync(Cluster.AppData, Cluster.Settings, [Reset, Name]);

        Assert.Equal((0, ""), (code, errors));
        Assert.Contains("has been taken away", SiteProcess.OnlyLineOf(output), StringComparison.Ordinal);
        Assert.False(await session.IsLoggedInAsync());
        Assert.False(await copy.IsLoggedInAsync());
        foreach (var node in Cluster.Nodes)
        {
            using var freed = await Visitor.At(node.Address).LogInAsync(Name);
            Assert.True(await freed.IsLoggedInAsync());
        }
    }

    [Fact]
    public async Task When_the_server_does_not_answer_it_says_so_in_one_line()
    {
        using var folder = new TemporaryFolder();
        await CopySettingsAsync(folder, json => json["ConnectionString"] = $"Host=127.0.0.1;Port={Daemon.FreePort()};Database=postgres;Username=iurc");

        var (code, output, errors) = await SiteProcess.RunAsync(folder["App_Data"], null, [Reset, "admin"]);

        Assert.Equal((1, ""), (code, output));
        Assert.Contains("The site cannot be opened. Run the command with the settings that the site runs with.", SiteProcess.OnlyLineOf(errors), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_back_up_and_a_restore_name_the_program_that_is_missing()
    {
        using var folder = new TemporaryFolder();
        await CopySettingsAsync(folder, _ => { });
        var withoutPrograms = new Dictionary<string, string> { ["PATH"] = OnlyDotnet(folder) };

        var (code, output, errors) = await SiteProcess.RunAsync(folder["App_Data"], withoutPrograms, ["backup", folder["b"]]);
        Assert.Equal((1, ""), (code, output));
        Assert.Contains("The program pg_dump is not on PATH", SiteProcess.OnlyLineOf(errors), StringComparison.Ordinal);
        Assert.False(File.Exists(folder["b"]));

        (code, _, errors) = await SiteProcess.RunAsync(folder["App_Data"], null, ["backup", folder["b"]]);
        Assert.Equal((0, ""), (code, errors));
        (code, output, errors) = await SiteProcess.RunAsync(folder["Elsewhere"], withoutPrograms, ["restore", folder["b"], "--database", Cluster.ConnectionTo("nowhere")]);
        Assert.Equal((1, ""), (code, output));
        Assert.Contains("The program pg_restore is not on PATH", SiteProcess.OnlyLineOf(errors), StringComparison.Ordinal);
        Assert.False(Directory.Exists(folder["Elsewhere"]));
    }

    private async Task CopySettingsAsync(TemporaryFolder folder, Action<JsonNode> change)
    {
        Directory.CreateDirectory(folder["App_Data", "Sites", "Default"]);
        File.Copy(Path.Combine(Cluster.AppData, "tenants.json"), folder["App_Data", "tenants.json"]);
        var json = JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(Cluster.AppData, "Sites", "Default", "appsettings.json"), TestContext.Current.CancellationToken))!;
        change(json);
        await File.WriteAllTextAsync(folder["App_Data", "Sites", "Default", "appsettings.json"], json.ToJsonString(), TestContext.Current.CancellationToken);
    }

    // A folder that has what the test itself starts, and nothing of PostgreSQL.
    private static string OnlyDotnet(TemporaryFolder folder)
    {
        var bin = Directory.CreateDirectory(folder["bin"]).FullName;
        File.CreateSymbolicLink(Path.Combine(bin, "dotnet"), InstalledProgram.Find("dotnet")!);
        return bin;
    }
}
