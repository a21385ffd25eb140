using Xunit;

namespace Iurc.Cms.Tests.Infrastructure;

/// <summary>A site for the tests of one class, with a user for each role that is named after the role in small letters.</summary>
public sealed class OwnTenant(Site site) : IAsyncLifetime
{
    private readonly Dictionary<string, Browser> _browsers = new(StringComparer.Ordinal);

    internal Tenant Tenant { get; private set; } = null!;

    /// <summary>A browser in which a user has logged in, the same for all tests of the class.</summary>
    internal async Task<Browser> BrowserOfAsync(string userName)
        => _browsers.TryGetValue(userName, out var browser) ? browser : _browsers[userName] = await Tenant.Anonymous().LogInAsync(userName);

    public async ValueTask InitializeAsync()
    {
        Tenant = await site.CreateTenantAsync();
        await Tenant.CreateUserAsync("contributor", "Contributor");
        await Tenant.CreateUserAsync("editor", "Editor");
    }

    public ValueTask DisposeAsync()
    {
        foreach (var browser in _browsers.Values)
        {
            browser.Dispose();
        }

        return ValueTask.CompletedTask;
    }
}
