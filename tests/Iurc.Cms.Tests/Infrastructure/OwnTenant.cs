using Xunit;

namespace Iurc.Cms.Tests.Infrastructure;

/// <summary>A site for the tests of one class, with a user for each role that is named after the role in small letters.</summary>
public sealed class OwnTenant(Site site) : IAsyncLifetime
{
    internal Tenant Tenant { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Tenant = await site.CreateTenantAsync();
        await Tenant.CreateUserAsync("contributor", "Contributor");
        await Tenant.CreateUserAsync("editor", "Editor");
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
