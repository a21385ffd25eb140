using System.Globalization;
using Iurc.Cms.ClusterTests.Parts;
using Iurc.Cms.Delivery.ScaleOut;
using Iurc.Cms.Programme.Changes;
using Microsoft.Extensions.Caching.Distributed;
using Microsoft.Extensions.Caching.Memory;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using OrchardCore.Environment.Shell;
using OrchardCore.Modules;
using OrchardCore.Redis;
using StackExchange.Redis;
using Xunit;

namespace Iurc.Cms.ClusterTests;

/// <summary>Redis may be a Redis Cluster, which refuses to look at several keys at once unless one of its nodes has all of them.</summary>
public sealed class RedisClusterTests : IAsyncLifetime
{
    private const string Document = "ID_Document";
    private readonly int _port = Daemon.FreePort();
    private readonly string _folder = Directory.CreateTempSubdirectory("iurc-redis-cluster-").FullName;
    private readonly List<IReadOnlyCollection<string>> _learned = [];
    private Daemon? _redis;
    private ConnectionMultiplexer? _connection;

    public async ValueTask InitializeAsync()
    {
        Cluster.RequirePrograms();
        Daemon.OpenToAll(_folder);
        _redis = new Daemon(InstalledProgram.Find("redis-server")!,
            "--port", Text(_port), "--cluster-port", Text(Daemon.FreePort()), "--bind", "127.0.0.1", "--dir", _folder, "--save", "", "--cluster-enabled", "yes");
        await _redis.StartAsync(() => Daemon.ListensAsync(_port));
        _connection = await ConnectionMultiplexer.ConnectAsync($"127.0.0.1:{_port},allowAdmin=true,abortConnect=false");
        await _connection.GetServers()[0].ExecuteAsync("CLUSTER", "ADDSLOTSRANGE", "0", "16383");
        await Patience.UntilAsync(
            async () => (await _connection.GetServers()[0].ExecuteAsync("CLUSTER", "INFO")).ToString().Contains("cluster_state:ok", StringComparison.Ordinal),
            () => "The cluster is not ready.");
        await _connection.ConfigureAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (_connection is not null)
        {
            await _connection.DisposeAsync();
        }

        if (_redis is not null)
        {
            await _redis.DisposeAsync();
        }

        Directory.Delete(_folder, recursive: true);
    }

    [Theory]
    [InlineData("")]
    [InlineData("iurc:")]
    [InlineData("{iurc}:")]
    public async Task Nodes_tell_each_other_of_their_changes(string prefix)
    {
        Assert.Equal(ServerType.Cluster, _connection!.GetServers()[0].ServerType);
        using var one = Node(prefix);
        using var other = Node(prefix);
        // Of what was before, it knows nothing.
        await one.EndAsync(await one.BeginAsync(null, []), ["item:0"], []);
        await AssertLearnsAsync(other, [ChangeTags.Anything]);
        await AssertLearnsAsync(other, null);

        var change = await one.BeginAsync(null, []);
        change = await one.BeginAsync(change, [Document]);
        Assert.False(await other.CatchUpAsync(LearnAsync));
        Assert.True(other.IsBeingStored(Document));

        await one.EndAsync(change, ["item:1", "type:Phase"], [Document]);
        await AssertLearnsAsync(other, ["item:1", "type:Phase"]);
        Assert.False(other.IsBeingStored(Document));

        for (var more = 0; more <= 100; more++)
        {
            await one.EndAsync(await one.BeginAsync(null, []), ["item:" + Text(more)], []);
        }

        await AssertLearnsAsync(other, [ChangeTags.Anything]);
    }

    [Fact]
    public async Task A_question_that_the_client_drops_is_one_without_an_answer_and_Redis_is_found_again()
    {
        using var circuit = new RedisCircuit(new Redis(_connection!, ""), NullLogger<RedisCircuit>.Instance);

        await Assert.ThrowsAsync<RedisConnectionException>(() => circuit.AskAsync(_ => Task.FromCanceled<bool>(new CancellationToken(true))));
        await Patience.UntilAsync(circuit.AnswersAsync, () => "The circuit stays open.");
    }

    private async Task AssertLearnsAsync(SharedGeneration node, string[]? tags)
    {
        _learned.Clear();
        Assert.True(await node.CatchUpAsync(LearnAsync));
        Assert.Equal(tags is null ? [] : [tags], _learned);
    }

    private ValueTask LearnAsync(IReadOnlyCollection<string> tags)
    {
        _learned.Add(tags);
        return ValueTask.CompletedTask;
    }

    private SharedGeneration Node(string prefix)
    {
        var redis = new Redis(_connection!, prefix);
        var services = new ServiceCollection().AddSingleton<IDistributedCache>(new MemoryDistributedCache(Options.Create(new MemoryDistributedCacheOptions()))).BuildServiceProvider();
        return new SharedGeneration(
            new RedisCircuit(redis, NullLogger<RedisCircuit>.Instance), redis, new ShellSettings { Name = "Default" }, services, NullLogger<SharedGeneration>.Instance);
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private sealed class Redis(IConnectionMultiplexer connection, string prefix) : ModularTenantEvents, IRedisService
    {
        public IConnectionMultiplexer Connection => connection;

        public string InstancePrefix => prefix;

        public IDatabase Database { get; } = connection.GetDatabase();

        public Task ConnectAsync() => Task.CompletedTask;
    }
}
