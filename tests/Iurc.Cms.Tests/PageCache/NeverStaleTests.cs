using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using Iurc.Cms.Programme.Models;
using Iurc.Cms.Tests.Infrastructure;
using Iurc.Cms.Tests.Rules;
using Microsoft.Extensions.DependencyInjection;
using OrchardCore.Autoroute.Models;
using OrchardCore.ContentManagement;
using OrchardCore.ContentManagement.Records;
using OrchardCore.Environment.Shell;
using OrchardCore.Media;
using OrchardCore.PublishLater.Models;
using OrchardCore.Security;
using OrchardCore.Settings;
using OrchardCore.Title.Models;
using Xunit;
using YesSql;
using ISession = YesSql.ISession;

namespace Iurc.Cms.Tests.PageCache;

/// <summary>As soon as a change has been acknowledged, no reader sees what was there before.</summary>
public sealed class NeverStaleTests(Site site, OwnTenant own) : IClassFixture<OwnTenant>, IDisposable
{
    private const string OnePixel = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";

    private readonly Tenant _tenant = own.Tenant;
    private readonly Reader _reader = new(own.Tenant, site.CreateHandler());

    [Fact]
    public async Task A_testimonials_life_from_draft_to_removal_and_back()
    {
        var (id, address) = await AddAsync(publish: false);
        var words = "Words " + id;
        await _reader.KeepAsync("/testimonials");
        Assert.Equal(HttpStatusCode.NotFound, (await _reader.KeepAsync(address)).Status);

        await _tenant.ChangeAsync(id, (content, item) => content.PublishAsync(item));
        await AssertShownAsync(address, words, listed: true);

        await _tenant.EditAsync(id, item => item.Alter<Testimonial>(part => part.Quote.Text = "Other " + id));
        await AssertShownAsync(address, "Other " + id, listed: true);
        Assert.DoesNotContain(words, (await _reader.GetAsync("/testimonials")).Text, StringComparison.Ordinal);

        await _tenant.ChangeAsync(id, (content, item) => content.UnpublishAsync(item));
        await AssertHiddenAsync(address, "Other " + id, HttpStatusCode.NotFound);

        await _tenant.SaveDraftAsync(id, item => item.Alter<PublishLaterPart>(part => part.ScheduledPublishUtc = DateTime.UtcNow.AddMinutes(-1)));
        await AssertHiddenAsync(address, "Other " + id, HttpStatusCode.NotFound);
        await _tenant.RunScheduleAsync();
        await AssertShownAsync(address, "Other " + id, listed: true);

        ContentItem removed = null!;
        await _tenant.ChangeAsync(id, (content, item) => content.RemoveAsync(removed = item));
        await AssertHiddenAsync(address, "Other " + id, HttpStatusCode.Gone);

        await _tenant.UsingAsync(async services =>
        {
            var content = services.GetRequiredService<IContentManager>();
            await content.RestoreAsync(removed);
            Assert.True(await content.PublishAsync(removed));
        });
        await AssertShownAsync(address, "Other " + id, listed: true);
        await _reader.AssertFreshAsync();
    }

    [Fact]
    public async Task A_testimonial_that_is_imported_or_imported_anew()
    {
        var draft = Draft.Sound("Testimonial").Set("AutoroutePart.Path", "testimonials/imported").Set("Testimonial.Quote.Text", "First import.");
        var item = draft.ToJson(published: true);
        await _reader.KeepAsync("/testimonials/imported");

        await ImportAsync();
        await AssertShownAsync("/testimonials/imported", "First import.", listed: true);

        draft.Set("Testimonial.Quote.Text", "Second import.");
        item["Testimonial"]!["Quote"]!["Text"] = "Second import.";
        item["ContentItemVersionId"] = Guid.NewGuid().ToString("n")[..26];
        await ImportAsync();
        await AssertShownAsync("/testimonials/imported", "Second import.", listed: true);

        Task ImportAsync() => _tenant.UsingAsync(services =>
            services.GetRequiredService<IContentManager>().ImportAsync([JsonSerializer.Deserialize<ContentItem>(item.ToJsonString())!]));
    }

    [Theory]
    [InlineData("iurcphase20000000000000000", "/phases/2021-2023")]
    [InlineData("iurcregionchina00000000000", "/regions/iurc-china")]
    [InlineData("iurchome000000000000000000", "/")]
    public async Task The_title_of_an_item_on_every_page_that_shows_it(string id, string address)
    {
        await KeepAllAsync();
        var title = "Title " + Guid.NewGuid().ToString("n");

        await _tenant.EditAsync(id, item =>
        {
            item.DisplayText = title;
            item.Alter<TitlePart>(part => part.Title = title);
        });

        Assert.Contains(title, (await _reader.GetAsync(address)).Text, StringComparison.Ordinal);
        await _reader.AssertFreshAsync();
    }

