using Iurc.Cms.Tests.Infrastructure;
using Microsoft.Extensions.DependencyInjection;
using OrchardCore.AuditTrail.Indexes;
using OrchardCore.AuditTrail.Models;
using OrchardCore.ContentManagement;
using Xunit;
using YesSql;

namespace Iurc.Cms.Tests.Editorial;

/// <summary>The history says what was changed, in the words of the form.</summary>
[Collection(EditorialSite.Name)]
public sealed class HistoryTests(OwnTenant fixture)
{
    [Fact]
    public async Task Two_versions_are_compared_field_by_field_without_help_from_elsewhere()
    {
        var draft = Rules.Draft.Sound("Testimonial").Set("Testimonial.PersonRole.Text", "Mayor");
        var item = draft.ToContentItem(published: true);
        await fixture.Tenant.UsingAsync(services => services.GetRequiredService<IContentManager>().ImportAsync([item]));
        await fixture.Tenant.EditAsync(item.ContentItemId, changed => changed.Content["Testimonial"]["PersonRole"]["Text"] = "Former <mayor>");

        var browser = await fixture.BrowserOfAsync("editor");
        var comparisons = new List<string>();
        foreach (var id in await EventsAsync(item.ContentItemId))
        {
            var page = await browser.GetAsync("/Admin/AuditTrail/Display/" + id);
            Assert.Empty(page.Document.QuerySelectorAll("script[src^='http'], script[src^='//'], link[rel=stylesheet][href^='http'], link[rel=stylesheet][href^='//']"));
            comparisons.AddRange(page.Document.QuerySelectorAll("[data-iurc] tbody tr").Select(Answer.TextOf));
        }

        Assert.Contains("Role Mayor Former <mayor>", comparisons);
        Assert.Single(comparisons.Distinct());
    }

    private Task<List<string>> EventsAsync(string contentItemId) => fixture.Tenant.UsingAsync(async services =>
        (await services.GetRequiredService<ISession>().QueryIndex<AuditTrailEventIndex>(index => index.CorrelationId == contentItemId, AuditTrailEvent.Collection).ListAsync())
            .Select(index => index.EventId).ToList());
}
