using Npgsql;
using Xunit;

namespace Iurc.Cms.ClusterTests.Parts;

/// <summary>A PostgreSQL server of a test's own, on this machine alone. Whoever connects is believed.</summary>
internal sealed class PostgresServer : IAsyncDisposable
{
    private static readonly string[] s_needed = ["initdb", "postgres", "pg_isready", "pg_dump", "pg_restore"];
    private readonly string _folder = Directory.CreateTempSubdirectory("iurc-postgres-").FullName;
    private readonly Daemon _daemon;

    private PostgresServer(string[] settings)
    {
        _daemon = new Daemon(InstalledProgram.Find("postgres")!,
            ["-D", Data, "-p", $"{Port}", "-k", "", "-c", "listen_addresses=127.0.0.1", "-c", "fsync=off", .. settings.SelectMany(setting => new[] { "-c", setting })]);
    }

    public int Port { get; } = Daemon.FreePort();

    /// <summary>What the server has logged.</summary>
    public string Log => _daemon.Output;

    private string Data => Path.Combine(_folder, "data");

    /// <summary>Whether this machine has the programs.</summary>
    public static bool IsInstalled => !Missing().Any();

    /// <summary>Skips the test, by name, on a machine without the programs.</summary>
    public static void RequirePrograms() => Assert.SkipUnless(IsInstalled, $"Not installed: {string.Join(", ", Missing())}. Debian's package is postgresql.");

    /// <summary>Starts a server.</summary>
    /// <param name="prepare">Is given the server's folder, which everybody may write to, before the server starts. Gives settings for it, such as <c>ssl=on</c>.</param>
    public static async Task<PostgresServer> StartAsync(Func<string, Task<string[]>>? prepare = null)
    {
        var folder = Directory.CreateTempSubdirectory("iurc-postgres-files-").FullName;
        Daemon.OpenToAll(folder);
        var server = new PostgresServer(prepare is null ? [] : await prepare(folder)) { Files = folder };
        Daemon.OpenToAll(server._folder);
        Assert.Equal(0, await Daemon.RunAsync(InstalledProgram.Find("initdb")!, "-D", server.Data, "-U", "iurc", "--auth=trust", "-E", "UTF8", "--locale=C.UTF-8", "--no-sync"));
        await server._daemon.StartAsync(async () =>
            await Daemon.RunAsync(InstalledProgram.Find("pg_isready")!, "-q", "-h", "127.0.0.1", "-p", $"{server.Port}") == 0);
        return server;
    }

    private string Files { get; init; } = "";

    /// <summary>How Npgsql finds a database of this server.</summary>
    public string Connection(string database, string more = "") => $"Host=localhost;Port={Port};Database={database};Username=iurc;Pooling=false;{more}";

    /// <summary>Runs SQL and gives the first value of the first row.</summary>
    public async Task<object?> RunAsync(string database, string sql, string more = "")
    {
        await using var connection = new NpgsqlConnection(Connection(database, more));
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync(TestContext.Current.CancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        await _daemon.DisposeAsync();
        foreach (var folder in new[] { _folder, Files }.Where(Directory.Exists))
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static IEnumerable<string> Missing() => s_needed.Where(program => InstalledProgram.Find(program) is null);
}
