using System.Text.Json.Nodes;
using Iurc.Cms.Tests.Infrastructure;
using Microsoft.Extensions.DependencyInjection;
using OrchardCore.ContentManagement;
using Xunit;

namespace Iurc.Cms.Tests.Protection;

/// <summary>A menu has the one level that readers see, however it comes in.</summary>
[Collection(ProtectedSite.Name)]
public sealed class MenuLevelTests(OwnTenant fixture)
{
    private const string MainMenu = "iurcmainmenu00000000000000";

    private readonly Tenant _tenant = fixture.Tenant;

    [Theory]
    [InlineData(nameof(IContentManager.UpdateAsync))]
    [InlineData(nameof(IContentManager.ImportAsync))]
    [InlineData(nameof(IContentManager.PublishAsync))]
    public async Task What_stands_below_another_entry_is_lifted(string way)
    {
        var before = await TextsAsync();
        var id = MainMenu;
        await _tenant.UsingAsync(async services =>
        {
            var content = services.GetRequiredService<IContentManager>();
            if (way == nameof(IContentManager.ImportAsync))
            {
                // A menu of its own: those that the site shows stay as they are.
                var json = JObject.FromObject(await content.GetAsync(MainMenu))!.DeepClone().AsObject();
                json["ContentItemId"] = id = Guid.NewGuid().ToString("n")[..26];
                json["ContentItemVersionId"] = Guid.NewGuid().ToString("n")[..26];
                json["Latest"] = true;
                json["Published"] = true;
                json.Remove("AliasPart");
                Nest(json);
                await content.ImportAsync([json.ToObject<ContentItem>()!]);
                return;
            }

            var menu = await content.GetAsync(MainMenu, VersionOptions.DraftRequired);
            Nest((JsonObject)menu!.Content);
            if (way == nameof(IContentManager.UpdateAsync))
            {
                await content.UpdateAsync(menu);
                await content.SaveDraftAsync(menu);
            }
            else
            {
                Assert.True(await content.PublishAsync(menu));
            }
        });

        await _tenant.UsingAsync(async services =>
        {
            var stored = await services.GetRequiredService<IContentManager>().GetAsync(id, VersionOptions.Latest);
            Assert.DoesNotContain(EntriesOf((JsonObject)stored!.Content), entry => entry!["MenuItemsListPart"] is not null);
            Assert.Equal(before, EntriesOf((JsonObject)stored!.Content).Select(entry => entry!["DisplayText"]!.ToString()));
        });
        Assert.Equal(before, await TextsAsync());
    }

    // The second entry with all that follow it, each below the one before.
    private static void Nest(JsonObject menu)
    {
        var entries = EntriesOf(menu);
        while (entries.Count > 1)
        {
            var (last, above) = (entries[^1]!.DeepClone(), entries[^2]!.AsObject());
            entries.RemoveAt(entries.Count - 1);
            above["MenuItemsListPart"] = new JsonObject { ["MenuItems"] = new JsonArray(last) };
        }
    }

    private static JsonArray EntriesOf(JsonObject menu) => menu["MenuItemsListPart"]!["MenuItems"]!.AsArray();

    private async Task<List<string>> TextsAsync()
    {
        using var reader = _tenant.Anonymous();
        return [.. (await reader.GetAsync("/contact")).Document.QuerySelectorAll(".site-menu__link").Select(Answer.TextOf)];
    }
}
