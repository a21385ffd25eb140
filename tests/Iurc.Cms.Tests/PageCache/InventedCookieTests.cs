using Iurc.Cms.Tests.Infrastructure;
using Xunit;

namespace Iurc.Cms.Tests.PageCache;

/// <summary>Only who has logged in gets pages of their own: a cookie that anybody can make up changes nothing.</summary>
public sealed class InventedCookieTests(Site site, OwnTenant own) : IClassFixture<OwnTenant>, IDisposable
{
    private readonly Reader _reader = new(own.Tenant, site.CreateHandler());

    [Theory]
    [InlineData("orchauth_{0}=nobody")]
    [InlineData("orchauth_{0}=")]
    [InlineData("orchauth_{0}=CfDJ8LZQSsWXSMFPtipgdKPAbxQCWAcf0uyS7H1oln4I_jutXuDhyavU2fpAvx4WP1HXE81GGAeB9k0GO74UOOM2")]
    [InlineData("orchauth_{0}=chunks-3; orchauth_{0}C1=a; orchauth_{0}C2=b; orchauth_{0}C3=c")]
    [InlineData("orchauth_{0}=chunks-2147483647")]
    [InlineData("orchauth_{0}=chunks--1")]
    [InlineData("orchauth_Somebody=nobody")]
    [InlineData("__orchantiforgery_{0}=nonsense; orch_notify=%5B%5D")]
    [InlineData(".AspNetCore.Culture=c=fr|uic=fr")]
    [InlineData(".AspNetCore.Mvc.CookieTempDataProvider=nonsense; .AspNetCore.Identity.Application=nonsense")]
    [InlineData("Identity.External=a; Identity.TwoFactorUserId=b; Identity.TwoFactorRememberMe=c; culture=fr; admin_culture_{0}=fr")]
    [InlineData("=;;,==, ;\u00e4")]
    public async Task A_made_up_cookie_changes_nothing(string cookies)
    {
        var kept = await _reader.KeepAsync("/phases");

        var answer = await _reader.GetAsync("/phases", ("Cookie", string.Format(System.Globalization.CultureInfo.InvariantCulture, cookies, own.Tenant.Name)));

        Assert.True(answer.IsKept);
        Assert.Equal(kept["ETag"], answer["ETag"]);
        Assert.Empty(answer["Set-Cookie"]);
        Assert.Empty(own.Tenant.Log);
    }

    [Fact]
    public async Task A_cookie_that_another_site_has_sealed_changes_nothing()
    {
        using var elsewhere = await site.Default.Anonymous().LogInAsync(Site.AdminName);
        var sealedElsewhere = elsewhere.CookieHeader.Replace("orchauth_Default", "orchauth_" + own.Tenant.Name, StringComparison.Ordinal);
        await _reader.KeepAsync("/phases");

        Assert.True((await _reader.GetAsync("/phases", ("Cookie", sealedElsewhere))).IsKept);
    }

    [Fact]
    public async Task A_cookie_of_the_sites_own_makes_the_page_the_users()
    {
        using var editor = await own.Tenant.Anonymous().LogInAsync("editor");
        await _reader.KeepAsync("/phases");

        Assert.False((await _reader.GetAsync("/phases", ("Cookie", editor.CookieHeader))).IsKept);
        Assert.True((await _reader.GetAsync("/phases")).IsKept);
    }

    public void Dispose() => _reader.Dispose();
}
