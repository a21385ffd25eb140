using System.Net;
using System.Net.Sockets;
using Iurc.Cms.ClusterTests;
using Iurc.Cms.ClusterTests.Parts;
using Iurc.Cms.Tests.Infrastructure;
using Npgsql;
using Xunit;
using Xunit.Sdk;

[assembly: AssemblyFixture(typeof(Cluster))]
[assembly: Xunit.v3.Parallelization(Mode = ParallelMode.None)]

namespace Iurc.Cms.ClusterTests;

/// <summary>
/// PostgreSQL, Redis, two nodes and nginx with <c>deploy/nginx.conf</c>, all real, on this machine alone. Every test finds all of them
/// running and leaves them so.
/// </summary>
public sealed class Cluster : IAsyncLifetime
{
    private static readonly string[] s_needed = ["initdb", "postgres", "pg_isready", "redis-server", "nginx"];
    private readonly string _folder = Directory.CreateTempSubdirectory("iurc-cluster-").FullName;
    private readonly int _postgresPort = Daemon.FreePort();
    private readonly int _redisPort = Daemon.FreePort();
    private readonly int _nginxPort = Daemon.FreePort();
    private Daemon? _postgres;
    private Daemon? _redis;
    private Daemon? _nginx;

    /// <summary>The node that is called A.</summary>
    internal Node A { get; private set; } = null!;

    /// <summary>The node that is called B.</summary>
    internal Node B { get; private set; } = null!;

    internal IReadOnlyList<Node> Nodes => [A, B];

    /// <summary>What each node had written when the site had been set up.</summary>
    internal IReadOnlyList<string> SetUpOutputs { get; private set; } = [];

    /// <summary>The folder that the nodes share.</summary>
    internal string AppData => Path.Combine(_folder, "App_Data");

    /// <summary>The environment variables that both nodes have.</summary>
    internal IReadOnlyDictionary<string, string> Settings { get; private set; } = new Dictionary<string, string>();

    /// <summary>The options of PostgreSQL's own programs that lead to this server.</summary>
    internal string[] PostgresOptions => ["-h", "127.0.0.1", "-p", $"{_postgresPort}", "-U", "iurc"];

    /// <summary>The site's connection string, for another database of the server.</summary>
    internal string ConnectionTo(string database) => $"Host=127.0.0.1;Port={_postgresPort};Database={database};Username=iurc";

    /// <summary>Asks the site's database for the first value of the first row.</summary>
    internal async Task<object?> AskAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(ConnectionTo("postgres"));
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>Where readers come in.</summary>
    internal Uri Front => new($"http://127.0.0.1:{_nginxPort}");

    public async ValueTask InitializeAsync()
    {
        if (Missing().Any())
        {
            return;
        }

        Daemon.OpenToAll(_folder);
        await StartPostgresAsync();
        await StartRedisAsync();

        var environment = new Dictionary<string, string>
        {
            [SiteProcess.TenantVariable + "DatabaseProvider"] = "Postgres",
            [SiteProcess.TenantVariable + "DatabaseConnectionString"] = $"Host=127.0.0.1;Port={_postgresPort};Database=postgres;Username=iurc",
            ["OrchardCore__OrchardCore_Redis__Configuration"] = $"127.0.0.1:{_redisPort}",

            ["Logging__Console__FormatterName"] = "simple",
            // All readers and editors of the tests have one address.
            ["OrchardCore__Iurc_RateLimits__LogIn__Permits"] = "10000",
            ["OrchardCore__Iurc_RateLimits__Pages__Permits"] = "1000000",
        };
        Settings = environment;
        A = new Node("A", _folder, environment);
        B = new Node("B", _folder, environment);

        // Both at once on an empty database and an empty folder.
        var processes = Nodes.Select(node => node.Start()).ToList();
        foreach (var process in processes)
        {
            using var client = await process.ListenAsync();
        }

        SetUpOutputs = [.. Nodes.Select(node => node.Output)];
        await StartNginxAsync();
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var node in Nodes.OfType<Node>())
        {
            await node.DisposeAsync();
        }

        foreach (var daemon in new[] { _nginx, _redis, _postgres }.OfType<Daemon>())
        {
            await daemon.DisposeAsync();
        }

