using Iurc.Cms.Tests.Infrastructure;
using Xunit;

namespace Iurc.Cms.Tests.Editorial;

/// <summary>The tests that share one site, because none minds what the others write.</summary>
[CollectionDefinition(Name)]
public sealed class EditorialSite : ICollectionFixture<OwnTenant>
{
    public const string Name = "One site for the editors' aids";
}
