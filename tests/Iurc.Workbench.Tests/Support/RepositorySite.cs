using Iurc.Workbench.Tests.Support;

[assembly: AssemblyFixture(typeof(RepositorySite))]

namespace Iurc.Workbench.Tests.Support;

/// <summary>The repository's own site, served once for all tests that do not change it.</summary>
public sealed class RepositorySite : IAsyncLifetime
{
    internal Site Site { get; private set; } = null!;

    internal IReadOnlyList<ExpectedPage> Pages { get; } = PageList.Of(Repository.Folder);

    public async ValueTask InitializeAsync() => Site = await Site.StartAsync(Repository.Folder);

    public ValueTask DisposeAsync() => Site.DisposeAsync();
}
