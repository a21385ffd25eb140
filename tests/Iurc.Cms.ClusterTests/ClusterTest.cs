using Xunit;

namespace Iurc.Cms.ClusterTests;

/// <summary>A test of the whole; it is skipped by name where a program is not installed.</summary>
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
        return ValueTask.CompletedTask;
    }
}