        if (Directory.Exists(_folder))
        {
            Directory.Delete(_folder, recursive: true);
        }
    }

    /// <summary>Starts again whatever a test that failed has left dead, and waits until the nodes know of it.</summary>
    internal async Task HealAsync()
    {
        if (!await Daemon.ListensAsync(_postgresPort))
        {
            await StartPostgresAsync();
        }

        if (!await Daemon.ListensAsync(_redisPort))
        {
            await StartRedisAsync();
        }

        foreach (var node in Nodes)
        {
            node.Marker.Clear();
            if (!await Daemon.ListensAsync(node.Address.Port))
            {
                await node.StartAsync();
            }
        }

        // A node that has missed Redis goes by itself for a moment after it is back: it shows nothing that it has kept, and counts alone.
        foreach (var node in Nodes)
        {
            using var reader = Visitor.At(node.Address);
            await Patience.UntilAsync(async () => (await reader.GetAsync("/about")).Headers.ContainsKey("Age"), () => $"Node {node.Name} does not ask Redis again.");
        }
    }

    /// <summary>Skips the test, by name, on a machine without the programs.</summary>
    internal static void RequirePrograms()
        => Assert.SkipWhen(Missing().Any(), $"Not installed: {string.Join(", ", Missing())}. Debian's packages are postgresql, redis-server and nginx-light.");

    internal async Task StartPostgresAsync()
    {
        var data = Path.Combine(_folder, "postgres", "data");
        if (_postgres is null)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(data)!);
            Daemon.OpenToAll(Path.GetDirectoryName(data)!);
            var code = await Daemon.RunAsync(InstalledProgram.Find("initdb")!, "-D", data, "-U", "iurc", "--auth=trust", "-E", "UTF8", "--locale=C.UTF-8", "--no-sync");
            Assert.Equal(0, code);

            // A process that is killed loses nothing that it has written: only a power cut needs fsync.
            _postgres = new Daemon(InstalledProgram.Find("postgres")!, "-D", data, "-p", $"{_postgresPort}", "-k", "", "-c", "listen_addresses=127.0.0.1", "-c", "fsync=off");
        }

        await _postgres.StartAsync(async () =>
            await Daemon.RunAsync(InstalledProgram.Find("pg_isready")!, "-q", "-h", "127.0.0.1", "-p", $"{_postgresPort}") == 0);
    }

    internal Task KillPostgresAsync() => _postgres!.KillAsync();

    /// <summary>Starts Redis, which keeps nothing over a stop.</summary>
    internal Task StartRedisAsync()
    {
        _redis ??= new Daemon(InstalledProgram.Find("redis-server")!,
            "--port", $"{_redisPort}", "--bind", "127.0.0.1", "--save", "", "--appendonly", "no");
        return _redis.StartAsync(() => Daemon.ListensAsync(_redisPort));
    }

    internal Task KillRedisAsync() => _redis!.KillAsync();

    /// <summary>Cuts all connections to Redis, which goes on.</summary>
    internal async Task CutRedisConnectionsAsync()
    {
        using var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, _redisPort, TestContext.Current.CancellationToken);
        await using var stream = client.GetStream();
        await stream.WriteAsync("CLIENT KILL TYPE normal\r\nCLIENT KILL TYPE pubsub\r\nQUIT\r\n"u8.ToArray(), TestContext.Current.CancellationToken);
        using var reader = new StreamReader(stream);
        await reader.ReadToEndAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>Lets Redis hang: it takes connections and questions, and answers none.</summary>
    internal Task FreezeRedisAsync() => _redis!.SignalAsync("STOP");

    internal Task ThawRedisAsync() => _redis!.SignalAsync("CONT");

    private async Task StartNginxAsync()
    {
        var folder = Directory.CreateDirectory(Path.Combine(_folder, "nginx")).FullName;
        Daemon.OpenToAll(folder);
        var text = await File.ReadAllTextAsync(Path.Combine(Repository.Root, "deploy", "nginx.conf"), TestContext.Current.CancellationToken);
        var file = Path.Combine(folder, "nginx.conf");
        await File.WriteAllTextAsync(file, text
            .Replace("/run/nginx/", folder + "/", StringComparison.Ordinal)
            .Replace("10.89.0.11:8080", A.Address.Authority, StringComparison.Ordinal)
            .Replace("10.89.0.12:8080", B.Address.Authority, StringComparison.Ordinal)
            .Replace("listen 8080", "listen " + Front.Authority, StringComparison.Ordinal));

        _nginx = new Daemon(InstalledProgram.Find("nginx")!, "-c", file, "-e", "stderr", "-g", "daemon off;");
        await _nginx.StartAsync(() => Daemon.ListensAsync(_nginxPort));
    }

    private static IEnumerable<string> Missing() => s_needed.Where(program => InstalledProgram.Find(program) is null);
}
