using System.Net;
using Iurc.Cms.Tests.Infrastructure;
using Xunit;

namespace Iurc.Cms.Tests.Processes;

/// <summary>A site that has been set up and whose database or settings are not what they were: it says so in one line, and nothing is set up over it.</summary>
public sealed class StoredSiteTests(StoppedSite stopped)
{
    private const string Database = "Sites/Default/OrchardCore.db";
    private const string Settings = "Sites/Default/appsettings.json";
    private const string Tenants = "tenants.json";

    public static TheoryData<string, string, string> Faults => new()
    {
        { "cut to nothing", Database, "it is empty" },
        { "overwritten at its beginning", Database, "it is no SQLite database" },
        { "taken away", Database, "it is missing" },
        { "another database", Database, "no such table: Document" },
        { "another program's", Database, "is another program's" },
        { "a folder", Database, "it is a folder" },
        { "half a file", Settings, "is broken" },
        { "taken away", Settings, "is missing" },
        { "no JSON", Settings, "is broken" },
        { "of MySql", Settings, "Sqlite and Postgres alone" },
        { "half a file", Tenants, "is broken" },
        { "no JSON", Tenants, "is broken" },
        { "cut to nothing", Tenants, "is broken" },
        { "a folder", Tenants, "is a folder" },
        { "a folder", Settings, "is missing" },
        // Orchard would take it for a site that is not set up.
        { "taken away", Tenants, "has the tables of a site" },
    };

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task It_does_not_start(string fault, string file, string message)
    {
        using var folder = new TemporaryFolder();
        await stopped.CopyToAsync(folder["App_Data"]);
        Spoil(folder["App_Data", file], fault);
        var before = Content(folder["App_Data"]);

        await using var site = SiteProcess.Start(folder["App_Data"]);
        var code = await site.ExitAsync();

        Assert.True(code == 1, site.Output + site.Errors);
        Assert.Equal("", site.Output);
        var line = SiteProcess.OnlyLineOf(site.Errors);
        Assert.Contains(message, line, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", line, StringComparison.Ordinal);
        Assert.Equal(before, Content(folder["App_Data"]));

        // The commands say the same.
        var backup = await SiteProcess.RunAsync(folder["App_Data"], "backup", folder["b"]);
        Assert.Equal((1, ""), (backup.Code, backup.Output));
        SiteProcess.OnlyLineOf(backup.Errors);
        Assert.False(File.Exists(folder["b"]));
    }

    [Theory]
    [InlineData("appsettings.json")]
    [InlineData("appsettings.Production.json")]
    public async Task The_programs_own_settings_are_named_when_they_are_broken(string file)
    {
        using var folder = new TemporaryFolder();
        var program = folder.CopyProgram();
        await File.WriteAllTextAsync(Path.Combine(program, file), """{ "Logging": { """, TestContext.Current.CancellationToken);

        await using var site = SiteProcess.Start(folder["App_Data"], program: program);

        Assert.Equal(1, await site.ExitAsync());
        Assert.Contains(file, SiteProcess.OnlyLineOf(site.Errors), StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", site.Output + site.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_database_that_is_cut_to_nothing_under_a_running_site_makes_it_not_ready()
    {
        using var folder = new TemporaryFolder();
        await stopped.CopyToAsync(folder["App_Data"]);
        await using var site = SiteProcess.Start(folder["App_Data"]);
        using var client = await site.ListenAsync();
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/health/ready", TestContext.Current.CancellationToken)).StatusCode);

        Spoil(folder["App_Data", Database], "cut to nothing");

        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await client.GetAsync("/health/ready", TestContext.Current.CancellationToken)).StatusCode);
        Assert.Equal(0, new FileInfo(folder["App_Data", Database]).Length);
    }

    [Theory]
    [InlineData("taken away")]
    [InlineData("another site's")]
    public async Task A_database_that_is_deleted_or_replaced_under_a_running_site_makes_it_not_ready(string fault)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Elsewhere a file that is open cannot be replaced, or the system does not tell.");
        using var folder = new TemporaryFolder();
        await stopped.CopyToAsync(folder["App_Data"]);
        File.Copy(folder["App_Data", Database], folder["other.db"]);
        await using var site = SiteProcess.Start(folder["App_Data"]);
        using var client = await site.ListenAsync();
        for (var round = 0; round < 3; round++)
        {
            Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/health/ready", TestContext.Current.CancellationToken)).StatusCode);
        }

        if (fault == "taken away")
        {
            File.Delete(folder["App_Data", Database]);
        }
        else
        {
            File.Move(folder["other.db"], folder["App_Data", Database], overwrite: true);
        }

        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await client.GetAsync("/health/ready", TestContext.Current.CancellationToken)).StatusCode);
        site.Stop();
        await site.ExitAsync();
        Assert.Single(site.Output.Split('\n'), line => line.Contains("Health check Database", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_site_that_cannot_be_built_is_not_ready()
    {
        using var folder = new TemporaryFolder();
        await stopped.CopyToAsync(folder["App_Data"]);
        await using var site = SiteProcess.Start(folder["App_Data"], new Dictionary<string, string>
        {
            // Nobody listens there.
            ["OrchardCore__OrchardCore_Redis__Configuration"] = "127.0.0.1:1",
        });
        using var client = await site.ListenAsync();

        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await client.GetAsync("/", TestContext.Current.CancellationToken)).StatusCode);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await client.GetAsync("/health/ready", TestContext.Current.CancellationToken)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/health/live", TestContext.Current.CancellationToken)).StatusCode);
    }

    [Theory]
    [InlineData(true, " cannot be written")]
    [InlineData(false, " is not its database (it cannot be read: ")]
    public async Task A_database_that_cannot_be_written_or_read_is_named(bool isReadable, string words)
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("Windows has other means to make a file read only.");
            return;
        }

        var isRoot = Environment.IsPrivilegedProcess;
        Assert.SkipWhen(isRoot && !File.Exists("/usr/bin/setpriv"), "Permissions do not bind root, and there is no setpriv to become somebody else.");
        const UnixFileMode Everybody = (UnixFileMode)0b111_111_111;
        using var folder = new TemporaryFolder();
        await stopped.CopyToAsync(folder["App_Data"]);
        foreach (var path in Directory.EnumerateFileSystemEntries(folder["App_Data"], "*", SearchOption.AllDirectories).Append(folder["App_Data"]).Append(folder.Path))
        {
            File.SetUnixFileMode(path, Everybody);
        }

        File.SetUnixFileMode(folder["App_Data", Database], isReadable ? UnixFileMode.UserRead | UnixFileMode.GroupRead | UnixFileMode.OtherRead : UnixFileMode.None);
        var environment = new Dictionary<string, string> { ["HOME"] = folder["App_Data"], ["DOTNET_CLI_HOME"] = folder["App_Data"] };
        await using var site = SiteProcess.Start(folder["App_Data"], environment, asNobody: isRoot);

        Assert.Equal(1, await site.ExitAsync());
        var line = SiteProcess.OnlyLineOf(site.Errors);
        Assert.Contains(folder["App_Data", Database] + words, line, StringComparison.Ordinal);
    }

    private static void Spoil(string file, string fault)
    {
        switch (fault)
        {
            case "cut to nothing":
                using (var stream = new FileStream(file, FileMode.Open))
                {
                    stream.SetLength(0);
                }

                break;
            case "overwritten at its beginning":
                using (var stream = new FileStream(file, FileMode.Open))
                {
                    stream.Write(new byte[100]);
                }

                break;
            case "another database":
                MakeDatabase(file, "CREATE TABLE Others (x INTEGER)");
                break;
            case "another program's":
                MakeDatabase(file, "CREATE TABLE Document (Id INTEGER PRIMARY KEY, Type TEXT); INSERT INTO Document VALUES (1, 'Letter')");
                break;
            case "a folder":
                File.Delete(file);
                Directory.CreateDirectory(file);
                break;
            case "half a file":
                using (var stream = new FileStream(file, FileMode.Open))
                {
                    stream.SetLength(stream.Length / 2);
                }

                break;
            case "no JSON":
                File.WriteAllText(file, "\0\u0001 not JSON");
                break;
            case "of MySql":
                File.WriteAllText(file, File.ReadAllText(file).Replace("\"Sqlite\"", "\"MySql\"", StringComparison.Ordinal));
                break;
            default:
                File.Delete(file);
                break;
        }
    }

    private static void MakeDatabase(string file, string sql)
    {
        File.Delete(file);
        using var connection = new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={file};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    // All files but those that stand for the program that runs.
    private static Dictionary<string, string> Content(string appData)
        => Directory.EnumerateFiles(appData, "*", SearchOption.AllDirectories)
            .Where(file => Path.GetExtension(file) != ".lock")
            .ToDictionary(file => Path.GetRelativePath(appData, file), file => Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(File.ReadAllBytes(file))));
}
