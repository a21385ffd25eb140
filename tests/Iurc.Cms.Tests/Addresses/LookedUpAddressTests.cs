using System.Net;
using Iurc.Cms.Programme.Addresses;
using Iurc.Cms.Tests.Infrastructure;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using OrchardCore.Autoroute.Models;
using OrchardCore.ContentManagement;
using OrchardCore.ContentManagement.Routing;
using OrchardCore.Routing;
using OrchardCore.Title.Models;
using Xunit;
using ISession = YesSql.ISession;

namespace Iurc.Cms.Tests.Addresses;

/// <summary>Pages are found by what the database says of their addresses, in every state, without waiting.</summary>
public sealed class LookedUpAddressTests(OwnTenant fixture) : IClassFixture<OwnTenant>, IDisposable
{
    private readonly Browser _reader = fixture.Tenant.Anonymous();

    private Tenant Tenant => fixture.Tenant;

    [Theory]
    [InlineData("plain/address", "/plain/address", "/plain/address/", "/Plain/ADDRESS", "/PLAIN/ADDRESS///")]
    [InlineData("/with/slashes/", "/with/slashes", "/with/slashes/", "/With/Slashes")]
    [InlineData("Übersicht/Électricité", "/übersicht/électricité", "/ÜBERSICHT/ÉLECTRICITÉ", "/Übersicht/électricitÉ/")]
    [InlineData("ελληνικά", "/ελληνικά", "/ΕΛΛΗΝΙΚΆ")]
    [InlineData("城市", "/城市", "/城市/")]
    public async Task A_page_is_found_in_any_case_and_with_slashes_at_the_end(string path, params string[] askedFor)
    {
        await CreateAsync(path);

        foreach (var asked in askedFor)
        {
            Assert.Equal((asked, HttpStatusCode.OK), (asked, (await _reader.GetAsync(asked)).Status));
        }

        foreach (var other in new[] { "/" + path.Trim('/') + "-not", "/not/" + path.Trim('/'), "/" + path.Trim('/') + "/not", "/" + path.Trim('/')[..^1] })
        {
            Assert.Equal((other, HttpStatusCode.NotFound), (other, (await _reader.GetAsync(other)).Status));
        }
    }

    [Fact]
    public async Task Every_change_of_an_address_holds_for_the_next_request()
    {
        await AssertAsync(HttpStatusCode.NotFound, "/life/first", "/life/second");

        var id = await CreateAsync("life/first");
        await AssertAsync(HttpStatusCode.OK, "/life/first");

        await Tenant.EditAsync(id, item => item.Alter<AutoroutePart>(part => part.Path = "life/second"));
        await AssertAsync(HttpStatusCode.MovedPermanently, "/life/first");
        await AssertAsync(HttpStatusCode.OK, "/life/second");

        await Tenant.ChangeAsync(id, (content, item) => content.UnpublishAsync(item));
        await AssertAsync(HttpStatusCode.NotFound, "/life/second");

        await Tenant.ChangeAsync(id, (content, item) => content.PublishAsync(item));
        await AssertAsync(HttpStatusCode.OK, "/life/second");

        await Tenant.EditAsync(id, item => item.Alter<AutoroutePart>(part => part.Disabled = true));
        Assert.NotEqual(HttpStatusCode.OK, (await _reader.GetAsync("/life/second")).Status);

        await Tenant.EditAsync(id, item => item.Alter<AutoroutePart>(part => part.Disabled = false));
        await AssertAsync(HttpStatusCode.OK, "/life/second");

        ContentItem removed = null!;
        await Tenant.ChangeAsync(id, (content, item) => content.RemoveAsync(removed = item));
        await AssertAsync(HttpStatusCode.Gone, "/life/second", "/life/first");

        await Tenant.UsingAsync(async services =>
        {
            var content = services.GetRequiredService<IContentManager>();
            Assert.True((await content.RestoreAsync(removed)).Succeeded);
            Assert.True(await content.PublishAsync(removed));
        });
        await AssertAsync(HttpStatusCode.OK, "/life/second");
        await AssertAsync(HttpStatusCode.MovedPermanently, "/life/first");
        Assert.Empty(Tenant.Log);
    }

