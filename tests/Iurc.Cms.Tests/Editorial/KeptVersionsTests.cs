using System.Net;
using Iurc.Cms.Tests.Infrastructure;
using Iurc.Cms.Tests.Rules;
using Microsoft.Extensions.DependencyInjection;
using OrchardCore.Autoroute.Models;
using OrchardCore.BackgroundTasks;
using OrchardCore.ContentManagement;
using OrchardCore.ContentManagement.Records;
using Xunit;
using YesSql;

namespace Iurc.Cms.Tests.Editorial;

/// <summary>Old versions are pruned where nothing is lost with them, and kept where former addresses follow from them.</summary>
public sealed class KeptVersionsTests(Site site)
{
    [Fact]
    public async Task After_a_year_former_addresses_still_lead_on_and_a_funding_statement_keeps_its_ten_newest_versions()
    {
        var tenant = await site.CreateTenantAsync();
        var page = await MakeAsync(tenant, "Page", "moves");
        var funding = await MakeAsync(tenant, "FundingStatement", null);
        for (var time = 1; time <= 12; time++)
        {
            await PublishAgainAsync(tenant, page, $"moves-{time}");
            await PublishAgainAsync(tenant, funding, null);
        }

        tenant.SetClock(DateTime.UtcNow.AddDays(400));
        await tenant.UsingAsync(services => services.GetServices<IBackgroundTask>()
            .Single(task => task.GetType().Name == "ContentVersionPruningBackgroundTask").DoWorkAsync(services, CancellationToken.None));

        Assert.Equal(13, await CountVersionsAsync(tenant, page));
        Assert.Equal(11, await CountVersionsAsync(tenant, funding));
        using var browser = tenant.Anonymous();
        var answer = await browser.GetAsync("/moves");
        Assert.Equal(HttpStatusCode.MovedPermanently, answer.Status);
        Assert.EndsWith("/moves-12", answer.Location, StringComparison.Ordinal);
    }

    private static async Task<string> MakeAsync(Tenant tenant, string type, string? path)
    {
        var item = Draft.Sound(type).ToContentItem(published: true);
        if (path is not null)
        {
            item.Alter<AutoroutePart>(part => part.Path = path);
        }

        await tenant.UsingAsync(services => services.GetRequiredService<IContentManager>().ImportAsync([item]));
        return item.ContentItemId;
    }

    private static Task PublishAgainAsync(Tenant tenant, string id, string? path) => tenant.UsingAsync(async services =>
    {
        var content = services.GetRequiredService<IContentManager>();
        var draft = await content.GetAsync(id, VersionOptions.DraftRequired);
        if (path is not null)
        {
            draft.Alter<AutoroutePart>(part => part.Path = path);
        }

        await content.UpdateAsync(draft);
        Assert.True(await content.PublishAsync(draft));
    });

    private static Task<int> CountVersionsAsync(Tenant tenant, string id) => tenant.UsingAsync(services =>
        services.GetRequiredService<ISession>().QueryIndex<ContentItemIndex>(index => index.ContentItemId == id).CountAsync());
}
