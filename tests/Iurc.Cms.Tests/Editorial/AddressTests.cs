using System.Net;
using Iurc.Cms.Tests.Infrastructure;
using Microsoft.Extensions.DependencyInjection;
using OrchardCore.Autoroute.Models;
using OrchardCore.ContentManagement;
using Xunit;

namespace Iurc.Cms.Tests.Editorial;

/// <summary>Addresses that once led to a page do not rot (OrchardCore issue 8864).</summary>
public class AddressTests(Site site)
{
    private const string Region = "iurcregionchina00000000000";
    private const string Testimonial = "iurcvoiceniessler000000000";

    [Fact]
    public async Task A_former_address_leads_straight_to_where_the_page_is_now()
    {
        var tenant = await site.CreateTenantAsync();
        using var browser = tenant.Anonymous();

        await MoveAsync(tenant, Region, "regions/china");
        await MoveAsync(tenant, Region, "regions/people-s-republic-of-china");

        foreach (var former in new[] { "/regions/iurc-china", "/regions/china", "/Regions/China/" })
        {
            var answer = await browser.GetAsync(former + "?page=2");
            Assert.Equal(HttpStatusCode.MovedPermanently, answer.Status);
            Assert.Equal(tenant.Base + "/regions/people-s-republic-of-china?page=2", answer.Location);
        }

        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("/regions/people-s-republic-of-china")).Status);
        Assert.Empty(tenant.Log);
    }

    [Fact]
    public async Task A_page_that_moves_back_is_found_and_makes_no_loop()
    {
        var tenant = await site.CreateTenantAsync();
        using var browser = tenant.Anonymous();

        await MoveAsync(tenant, Region, "regions/china");
        await MoveAsync(tenant, Region, "regions/iurc-china");

        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("/regions/iurc-china")).Status);
        Assert.Equal(tenant.Base + "/regions/iurc-china", (await browser.GetAsync("/regions/china")).Location);
    }

    [Fact]
    public async Task An_address_that_another_page_has_taken_over_shows_that_page()
    {
        var tenant = await site.CreateTenantAsync();
        using var browser = tenant.Anonymous();

        await MoveAsync(tenant, Region, "regions/china");
        await MoveAsync(tenant, "iurcregionaa00000000000000", "regions/iurc-china");

        var answer = await browser.GetAsync("/regions/iurc-china");
        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Equal("IURC Asia & Australasia", Answer.TextOf(answer.Document.QuerySelector("h1")!));
    }

    [Fact]
    public async Task A_page_that_has_been_removed_is_gone_and_says_so_in_the_theme()
    {
        var tenant = await site.CreateTenantAsync();
        using var browser = tenant.Anonymous();

        await MoveAsync(tenant, Region, "regions/china");
        await tenant.ChangeAsync(Region, (content, item) => content.RemoveAsync(item));

        foreach (var former in new[] { "/regions/iurc-china", "/regions/china" })
        {
            var answer = await browser.GetAsync(former);
            Assert.Equal(HttpStatusCode.Gone, answer.Status);
            Assert.Equal("This page has been taken down", Answer.TextOf(answer.Document.QuerySelector("h1")!));
        }
    }

    [Fact]
    public async Task A_page_that_is_only_unpublished_is_not_found_and_comes_back()
    {
        var tenant = await site.CreateTenantAsync();
        using var browser = tenant.Anonymous();

        await tenant.ChangeAsync(Region, (content, item) => content.UnpublishAsync(item));
        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync("/regions/iurc-china")).Status);

        await tenant.ChangeAsync(Region, (content, item) => content.PublishAsync(item));
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("/regions/iurc-china")).Status);
    }

    [Fact]
    public async Task A_page_that_is_removed_while_it_is_unpublished_is_gone()
    {
        var tenant = await site.CreateTenantAsync();
        using var browser = tenant.Anonymous();

        await tenant.ChangeAsync(Region, (content, item) => content.UnpublishAsync(item));
        await tenant.ChangeAsync(Region, (content, item) => content.RemoveAsync(item));

        Assert.Equal(HttpStatusCode.Gone, (await browser.GetAsync("/regions/iurc-china")).Status);
    }

    [Fact]
    public async Task A_page_that_moves_while_it_is_unpublished_is_found_when_it_comes_back()
    {
        var tenant = await site.CreateTenantAsync();
        using var browser = tenant.Anonymous();

        await tenant.ChangeAsync(Region, (content, item) => content.UnpublishAsync(item));
        await EditAsync(tenant, Region, "regions/elsewhere", publish: false);
        await MoveAsync(tenant, Region, "regions/china");

        Assert.Equal(tenant.Base + "/regions/china", (await browser.GetAsync("/regions/iurc-china")).Location);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync("/regions/elsewhere")).Status);
    }

    [Fact]
    public async Task A_copy_of_an_unpublished_page_takes_none_of_its_addresses()
    {
        var tenant = await site.CreateTenantAsync();
        using var browser = tenant.Anonymous();

        await tenant.ChangeAsync(Testimonial, (content, item) => content.UnpublishAsync(item));
        await tenant.ChangeAsync(Testimonial, async (content, item) =>
        {
            var copy = await content.CloneAsync(item);
            copy.Alter<AutoroutePart>(part => part.Path = "testimonials/copy");
            // A copy begins without the speaker's agreement.
            copy.Alter<Iurc.Cms.Programme.Models.Testimonial>(part => part.PermissionGiven.Value = true);
            return await content.PublishAsync(copy);
        });
        await tenant.ChangeAsync(Testimonial, (content, item) => content.RemoveAsync(item));

        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("/testimonials/copy")).Status);
        Assert.Equal(HttpStatusCode.Gone, (await browser.GetAsync("/testimonials/rudolf-niessler")).Status);
    }

    [Fact]
    public async Task An_address_that_only_a_draft_has_is_not_found()
    {
        var tenant = await site.CreateTenantAsync();
        using var browser = tenant.Anonymous();

        await EditAsync(tenant, Region, "regions/secret", publish: false);

        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync("/regions/secret")).Status);
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("/regions/iurc-china")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync("/never/was")).Status);
    }

    private static Task MoveAsync(Tenant tenant, string id, string path) => EditAsync(tenant, id, path, publish: true);

    private static Task EditAsync(Tenant tenant, string id, string path, bool publish) => tenant.UsingAsync(async services =>
    {
        var content = services.GetRequiredService<IContentManager>();
        var item = await content.GetAsync(id, VersionOptions.DraftRequired);
        item.Alter<AutoroutePart>(part => part.Path = path);
        await content.UpdateAsync(item);
        await content.SaveDraftAsync(item);
        if (publish)
        {
            Assert.True(await content.PublishAsync(item));
        }
    });
}
