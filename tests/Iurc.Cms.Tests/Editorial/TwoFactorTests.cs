using Iurc.Cms.Tests.Infrastructure;
using Microsoft.Extensions.DependencyInjection;
using OrchardCore.Entities;
using OrchardCore.Settings;
using OrchardCore.Users.Models;
using Xunit;

namespace Iurc.Cms.Tests.Editorial;

/// <summary>Two-factor log-in is offered to all, and by one setting required of administrators.</summary>
public sealed class TwoFactorTests(Site site)
{
    [Fact]
    public async Task One_setting_makes_it_a_duty_of_administrators_and_of_nobody_else()
    {
        var tenant = await site.CreateTenantAsync();
        await tenant.CreateUserAsync("editor", "Editor");
        using (var before = await tenant.Anonymous().LogInAsync(Site.AdminName))
        {
            Assert.DoesNotContain("TwoFactor", await DestinationAsync(before), StringComparison.OrdinalIgnoreCase);
        }

        await tenant.UsingAsync(async services =>
        {
            var settings = services.GetRequiredService<ISiteService>();
            var container = await settings.LoadSiteSettingsAsync();
            container.Alter<RoleLoginSettings>(login => login.RequireTwoFactorAuthenticationForSpecificRoles = true);
            await settings.UpdateSiteSettingsAsync(container);
        });

        using var administrator = await tenant.Anonymous().LogInAsync(Site.AdminName);
        using var editor = await tenant.Anonymous().LogInAsync("editor");
        Assert.Contains("TwoFactor", await DestinationAsync(administrator), StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("TwoFactor", await DestinationAsync(editor), StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>Where somebody is led who wants to enter the admin; empty when they may enter.</summary>
    private static async Task<string> DestinationAsync(Browser browser) => (await browser.GetAsync("/Admin")).Location ?? "";
}
