using System.Net;
using Iurc.Cms.Tests.Infrastructure;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using OrchardCore.Autoroute.Models;
using OrchardCore.ContentManagement;
using OrchardCore.ContentManagement.Metadata;
using OrchardCore.ContentManagement.Metadata.Settings;
using OrchardCore.ContentManagement.Routing;
using OrchardCore.Flows.Models;
using OrchardCore.Title.Models;
using Xunit;

namespace Iurc.Cms.Tests.Addresses;

/// <summary>Items inside another have addresses below its own. No type of the programme does so, but an owner may make one.</summary>
public sealed class ContainedAddressTests(OwnTenant fixture) : IClassFixture<OwnTenant>
{
    private static readonly string[] s_names = ["one", "two"];

    [Fact]
    public async Task An_item_inside_another_is_found_linked_to_and_gone_as_the_other_changes()
    {
        var tenant = fixture.Tenant;
        // Orchard marks nothing inside another item as published, and what is not published is not for all (DraftAuthorizationHandler).
        using var reader = await tenant.Anonymous().LogInAsync(Site.AdminName);
        await DefineAsync();
        var shelf = await tenant.UsingAsync(async services =>
        {
            var content = services.GetRequiredService<IContentManager>();
            var item = await content.NewAsync("Shelf");
            item.DisplayText = "Shelf";
            item.Alter<AutoroutePart>(part => (part.Path, part.RouteContainedItems) = ("shelf", true));
            foreach (var name in s_names)
            {
                var book = await content.NewAsync("Book");
                book.DisplayText = $"Book {name}";
                book.Alter<TitlePart>(part => part.Title = book.DisplayText);
                book.Alter<AutoroutePart>(part => part.Path = name);
                item.Alter<BagPart>(part => part.ContentItems.Add(book));
            }

            await content.CreateAsync(item, VersionOptions.Published);
            return item;
        });
        var books = shelf.GetOrCreate<BagPart>().ContentItems.ConvertAll(book => book.ContentItemId);

        Assert.Contains("Book two", (await reader.GetAsync("/shelf")).VisibleText, StringComparison.Ordinal);
        var answer = await reader.GetAsync("/Shelf/Two/");
        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Contains("Book two", answer.VisibleText, StringComparison.Ordinal);
        Assert.DoesNotContain("Book one", answer.VisibleText, StringComparison.Ordinal);
        await AssertEntriesAsync(("/shelf", null), ("/shelf/one", books[0]), ("/shelf/two", books[1]));

        await tenant.EditAsync(shelf.ContentItemId, item =>
        {
            item.Alter<AutoroutePart>(part => part.Path = "case");
            item.Alter<BagPart>(part => part.ContentItems.RemoveAt(0));
        });
        Assert.Equal(HttpStatusCode.NotFound, (await reader.GetAsync("/shelf/two")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await reader.GetAsync("/case/one")).Status);
        Assert.Equal(HttpStatusCode.OK, (await reader.GetAsync("/case/two")).Status);
        await AssertEntriesAsync(("/case", null), ("/case/two", books[1]));

        await tenant.ChangeAsync(shelf.ContentItemId, (content, item) => content.UnpublishAsync(item));
        Assert.Equal(HttpStatusCode.NotFound, (await reader.GetAsync("/case/two")).Status);
        Assert.Empty(tenant.Log);

        Task AssertEntriesAsync(params (string Path, string? Contained)[] expected) => tenant.UsingAsync(async services =>
        {
            var entries = services.GetRequiredService<IAutorouteEntries>();
            var http = services.GetRequiredService<IHttpContextAccessor>().HttpContext!;
            http.Request.RouteValues.Clear(); // It makes them: without any, Orchard makes no links.
            foreach (var (path, contained) in expected)
            {
                var (found, entry) = await entries.TryGetEntryByContentItemIdAsync(contained ?? shelf.ContentItemId);
                Assert.True(found);
                Assert.Equal((path, shelf.ContentItemId, contained), (entry.Path, entry.ContentItemId, entry.ContainedContentItemId));
                Assert.Equal(contained is null, entry.JsonPath is null);

                var link = services.GetRequiredService<LinkGenerator>().GetPathByRouteValues(http, null, new RouteValueDictionary
                {
                    ["Area"] = "OrchardCore.Contents",
                    ["Controller"] = "Item",
                    ["Action"] = "Display",
                    ["ContentItemId"] = entry.ContentItemId,
                    ["ContainedContentItemId"] = contained,
                });
                Assert.Equal(tenant.Base + path, link);
            }
        });
    }

    private Task DefineAsync() => fixture.Tenant.UsingAsync(async services =>
    {
        var definitions = services.GetRequiredService<IContentDefinitionManager>();
        await definitions.AlterTypeDefinitionAsync("Book", type => type
            .WithPart("TitlePart")
            .WithPart("AutoroutePart", part => part.WithSettings(new AutoroutePartSettings { AllowCustomPath = true, ManageContainedItemRoutes = true })));
        await definitions.AlterTypeDefinitionAsync("Shelf", type => type
            .Draftable().Versionable()
            .WithPart("AutoroutePart", part => part.WithSettings(new AutoroutePartSettings { AllowCustomPath = true, AllowRouteContainedItems = true }))
            .WithPart("BagPart", part => part.WithSettings(new BagPartSettings { ContainedContentTypes = ["Book"], DisplayType = "Detail" })));
    });
}
