using System.Diagnostics.CodeAnalysis;
using Xunit;

namespace Iurc.Cms.ClusterTests;

/// <summary>A node may die at any moment.</summary>
public sealed class KillTests(Cluster cluster) : ClusterTest(cluster)
{
    [Fact]
    public async Task A_node_that_is_killed_costs_readers_nothing_and_joins_in_again()
    {
        foreach (var node in Cluster.Nodes)
        {
            await using var readers = new Readers(Cluster.Front);
            await readers.ReadMoreAsync(40);
            await node.KillAsync();
            await readers.ReadMoreAsync(80);
            await node.StartAsync();
            await readers.ReadMoreAsync(40);
            await readers.EndAsync();

            Assert.Empty(readers.Wrong);
            // nginx asks the other node, unless half of a page has gone out already.
            Assert.DoesNotContain(readers.Failures, failure => failure.Contains(": 5", StringComparison.Ordinal));
            Assert.True(readers.Failures.Count <= Readers.Count, string.Join("; ", readers.Failures));
        }
    }

    [Fact]
    [SuppressMessage("Security", "CA5394", Justification = "No secret hangs on it.")]
    public async Task No_page_that_was_published_is_lost_when_nodes_are_killed()
    {
        using var publishing = await Publishing.BeginAsync(Cluster, Cluster.Front);
        using var end = new CancellationTokenSource();
        var seed = Environment.TickCount;
        var random = new Random(seed);
        TestContext.Current.TestOutputHelper?.WriteLine($"Seed {seed}");

        var work = Task.Run(
            async () =>
            {
                while (!end.IsCancellationRequested)
                {
                    await publishing.PublishAsync();
                }
            },
            CancellationToken.None);

        for (var kill = 0; kill < Harshness.Kills; kill++)
        {
            var node = Cluster.Nodes[random.Next(Cluster.Nodes.Count)];
            await PublishMoreAsync(1);
            await Task.Delay(random.Next(200), CancellationToken.None);
            await node.KillAsync();
            await PublishMoreAsync(1);
            await node.StartAsync();
        }

        await PublishMoreAsync(1);
        await end.CancelAsync();
        await work;

        TestContext.Current.TestOutputHelper?.WriteLine($"{Harshness.Kills} kills, {publishing.Acknowledged.Count} pages published, {publishing.Refused.Count} refused");
        publishing.AssertRefusalsAreClear();
        await publishing.AssertNothingIsLostAsync();

        async Task PublishMoreAsync(int count)
        {
            var wanted = publishing.Acknowledged.Count + count;
            await Patience.UntilAsync(
                () => work.IsFaulted ? throw work.Exception! : Task.FromResult(publishing.Acknowledged.Count >= wanted),
                () => $"{publishing.Acknowledged.Count} pages of {wanted}; {string.Join("; ", publishing.Refused.TakeLast(3))}");
        }
    }
}