    [Fact]
    public async Task A_link_of_the_menu_on_every_page()
    {
        await KeepAllAsync();
        var label = "Label " + Guid.NewGuid().ToString("n");
        var menus = await _tenant.UsingAsync(async services =>
            (await services.GetRequiredService<ISession>().Query<ContentItem, ContentItemIndex>(index => index.ContentType == "Menu" && index.Published).ListAsync())
            .Select(menu => menu.ContentItemId).ToArray());
        Assert.NotEmpty(menus);

        foreach (var menu in menus)
        {
            await _tenant.EditAsync(menu, item => ((JsonObject)item.Content)["MenuItemsListPart"]!["MenuItems"]![0]!["DisplayText"] = label);
            Assert.Contains(label, (await _reader.GetAsync("/about")).Text, StringComparison.Ordinal);
            await _reader.AssertFreshAsync();
        }
    }

    [Fact]
    public async Task The_name_of_the_site_on_every_page()
    {
        await KeepAllAsync();
        var name = "Name " + Guid.NewGuid().ToString("n");

        await _tenant.UsingAsync(async services =>
        {
            var sites = services.GetRequiredService<ISiteService>();
            var settings = await sites.LoadSiteSettingsAsync();
            settings.SiteName = name;
            await sites.UpdateSiteSettingsAsync(settings);
        });

        Assert.Contains(name, (await _reader.GetAsync("/about")).Text, StringComparison.Ordinal);
        await _reader.AssertFreshAsync();
    }

    [Fact]
    public async Task What_the_public_may_no_longer_see()
    {
        var tenant = await site.CreateTenantAsync();
        using var reader = new Reader(tenant, site.CreateHandler());
        Assert.Equal(HttpStatusCode.OK, (await reader.KeepAsync("/about")).Status);

        await tenant.UsingAsync(async services =>
        {
            var roles = services.GetRequiredService<Microsoft.AspNetCore.Identity.RoleManager<IRole>>();
            var anonymous = (Role)(await roles.FindByNameAsync("Anonymous"))!;
            anonymous.RoleClaims.RemoveAll(claim => claim.ClaimValue == "ViewContent");
            Assert.True((await roles.UpdateAsync(anonymous)).Succeeded);
        });

        Assert.NotEqual(HttpStatusCode.OK, (await reader.GetAsync("/about")).Status);
    }

    [Fact]
    public async Task An_address_that_moves()
    {
        const string Id = "iurcregionaa00000000000000";
        var old = await _tenant.UsingAsync(async services =>
            "/" + (await services.GetRequiredService<IContentManager>().GetAsync(Id)).GetOrCreate<AutoroutePart>().Path);
        await _reader.KeepAsync(old);
        await _reader.KeepAsync("/regions/moved");

        await _tenant.EditAsync(Id, item => item.Alter<AutoroutePart>(part => part.Path = "regions/moved"));
        Assert.Equal((HttpStatusCode.MovedPermanently, _tenant.Base + "/regions/moved"), await LocationOf(old));
        Assert.Equal(HttpStatusCode.OK, (await _reader.GetAsync("/regions/moved")).Status);

        await _tenant.EditAsync(Id, item => item.Alter<AutoroutePart>(part => part.Path = old.TrimStart('/')));
        Assert.Equal(HttpStatusCode.OK, (await _reader.GetAsync(old)).Status);
        Assert.Equal((HttpStatusCode.MovedPermanently, _tenant.Base + old), await LocationOf("/regions/moved"));

        async Task<(HttpStatusCode, string)> LocationOf(string address)
        {
            var answer = await _reader.GetAsync(address);
            return (answer.Status, answer["Location"]);
        }
    }

    [Fact]
    public async Task A_file_of_the_media_library()
    {
        await _reader.KeepAsync("/phases");
        await _tenant.UsingAsync(async services =>
        {
            using var file = new MemoryStream(Convert.FromBase64String(OnePixel));
            await services.GetRequiredService<IMediaFileStore>().CreateFileFromStreamAsync("kept.png", file, overwrite: true);
        });
        Assert.False((await _reader.GetAsync("/phases")).IsKept);

        await _reader.KeepAsync("/phases");
        await _tenant.UsingAsync(services => services.GetRequiredService<IMediaFileStore>().TryDeleteFileAsync("kept.png"));
        Assert.False((await _reader.GetAsync("/phases")).IsKept);
    }

