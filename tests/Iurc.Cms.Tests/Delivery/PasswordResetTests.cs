using System.Net;
using Iurc.Cms.Delivery.RateLimits;
using Iurc.Cms.Tests.Infrastructure;
using Microsoft.Extensions.DependencyInjection;
using OrchardCore.Environment.Shell;
using Xunit;

namespace Iurc.Cms.Tests.Delivery;

/// <summary>Should the site ever let its users ask for a new password, they cannot ask without end.</summary>
public class PasswordResetTests(Site site)
{
    [Fact]
    public async Task Requests_for_a_new_password_are_limited()
    {
        var tenant = await site.CreateTenantAsync();
        await tenant.UsingAsync(async services =>
        {
            var features = services.GetRequiredService<IShellFeaturesManager>();
            var available = await features.GetAvailableFeaturesAsync();
            await features.EnableFeaturesAsync(available.Where(feature => feature.Id == "OrchardCore.Users.ResetPassword"), force: true);
        });
        using var browser = tenant.Anonymous();

        for (var request = 0; request < new RateLimitSettings().PasswordReset.Permits; request++)
        {
            // Without a token it goes no further than this, but it counts.
            Assert.Equal(HttpStatusCode.BadRequest, (await browser.PostAsync("/ForgotPassword", [])).Status);
        }

        var busy = await browser.PostAsync("/ForgotPassword?returnUrl=%2FAdmin", []);
        Assert.Equal(HttpStatusCode.TooManyRequests, busy.Status);
        Assert.Contains("Wait 15 minutes and try again.", busy.VisibleText, StringComparison.Ordinal);
        Assert.Equal(tenant.Base + "/ForgotPassword?returnUrl=%2FAdmin", busy.Document.QuerySelector("main p a")!.GetAttribute("href"));
    }
}
