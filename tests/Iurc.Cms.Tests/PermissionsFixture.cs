using Iurc.Cms.Tests.Infrastructure;
using Xunit;

namespace Iurc.Cms.Tests;

/// <summary>A site with somebody logged in for each role, and two users who own things.</summary>
public sealed class PermissionsFixture(Site site) : IAsyncLifetime
{
    private readonly Dictionary<string, (Browser Browser, string? UserId)> _users = [];

    internal Tenant Tenant { get; private set; } = null!;

    /// <summary>The user whose drafts are somebody else's for everybody.</summary>
    internal string OtherId { get; private set; } = "";

    internal Browser BrowserOf(string role) => _users[role].Browser;

    internal string? UserIdOf(string role) => _users[role].UserId;

    public async ValueTask InitializeAsync()
    {
        Tenant = await site.CreateTenantAsync();
        OtherId = await Tenant.CreateUserAsync("other", "Contributor");
        _users["Anonymous"] = (Tenant.Anonymous(), null);
        foreach (var role in new[] { "Contributor", "Editor", "Administrator" })
        {
            var userName = "the-" + role.ToLowerInvariant();
            var id = await Tenant.CreateUserAsync(userName, role);
            _users[role] = (await Tenant.Anonymous().LogInAsync(userName), id);
        }
    }

    public ValueTask DisposeAsync()
    {
        foreach (var (browser, _) in _users.Values)
        {
            browser.Dispose();
        }

        return ValueTask.CompletedTask;
    }
}