    [Fact]
    public async Task A_shell_that_is_made_anew_as_for_other_features_or_another_theme()
    {
        await KeepAllAsync();
        var shellHost = site.Services.GetRequiredService<IShellHost>();
        await shellHost.ReleaseShellContextAsync(shellHost.GetSettings(_tenant.Name));

        foreach (var address in Reader.Pages)
        {
            Assert.False((await _reader.GetAsync(address)).IsKept);
        }
    }

    [Fact]
    public async Task The_date()
    {
        var tenant = await site.CreateTenantAsync();
        using var reader = new Reader(tenant, site.CreateHandler());
        tenant.SetClock(new DateTime(2023, 12, 31, 22, 59, 59));
        var before = await reader.KeepAsync("/phases/2021-2023");

        // A second later the year 2024 begins in Brussels.
        tenant.SetClock(new DateTime(2023, 12, 31, 23, 0, 0));
        var after = await reader.GetAsync("/phases/2021-2023");
        Assert.False(after.IsKept);
        Assert.NotEqual(before.Text, after.Text);
        Assert.NotEqual(before["ETag"], after["ETag"]);

        await reader.KeepAsync("/phases/2021-2023");
        tenant.SetClock(new DateTime(2024, 1, 1, 22, 59, 59));
        Assert.True((await reader.GetAsync("/phases/2021-2023")).IsKept);
    }

    [Fact]
    public async Task Pages_that_do_not_show_what_has_changed_stay()
    {
        await KeepAllAsync();
        var (id, _) = await AddAsync(publish: true);

        foreach (var (address, stays) in new[] { ("/about", true), ("/phases", true), ("/regions", true), ("/testimonials/rudolf-niessler", true), ("/testimonials", false), ("/phases/2021-2023", false) })
        {
            Assert.True(stays == (await _reader.GetAsync(address)).IsKept, address);
        }

        await _reader.KeepAsync("/testimonials");
        await _reader.KeepAsync("/testimonials/rudolf-niessler");
        await _tenant.TouchAsync(id);
        Assert.True((await _reader.GetAsync("/testimonials/rudolf-niessler")).IsKept);
        Assert.False((await _reader.GetAsync("/testimonials")).IsKept);
    }

    [Fact]
    public async Task A_page_that_was_being_made_when_its_item_changed_is_neither_kept_nor_shared()
    {
        var (id, address) = await AddAsync(publish: true);
        var held = site.Gate.Hold(id);
        var during = _reader.GetAsync(address);
        await held.Reached;

        await _tenant.EditAsync(id, item => item.Alter<Testimonial>(part => part.Quote.Text = "After the change."));
        // The one who asks now must not wait for the page that was begun before.
        var after = await _reader.GetAsync(address);
        held.Release();

        Assert.Contains("After the change.", after.Text, StringComparison.Ordinal);
        Assert.Contains("Words " + id, (await during).Text, StringComparison.Ordinal);
        Assert.Contains("After the change.", (await _reader.GetAsync(address)).Text, StringComparison.Ordinal);
    }

    public void Dispose() => _reader.Dispose();

    private async Task KeepAllAsync()
    {
        foreach (var address in Reader.Pages)
        {
            await _reader.KeepAsync(address);
        }
    }

    private async Task AssertShownAsync(string address, string words, bool listed)
    {
        Assert.Contains(words, (await _reader.GetAsync(address)).Text, StringComparison.Ordinal);
        Assert.Equal(listed, (await _reader.GetAsync("/testimonials")).Text.Contains(words, StringComparison.Ordinal));
        await _reader.KeepAsync(address);
        await _reader.KeepAsync("/testimonials");
    }

    private async Task AssertHiddenAsync(string address, string words, HttpStatusCode status)
    {
        Assert.Equal(status, (await _reader.GetAsync(address)).Status);
        Assert.DoesNotContain(words, (await _reader.GetAsync("/testimonials")).Text, StringComparison.Ordinal);
        await _reader.KeepAsync(address);
        await _reader.KeepAsync("/testimonials");
    }

    private async Task<(string Id, string Address)> AddAsync(bool publish)
    {
        var draft = Draft.Sound("Testimonial");
        var item = draft.ToContentItem(published: publish);
        item.Alter<Testimonial>(part => part.Quote.Text = "Words " + item.ContentItemId);
        item.Alter<AutoroutePart>(part => part.Path = "testimonials/" + item.ContentItemId);
        await _tenant.UsingAsync(services => services.GetRequiredService<IContentManager>().ImportAsync([item]));
        return (item.ContentItemId, "/testimonials/" + item.ContentItemId);
    }
}
