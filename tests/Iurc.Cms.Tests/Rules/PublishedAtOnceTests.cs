using System.Text.Json.Nodes;
using Iurc.Cms.Programme.Indexes;
using Iurc.Cms.Tests.Infrastructure;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.FileProviders;
using OrchardCore.ContentManagement;
using OrchardCore.Recipes.Models;
using OrchardCore.Recipes.Services;
using OrchardCore.Scripting;
using Xunit;
using YesSql;

namespace Iurc.Cms.Tests.Rules;

/// <summary>Nothing becomes published that breaks a rule of what is published, whichever way it takes.</summary>
public sealed class PublishedAtOnceTests(OwnTenant fixture) : IClassFixture<OwnTenant>
{
    private static readonly Dictionary<string, Func<IServiceProvider, Draft, Task>> s_ways = new(StringComparer.Ordinal)
    {
        ["created as published"] = async (services, draft) => await Content(services).CreateAsync(await NewAsync(services, draft), VersionOptions.Published),
        ["created with no word of a version"] = async (services, draft) => await Content(services).CreateAsync(await NewAsync(services, draft)),
        ["created as the latest"] = async (services, draft) => await Content(services).CreateAsync(await NewAsync(services, draft), VersionOptions.Latest),
        ["created with a number and as published"] = async (services, draft) => await Content(services).CreateAsync(draft.ToContentItem(published: true), VersionOptions.Published),
        ["created by a script"] = async (services, draft) => await RunAsync(services, $"createContentItem('{draft.Type}', true, {Part(draft)})"),
        ["created by a recipe's script"] = (services, draft) => RunRecipeAsync(services,
            new JsonObject { ["name"] = "Settings", ["IurcTest"] = $"[js: createContentItem('{draft.Type}', true, {Part(draft)}).ContentItemId]" }),
        ["imported"] = (services, draft) => Content(services).ImportAsync([draft.ToContentItem(published: true)]),
        ["imported by a recipe"] = (services, draft) => RunRecipeAsync(services, new JsonObject { ["name"] = "Content", ["data"] = new JsonArray(draft.ToJson(published: true)) }),
        ["imported over a draft"] = async (services, draft) =>
        {
            var json = draft.ToJson(published: false);
            await Content(services).ImportAsync([json.ToObject<ContentItem>()!]);
            json["Published"] = true;
            await Content(services).ImportAsync([json.ToObject<ContentItem>()!]);
        },
        ["stored as a version"] = (services, draft) => Content(services).CreateContentItemVersionAsync(draft.ToContentItem(published: true)),
        ["published as a draft is"] = async (services, draft) =>
        {
            var item = await NewAsync(services, draft);
            await Content(services).CreateAsync(item, VersionOptions.Draft);
            await Content(services).PublishAsync(item);
        },
        ["restored and published"] = async (services, draft) =>
        {
            var item = await NewAsync(services, draft);
            await Content(services).CreateAsync(item, VersionOptions.Draft);
            await Content(services).RestoreAsync(item);
            await Content(services).PublishAsync(await Content(services).GetAsync(item.ContentItemId, VersionOptions.Latest));
        },
        ["published by the schedule"] = async (services, draft) =>
        {
            var item = await NewAsync(services, draft);
            item.Content["PublishLaterPart"]["ScheduledPublishUtc"] = "2020-01-01T00:00:00Z";
            await Content(services).CreateAsync(item, VersionOptions.Draft);
        },
    };

    private readonly Tenant _tenant = fixture.Tenant;

    public static TheoryData<string> Ways => [.. s_ways.Keys];

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task A_quotation_without_permission_does_not_get_there(string way)
    {
        Assert.Empty(await PublishAsync(way, RuleCases.NoPermission.Draft()));
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task A_sound_one_does(string way) => Assert.Single(await PublishAsync(way, Draft.Sound("Testimonial")));

    [Fact]
    public async Task What_was_not_published_stands_in_the_log_with_the_rule()
    {
        await PublishAsync("created by a script", RuleCases.NoPermission.Draft());

        Assert.Contains(_tenant.Log, entry => entry.Message.Contains("T008", StringComparison.Ordinal));
    }

    /// <summary>Goes that way and gives the ids of the testimonials that are published since.</summary>
    private async Task<List<string>> PublishAsync(string way, Draft draft)
    {
        var before = await PublishedAsync();
        try
        {
            await _tenant.UsingAsync(services => s_ways[way](services, draft));
        }
        catch (Exception e) when (e is not Xunit.Sdk.XunitException)
        {
            // It says no in its own way.
        }

        await _tenant.RunScheduleAsync();
        return [.. (await PublishedAsync()).Except(before, StringComparer.Ordinal)];
    }

    private Task<List<string>> PublishedAsync() => _tenant.UsingAsync(async services =>
        (await services.GetRequiredService<ISession>().QueryIndex<TestimonialIndex>(row => row.Published).ListAsync()).Select(row => row.ContentItemId).ToList());

    private static IContentManager Content(IServiceProvider services) => services.GetRequiredService<IContentManager>();

    private static async Task<ContentItem> NewAsync(IServiceProvider services, Draft draft)
    {
        var item = await Content(services).NewAsync(draft.Type);
        item.Merge(draft.ToJson(published: false)[draft.Type] is { } part ? new JsonObject { [draft.Type] = part.DeepClone() } : new JsonObject());
        return item;
    }

    private static string Part(Draft draft) => new JsonObject { [draft.Type] = draft.ToJson(published: false)[draft.Type]!.DeepClone() }.ToJsonString();

    private static async Task<object?> RunAsync(IServiceProvider services, string script)
    {
        var scripts = services.GetRequiredService<IScriptingManager>();
        return await scripts.EvaluateAsync("js: " + script, null, null, null);
    }

    private static async Task RunRecipeAsync(IServiceProvider services, JsonObject step)
    {
        var folder = Directory.CreateTempSubdirectory("iurc-recipe-");
        await File.WriteAllTextAsync(Path.Combine(folder.FullName, "test.recipe.json"),
            new JsonObject { ["name"] = "Iurc.Test", ["steps"] = new JsonArray(step) }.ToJsonString(), TestContext.Current.CancellationToken);
        using var files = new PhysicalFileProvider(folder.FullName);
        try
        {
            await services.GetRequiredService<IRecipeExecutor>().ExecuteAsync(
                Guid.NewGuid().ToString("n"),
                new RecipeDescriptor { Name = "Iurc.Test", FileProvider = files, BasePath = "", RecipeFileInfo = files.GetFileInfo("test.recipe.json") },
                new Dictionary<string, object>(),
                TestContext.Current.CancellationToken);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
