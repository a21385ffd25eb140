using System.Text.Json.Nodes;
using Iurc.Cms.Programme.Models;
using Iurc.Cms.Tests.Infrastructure;
using Microsoft.Extensions.DependencyInjection;
using OrchardCore.ContentManagement;
using Xunit;

namespace Iurc.Cms.Tests;

/// <summary>Whoever runs the recipe again, by mistake or after an update, loses nothing.</summary>
public class RunTwiceTests(Site site)
{
    private const string PhaseId = "iurcphase20000000000000000";

    [Fact]
    public async Task A_second_run_of_the_recipe_changes_no_document()
    {
        var tenant = await site.CreateTenantAsync();
        var before = await tenant.ReadDocumentsAsync();

        await tenant.RunRecipeAsync("Iurc");

        var differences = Differences(before, await tenant.ReadDocumentsAsync()).ToList();
        Assert.True(differences.Count == 0, string.Join(Environment.NewLine, differences));
        Assert.Empty(tenant.Log);
    }

    [Fact]
    public async Task A_second_run_keeps_what_an_editor_published_meanwhile()
    {
        var tenant = await site.CreateTenantAsync();
        await tenant.UsingAsync(async services =>
        {
            var content = services.GetRequiredService<IContentManager>();
            var phase = await content.GetAsync(PhaseId, VersionOptions.DraftRequired);
            phase.Alter<Phase>(part => part.Summary.Text = "Written by an editor.");
            await content.UpdateAsync(phase);
            Assert.True(await content.PublishAsync(phase));
        });
        var before = await tenant.ReadDocumentsAsync();

        await tenant.RunRecipeAsync("Iurc");

        var differences = Differences(before, await tenant.ReadDocumentsAsync()).ToList();
        Assert.True(differences.Count == 0, string.Join(Environment.NewLine, differences));
        using var browser = tenant.Anonymous();
        Assert.Contains("Written by an editor.", (await browser.GetAsync("/phases/2021-2023")).VisibleText, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_second_run_keeps_an_editors_draft()
    {
        var tenant = await site.CreateTenantAsync();
        await tenant.UsingAsync(async services =>
        {
            var content = services.GetRequiredService<IContentManager>();
            var phase = await content.GetAsync(PhaseId, VersionOptions.DraftRequired);
            phase.Alter<Phase>(part => part.Summary.Text = "A draft.");
            await content.UpdateAsync(phase);
            await content.SaveDraftAsync(phase);
        });
        var before = await tenant.ReadDocumentsAsync();

        await tenant.RunRecipeAsync("Iurc");

        var differences = Differences(before, await tenant.ReadDocumentsAsync()).ToList();
        Assert.True(differences.Count == 0, string.Join(Environment.NewLine, differences));
    }

    [Fact]
    public async Task The_recipes_hold_each_item_exactly_as_it_is_stored()
    {
        // Orchard compares so before it decides whether to import an item again: DefaultContentManager.ImportAsync.
        var importing = Repository.RecipesIn("content")
            .SelectMany(recipe => Repository.StepsOf(recipe))
            .Where(step => string.Equals((string?)step!["name"], "content", StringComparison.OrdinalIgnoreCase))
            .SelectMany(step => step!["data"]!.AsArray())
            .Select(item => item!.ToObject<ContentItem>()!)
            .ToList();

        var differences = await site.Default.UsingAsync(async services =>
        {
            var found = new List<string>();
            foreach (var item in importing)
            {
                var stored = await services.GetRequiredService<IContentManager>().GetAsync(item.ContentItemId, VersionOptions.Latest);
                found.AddRange(JsonDifference.Between(item.ContentItemId, JObject.FromObject(item), JObject.FromObject(stored)));
            }

            return found;
        });

        Assert.NotEmpty(importing);
        Assert.True(differences.Count == 0, "Recipe -> stored:" + Environment.NewLine + string.Join(Environment.NewLine, differences));
    }

    private static IEnumerable<string> Differences(IReadOnlyList<StoredDocument> before, IReadOnlyList<StoredDocument> after)
    {
        foreach (var (old, now) in before.Join(after, document => document.Id, document => document.Id, (old, now) => (old, now)))
        {
            if (old.ShortType == nameof(ContentItem) ? (old.Content, old.Version) != (now.Content, now.Version) : Essence(old) != Essence(now))
            {
                yield return $"{old.ShortType} {old.Id}, version {old.Version} -> {now.Version}: "
                    + string.Join("; ", JsonDifference.Between(Essence(old), Essence(now)).DefaultIfEmpty("the same values, written differently"));
            }
        }

        foreach (var gone in before.ExceptBy(after.Select(document => document.Id), document => document.Id))
        {
            yield return $"{gone.ShortType} {gone.Id} is gone.";
        }

        foreach (var added in after.ExceptBy(before.Select(document => document.Id), document => document.Id))
        {
            yield return $"{added.ShortType} {added.Id} is new: {added.Content}";
        }
    }

    /// <summary>The document without the stamps that Orchard renews at every write, and with the features in one order.</summary>
    private static string Essence(StoredDocument document)
    {
        var json = JsonNode.Parse(document.Content)!.AsObject();
        json.Remove("Identifier");
        if (document.ShortType == "ShellDescriptor")
        {
            json.Remove("SerialNumber");
            json["Features"] = Sorted(json["Features"]!.AsArray());
            json["Installed"] = Sorted(json["Installed"]!.AsArray());
        }

        foreach (var sitemap in json["Sitemaps"]?.AsObject().Select(pair => pair.Value!.AsObject()) ?? [])
        {
            sitemap.Remove("Identifier");
        }

        return json.ToJsonString();
    }

    private static JsonArray Sorted(JsonArray features)
        => [.. features.Select(feature => (string)feature!["Id"]!).Order(StringComparer.Ordinal).Select(id => JsonValue.Create(id))];
}
