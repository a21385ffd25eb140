using Xunit;

namespace Iurc.Cms.ClusterTests;

/// <summary>A test of the whole; it is skipped by name where a program is not installed. A test that fails shows what the nodes wrote.</summary>
public abstract class ClusterTest(Cluster cluster) : IAsyncLifetime
{
    internal Cluster Cluster => cluster;

    /// <inheritdoc />
    public async ValueTask InitializeAsync()
    {
        Cluster.RequirePrograms();
        await cluster.HealAsync();
    }

    /// <inheritdoc />
    public ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        if (TestContext.Current.TestState?.Result == TestResult.Failed)
        {
            foreach (var node in cluster.Nodes)
            {
                TestContext.Current.TestOutputHelper!.WriteLine($"Node {node.Name} ({node.Address}):\n{node.Output}");
            }
        }

        return ValueTask.CompletedTask;
    }
}
