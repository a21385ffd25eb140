using Iurc.Cms.Tests.LogIn;
using Xunit;

namespace Iurc.Cms.ClusterTests;

/// <summary>Two nodes allow no more guesses at a password than one.</summary>
public sealed class GuessedPasswordTests(Cluster cluster) : ClusterTest(cluster)
{
    private const string Wrong = "Quite-Wrong-Password-1";
    private const string TooMany = "There have been too many tries to log in with this name";
    private const int Tries = 5;

    [Fact]
    public async Task Tries_count_at_both_nodes_together()
    {
        for (var time = 0; time < Tries; time++)
        {
            Assert.DoesNotContain(TooMany, await TryAsync(Cluster.Nodes[time % 2].Address, "guessed-at-both"), StringComparison.Ordinal);
        }

        foreach (var node in Cluster.Nodes)
        {
            Assert.Contains(TooMany, await TryAsync(node.Address, "guessed-at-both"), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task While_Redis_is_away_each_node_counts_by_itself()
    {
        await Cluster.KillRedisAsync();
        try
        {
            for (var time = 0; time < Tries; time++)
            {
                Assert.DoesNotContain(TooMany, await TryAsync(Cluster.A.Address, "guessed-in-the-dark"), StringComparison.Ordinal);
            }

            Assert.Contains(TooMany, await TryAsync(Cluster.A.Address, "guessed-in-the-dark"), StringComparison.Ordinal);
        }
        finally
        {
            await Cluster.StartRedisAsync();
        }
    }

    private static async Task<string> TryAsync(Uri node, string name)
    {
        using var stranger = Visitor.At(node);
        return (await stranger.TryAsync(name, Wrong)).VisibleText;
    }
}
