using System.Diagnostics.CodeAnalysis;
using Xunit;

namespace Iurc.Cms.ClusterTests;

/// <summary>A node may die at any moment.</summary>
public sealed class KillTests(Cluster cluster) : ClusterTest(cluster)
{
    [Fact]
    [SuppressMessage("Security", "CA5394", Justification = "No secret hangs on it.")]
    public async Task Nodes_that_are_killed_cost_readers_nothing_and_lose_no_page_that_was_published()
    {
        Harshness.SkipUnlessAsked();
        using var publishing = await Publishing.BeginAsync(Cluster, Cluster.Front);
        await using var readers = new Readers(Cluster.Front);
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

        // The first two kills are of one node each.
        var first = random.Next(Cluster.Nodes.Count);
        for (var kill = 0; kill < Harshness.Kills; kill++)
        {
            var node = Cluster.Nodes[kill < Cluster.Nodes.Count ? (first + kill) % Cluster.Nodes.Count : random.Next(Cluster.Nodes.Count)];
            await GoOnAsync();
            await Task.Delay(random.Next(200), CancellationToken.None);
            await node.KillAsync();
            await GoOnAsync();
            await node.StartAsync();
        }

        await GoOnAsync();
        await end.CancelAsync();
        await work;
        await readers.EndAsync();

        TestContext.Current.TestOutputHelper?.WriteLine(
            $"{Harshness.Kills} kills; {readers.Right} right pages, {readers.Failures.Count} failures, {readers.Wrong.Count} wrong; {publishing.Acknowledged.Count} pages published, {publishing.Refused.Count} refused");
        Assert.Empty(readers.Wrong);

        // nginx asks the other node, unless half of a page has gone out already.
        Assert.All(readers.Failures, failure => Assert.DoesNotContain(": 5", failure, StringComparison.Ordinal));
        Assert.True(readers.Failures.Count <= Readers.Count * Harshness.Kills, string.Join("; ", readers.Failures));
        publishing.AssertRefusalsAreClear();
        await publishing.AssertNothingIsLostAsync();

        // Readers read on, and editors publish.
        async Task GoOnAsync()
        {
            await readers.ReadMoreAsync(20);
            var wanted = publishing.Acknowledged.Count + 1;
            await Patience.UntilAsync(
                () => work.IsFaulted ? throw work.Exception! : Task.FromResult(publishing.Acknowledged.Count >= wanted),
                () => $"{publishing.Acknowledged.Count} pages of {wanted}; {string.Join("; ", publishing.Refused.TakeLast(3))}");
        }
    }
}
