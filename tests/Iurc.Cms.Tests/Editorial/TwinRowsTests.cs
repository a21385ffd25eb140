using System.Net;
using Iurc.Cms.Editorial.LinkHealth;
using Iurc.Cms.Tests.Infrastructure;
using Iurc.Cms.Tests.Rules;
using Iurc.Programme.Links;
using Microsoft.Extensions.DependencyInjection;
using Xunit;
using YesSql;

namespace Iurc.Cms.Tests.Editorial;

/// <summary>No index has unique keys: where something went wrong and there are two rows, the site goes on.</summary>
public sealed class TwinRowsTests(OwnTenant fixture) : IClassFixture<OwnTenant>
{
    private static readonly string[] s_versions = ["one", "two"];

    [Fact]
    public async Task The_dashboard_is_read_when_an_item_has_two_newest_versions()
    {
        await fixture.Tenant.UsingAsync(async services =>
        {
            var session = services.GetRequiredService<ISession>();
            foreach (var version in s_versions)
            {
                var item = Draft.Sound("Page").ToContentItem(published: false);
                item.ContentItemId = "iurctwins00000000000000000";
                item.ContentItemVersionId = version;
                item.ModifiedUtc = DateTime.UnixEpoch;
                await session.SaveAsync(item);
            }
        });

        var editor = await fixture.BrowserOfAsync("editor");
        var page = await editor.GetAsync("/Admin");

        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.NotNull(page.Document.QuerySelector("[data-iurc-kind='forgotten-drafts']"));
    }

    [Fact]
    public async Task A_visit_is_added_to_the_later_of_two_histories_of_an_address()
    {
        const string address = "https://twins.example/";
        var now = new DateTime(2026, 11, 24, 12, 0, 0, DateTimeKind.Utc);
        await fixture.Tenant.UsingAsync(async services =>
        {
            var session = services.GetRequiredService<ISession>();
            await session.SaveAsync(new LinkCheck { Address = address, History = new LinkHistory().With(new LinkAnswer(LinkFinding.ServerFailed, 500), now.AddDays(-1)) });
            await session.SaveAsync(new LinkCheck { Address = address, History = new LinkHistory().With(new LinkAnswer(LinkFinding.Gone, 410), now) });
        });

        await fixture.Tenant.UsingAsync(services => services.GetRequiredService<DueLinks>()
            .SaveAsync(new Dictionary<string, LinkAnswer> { [address] = new(LinkFinding.Gone, 410) }));

        var key = ExternalLinks.KeyOf(address);
        var failures = await fixture.Tenant.UsingAsync(async services =>
            (await services.GetRequiredService<ISession>().Query<LinkCheck, LinkCheckIndex>(row => row.AddressKey == key).ListAsync()).Select(check => (check.History.Last?.Status, check.History.Failures)).ToList());
        Assert.Equal([(410, 2), (500, 1)], failures.Select(failure => (failure.Status ?? 0, failure.Failures)).OrderByDescending(failure => failure.Failures));
    }
}