    [Fact]
    public async Task What_is_not_committed_is_seen_by_nobody_else()
    {
        var id = await CreateAsync("committed/address");
        await AssertAsync(HttpStatusCode.OK, "/committed/address");

        await Tenant.UsingAsync(async services =>
        {
            var (content, session, entries) = (services.GetRequiredService<IContentManager>(), services.GetRequiredService<ISession>(), services.GetRequiredService<IAutorouteEntries>());
            var item = await content.GetAsync(id, VersionOptions.DraftRequired);
            item.Alter<AutoroutePart>(part => part.Path = "given/up");
            await content.UpdateAsync(item);
            Assert.True(await content.PublishAsync(item));
            await session.FlushAsync();

            Assert.True((await entries.TryGetEntryByPathAsync("/given/up")).Item1);
            Assert.False((await entries.TryGetEntryByPathAsync("/committed/address")).Item1);
            Assert.Equal("/given/up", (await entries.TryGetEntryByContentItemIdAsync(id)).Item2.Path);
            await session.CancelAsync();
        });

        await AssertAsync(HttpStatusCode.OK, "/committed/address");
        await AssertAsync(HttpStatusCode.NotFound, "/given/up");
    }

    [Fact]
    public async Task Links_to_items_are_their_addresses_and_are_made_by_one_endpoint()
    {
        var (first, second) = (await CreateAsync("links/first"), await CreateAsync("Links/Zürich"));

        // Orchard's own routes are there from the first request on.
        await _reader.GetAsync("/links/first");
        await Tenant.UsingAsync(services =>
        {
            var links = services.GetRequiredService<LinkGenerator>();
            var http = services.GetRequiredService<IHttpContextAccessor>().HttpContext!;
            http.Request.RouteValues.Clear(); // It makes them: without any, Orchard makes no links.
            string? LinkTo(string id, object? more = null)
                => links.GetPathByRouteValues(http, null, new RouteValueDictionary(more) { ["Area"] = "OrchardCore.Contents", ["Controller"] = "Item", ["Action"] = "Display", ["contentItemId"] = id });

            Assert.Equal(Tenant.Base + "/links/first", LinkTo(first));
            Assert.Equal(Tenant.Base + "/links/first?page=2&q=a%20b", LinkTo(first, new { page = 2, q = "a b" }));
            Assert.Equal(Tenant.Base + "/Links/Z%C3%BCrich", LinkTo(second));
            Assert.Equal(Tenant.Base + "/Contents/ContentItems/nobody", LinkTo("nobody"));
            Assert.Equal(Tenant.Base, LinkTo("iurchome000000000000000000"));

            var schemes = services.GetServices<IShellRouteValuesAddressScheme>().ToList();
            var scheme = Assert.Single(schemes.OfType<AddressLinks>());
            Assert.DoesNotContain(schemes, other => other.GetType().Name == "AutorouteValuesAddressScheme");
            Endpoint EndpointOf(string id) => Assert.Single(scheme.FindEndpoints(new RouteValuesAddress
            {
                AmbientValues = [],
                ExplicitValues = new RouteValueDictionary { ["Area"] = "OrchardCore.Contents", ["Controller"] = "Item", ["Action"] = "Display", ["contentItemId"] = id },
            }));
            Assert.Same(EndpointOf(first), EndpointOf(second));
            return Task.CompletedTask;
        });
    }

    public void Dispose() => _reader.Dispose();

    private async Task AssertAsync(HttpStatusCode expected, params string[] addresses)
    {
        foreach (var address in addresses)
        {
            Assert.Equal((address, expected), (address, (await _reader.GetAsync(address)).Status));
        }
    }

    private Task<string> CreateAsync(string path) => Tenant.UsingAsync(async services =>
    {
        var content = services.GetRequiredService<IContentManager>();
        var page = await content.NewAsync("Page");
        page.DisplayText = "Page at " + path;
        page.Alter<TitlePart>(part => part.Title = page.DisplayText);
        page.Content["Page"]["Summary"]["Text"] = "A few words.";
        page.Alter<AutoroutePart>(part => part.Path = path);
        await content.CreateAsync(page, VersionOptions.Published);
        return page.ContentItemId;
    });
}
