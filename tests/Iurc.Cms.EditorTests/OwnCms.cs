using Xunit;

namespace Iurc.Cms.EditorTests;

/// <summary>A CMS for tests that kill it or switch features off. They run one after the other, and each leaves it as it found it.</summary>
[CollectionDefinition(Name)]
public sealed class OwnCms : ICollectionFixture<OwnCms.Fixture>
{
    public const string Name = "A CMS of its own";

    public sealed class Fixture : IAsyncLifetime
    {
        internal CmsProcess Process { get; } = new();

        public async ValueTask InitializeAsync()
        {
            if (Chromium.Program is not null)
            {
                await Process.StartAsync();
            }
        }

        public ValueTask DisposeAsync() => Process.DisposeAsync();
    }
}
