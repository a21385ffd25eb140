using System.Net;
using Iurc.Cms.Tests.Infrastructure;
using Microsoft.Extensions.DependencyInjection;
using OrchardCore.Entities;
using OrchardCore.Environment.Shell;
using OrchardCore.Localization.Models;
using OrchardCore.Settings;
using Xunit;

namespace Iurc.Cms.Tests.PageCache;

/// <summary>No reader gets a page that was made for another, and no request can make a page that others should not see.</summary>
public sealed class NeverMixedTests(Site site, OwnTenant own) : IClassFixture<OwnTenant>, IDisposable
{
    private readonly Reader _reader = new(own.Tenant, site.CreateHandler());

    [Fact]
    public async Task Who_has_logged_in_neither_gets_nor_leaves_a_kept_page()
    {
        using var editor = await own.Tenant.Anonymous().LogInAsync("editor");
        var cookies = editor.CookieHeader;
        await own.Tenant.TouchAsync("iurcabout00000000000000000");

        var made = await _reader.GetAsync("/about", ("Cookie", cookies));
        Assert.False(made.IsKept);
        Assert.Equal("no-cache, private", made["Cache-Control"]);
        Assert.False((await _reader.GetAsync("/about")).IsKept);

        await _reader.KeepAsync("/about");
        Assert.False((await _reader.GetAsync("/about", ("Cookie", cookies))).IsKept);
        Assert.False((await _reader.GetAsync("/about", ("Authorization", "Bearer of-something"))).IsKept);
    }

    [Fact]
    public async Task A_cookie_that_the_site_does_not_know_changes_nothing()
    {
        var plain = await _reader.KeepAsync("/cookies");

        var answer = await _reader.GetAsync("/cookies", ("Cookie", "_ga=GA1.2.3; consent=yes"));
        Assert.True(answer.IsKept);
        Assert.Equal(plain.Text, answer.Text);
    }

    [Theory]
    [InlineData("X-Forwarded-Host", "evil.example")]
    [InlineData("X-Forwarded-Prefix", "/evil.example")]
    [InlineData("X-Original-URL", "/evil.example")]
    [InlineData("X-Host", "evil.example")]
    [InlineData("Forwarded", "host=evil.example")]
    [InlineData("Accept-Language", "evil-example")]
    [InlineData("User-Agent", "evil.example")]
    [InlineData("Origin", "https://evil.example")]
    [InlineData("Range", "bytes=0-10")]
    [InlineData("Cookie", "x=evil.example")]
    [InlineData("X-HTTP-Method-Override", "POST")]
    public async Task A_header_that_is_no_part_of_the_key_leaves_nothing_in_the_page(string name, string value)
    {
        // An address of its own for each, so that it is this request that makes the page.
        var address = $"/regions?utm={name}";
        await own.Tenant.TouchAsync("iurcregionchina00000000000");
        var before = (await _reader.GetFreshAsync("/regions")).Text;

        var made = await _reader.GetAsync(address, (name, value));
        Assert.Equal((HttpStatusCode.OK, false), (made.Status, made.IsKept));
        Assert.DoesNotContain("evil", made.Text, StringComparison.Ordinal);

        var kept = await _reader.GetAsync("/regions");
        Assert.True(kept.IsKept);
        Assert.Equal(before, kept.Text);
    }

    [Fact]
    public async Task Another_host_is_another_page()
    {
        var other = await _reader.GetAsync("/", ("Host", "evil.example"));
        Assert.Contains("//evil.example", other.Text, StringComparison.Ordinal);
        Assert.Contains("//evil.example", (await _reader.GetAsync("/", ("Host", "evil.example"))).Text, StringComparison.Ordinal);

        Assert.DoesNotContain("evil.example", (await _reader.GetAsync("/")).Text, StringComparison.Ordinal);
        Assert.Contains("//evil.example:81", (await _reader.GetAsync("/", ("Host", "evil.example:81"))).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_spelling_of_an_address_is_another_page()
    {
        // The link to the page that is shown is marked, and that depends on the spelling.
        await _reader.GetAsync("/ABOUT");
        await _reader.GetAsync("/about/");

        Assert.Contains("aria-current=\"page\">About", (await _reader.GetAsync("/about")).Text, StringComparison.Ordinal);
        await _reader.AssertFreshAsync(["/about", "/ABOUT", "/about/"]);
    }

    [Fact]
    public async Task Made_up_addresses_do_not_push_out_the_pages_of_the_site()
    {
        var tenant = await site.CreateTenantAsync();
        await SetAsync(tenant, settings => settings.BaseUrl = "http://localhost");
        using var reader = new Reader(tenant, site.CreateHandler());
        await reader.KeepAsync("/");
        await reader.KeepAsync("/testimonials?phase=2021-2023");
        await reader.KeepAsync("/made-up/0");
        await reader.KeepAsync("/testimonials?phase=made-up");

        for (var number = 1; number <= Site.OddAddresses; number++)
        {
            await reader.GetAsync("/made-up/" + number);
        }

        Assert.False((await reader.GetAsync("/testimonials?phase=made-up")).IsKept);
        Assert.False((await reader.GetAsync("/made-up/0")).IsKept);
        Assert.True((await reader.GetAsync("/")).IsKept);
        Assert.True((await reader.GetAsync("/testimonials?phase=2021-2023")).IsKept);
    }

    [Theory]
    [InlineData("en", "en")]
    [InlineData("fr", "en")]
    [InlineData("en-IE", "en-IE")]
    public async Task A_page_is_in_the_language_of_its_words_whatever_is_chosen_or_asked_for(string chosen, string expected)
    {
        var tenant = await site.CreateTenantAsync();
        await SetAsync(tenant, settings => settings.Put(new LocalizationSettings { DefaultCulture = chosen, SupportedCultures = ["fr", "es", "ar", chosen] }));
        using var reader = new Reader(tenant, site.CreateHandler());

        foreach (var address in new[] { "/about", "/testimonials", "/nothing-here", "/search?q=cities" })
        {
            var plain = await reader.GetAsync(address);
            Assert.Contains($"<html lang=\"{expected}\" dir=\"ltr\"", plain.Text, StringComparison.Ordinal);
            foreach (var asked in new (string, string)[][] { [("Accept-Language", "fr")], [("Accept-Language", "ar, fr;q=0.5")], [("Cookie", ".AspNetCore.Culture=c=es|uic=es")] })
            {
                var page = await reader.GetAsync(address, asked);
                Assert.Equal(plain.Text, page.Text);
                Assert.DoesNotContain("Accept-Language", page["Vary"] ?? "", StringComparison.OrdinalIgnoreCase);
            }

            Assert.Equal(plain.Text, (await reader.GetAsync(address + (address.Contains('?', StringComparison.Ordinal) ? "&" : "?") + "culture=es&ui-culture=es")).Text);
        }
    }

    public void Dispose() => _reader.Dispose();

    private async Task SetAsync(Tenant tenant, Action<ISite> change)
    {
        await tenant.UsingAsync(async services =>
        {
            var sites = services.GetRequiredService<ISiteService>();
            var settings = await sites.LoadSiteSettingsAsync();
            change(settings);
            await sites.UpdateSiteSettingsAsync(settings);
        });

        // As the admin's form does.
        var shellHost = site.Services.GetRequiredService<IShellHost>();
        await shellHost.ReleaseShellContextAsync(shellHost.GetSettings(tenant.Name));
    }
}
