using System.Globalization;
using AngleSharp.Dom;
using Iurc.Cms.Programme.Models;
using Iurc.Cms.Programme.Services;
using Iurc.Cms.Tests.Infrastructure;
using Iurc.Programme;
using Iurc.Programme.Testimonials;
using Microsoft.Extensions.DependencyInjection;
using OrchardCore.ContentManagement;
using OrchardCore.ContentManagement.Records;
using Xunit;
using YesSql;
using ISession = YesSql.ISession;

namespace Iurc.Cms.Tests.Growth;

/// <summary>Long lists, and how many items they say there are, by every way in which they are narrowed.</summary>
[Collection(CrowdedSiteTests.Name)]
public sealed class LongListTests(CrowdedSite crowd)
{
    // Phases by their numbers: "The first phase" and "Phase II". Regions by their names: "International Urban Cooperation (IUC)" and "IURC China".
    private static readonly string[] s_phases = [CrowdedSite.Phase, CrowdedSite.OtherPhase];
    private static readonly string[] s_regions = [CrowdedSite.Region, CrowdedSite.OtherRegion];

    [Theory]
    [InlineData(null, null)]
    [InlineData(CrowdedSite.Phase, null)]
    [InlineData(null, CrowdedSite.OtherRegion)]
    [InlineData(CrowdedSite.OtherPhase, CrowdedSite.OtherRegion)]
    public async Task A_page_that_is_read_from_a_mark_is_the_page_that_is_counted_from_the_beginning(string? phase, string? region)
    {
        await crowd.Tenant.UsingAsync(async services =>
        {
            var lists = services.GetRequiredService<TestimonialLists>();
            var whole = await lists.IdsAsync(new TestimonialQuery(phase, region, PageSize: 1_000), 0, new ListMarks<TestimonialMark>(TestimonialMark.Distance));
            Assert.Equal(whole.Count, await lists.CountAsync(new TestimonialQuery(phase, region)));
            Assert.Equal(whole.Distinct(StringComparer.Ordinal), whole);

            // Marks lie between items of the same second, too.
            var marks = new ListMarks<TestimonialMark>(distance: 7);
            foreach (var skipped in new[] { whole.Count, whole.Count - 1, 6, 7, 8, 14, 0, 20, 21 })
            {
                Assert.Equal(whole.Skip(skipped).Take(4), await lists.IdsAsync(new TestimonialQuery(phase, region, PageSize: 4), skipped, marks));
            }
        });
    }

    [Fact]
    public async Task Marks_are_read_once_and_end_where_the_list_ends()
    {
        var marks = new ListMarks<TestimonialMark>(distance: 10);
        var reads = 0;
        Task<TestimonialMark?> NextAsync(TestimonialMark? previous)
        {
            reads++;
            var row = (previous is null ? 0 : int.Parse(previous.ContentItemId, CultureInfo.InvariantCulture)) + marks.Distance;
            return Task.FromResult(row < 35 ? new TestimonialMark(DateTime.UnixEpoch, row.ToString(CultureInfo.InvariantCulture)) : null);
        }

        Assert.Equal((null, 9), await marks.BeforeAsync(9, NextAsync));
        Assert.Equal(0, reads);
        Assert.Equal((new TestimonialMark(DateTime.UnixEpoch, "20"), 9), await marks.BeforeAsync(29, NextAsync));
        Assert.Equal((new TestimonialMark(DateTime.UnixEpoch, "10"), 0), await marks.BeforeAsync(10, NextAsync));
        Assert.Equal(2, reads);
        Assert.Equal((new TestimonialMark(DateTime.UnixEpoch, "30"), 30), await marks.BeforeAsync(60, NextAsync));
    }

    [Fact]
    public async Task A_change_is_counted_in_the_list_of_its_phase_and_region_at_once()
    {
        var before = await CountAsync(CrowdedSite.OtherPhase, CrowdedSite.OtherRegion);

        // Number 15 belongs to two phases and two regions: it counts once in each list.
        await crowd.Tenant.ChangeAsync(CrowdedSite.IdOf(15), (content, item) => content.UnpublishAsync(item));
        Assert.Equal(before - 1, await CountAsync(CrowdedSite.OtherPhase, CrowdedSite.OtherRegion));
        await crowd.Tenant.ChangeAsync(CrowdedSite.IdOf(15), (content, item) => content.PublishAsync(item));
        Assert.Equal(before, await CountAsync(CrowdedSite.OtherPhase, CrowdedSite.OtherRegion));

        // A draft in another region changes nothing before it is published.
        await crowd.Tenant.UsingAsync(async services =>
        {
            var content = services.GetRequiredService<IContentManager>();
            var item = await content.GetAsync(CrowdedSite.IdOf(25), VersionOptions.DraftRequired);
            item.Alter<Iurc.Cms.Programme.Models.Testimonial>(part => part.Regions.ContentItemIds = [CrowdedSite.Region]);
            await content.UpdateAsync(item);
            await content.SaveDraftAsync(item);
        });
        Assert.Equal(before, await CountAsync(CrowdedSite.OtherPhase, CrowdedSite.OtherRegion));
        await crowd.Tenant.ChangeAsync(CrowdedSite.IdOf(25), (content, item) => content.PublishAsync(item));
        Assert.Equal(before - 1, await CountAsync(CrowdedSite.OtherPhase, CrowdedSite.OtherRegion));

        await crowd.Tenant.ChangeAsync(CrowdedSite.IdOf(35), (content, item) => content.RemoveAsync(item));
        Assert.Equal(before - 2, await CountAsync(CrowdedSite.OtherPhase, CrowdedSite.OtherRegion));
    }

    [Fact]
    public async Task The_admins_list_counts_what_there_is_after_each_change()
    {
        var (all, published, drafts) = (await TotalAsync(""), await TotalAsync("status:Published"), await TotalAsync("status:Draft"));
        Assert.Equal(all, published + drafts);

        await crowd.Tenant.ChangeAsync(CrowdedSite.IdOf(41), (content, item) => content.UnpublishAsync(item));
        Assert.Equal((all, published - 1, drafts + 1), (await TotalAsync(""), await TotalAsync("status:Published"), await TotalAsync("status:Draft")));

        await crowd.Tenant.ChangeAsync(CrowdedSite.IdOf(41), (content, item) => content.RemoveAsync(item));
        Assert.Equal((all - 1, published - 1, drafts), (await TotalAsync(""), await TotalAsync("status:Published"), await TotalAsync("status:Draft")));
    }

    [Theory]
    [InlineData("")]
    [InlineData("phase:1")]
    [InlineData("sort:name")]
    [InlineData("sort:Created")]
    [InlineData("Speaker")]
    public async Task The_pages_of_an_admins_list_hold_each_item_once(string filter)
    {
        var total = await TotalAsync(filter);
        var titles = await TitlesAsync(filter);

        Assert.Equal(total, titles.Count);
        Assert.Equal(total, titles.Distinct(StringComparer.Ordinal).Count());
    }

    [Theory]
    [InlineData("", 141)]
    [InlineData("sort:Created", 143)]
    [InlineData("status:Draft", 261)]
    [InlineData("status:Published", 145)]
    [InlineData("status:Published sort:Published", 147)]
    [InlineData("phase:2", 149)]
    [InlineData("Speaker sort:Published", 151)]
    [InlineData("sort:Published", 159)]
    [InlineData("sort:name", 161)]
    [InlineData("phase:2 sort:Title", 163)]
    [InlineData("sort:phase", 153)]
    [InlineData("sort:region", 155)]
    [InlineData("sort:year", 157)]
    [InlineData("phase:2 sort:region", 165)]
    [InlineData("region:iurc-china sort:phase", 167)]
    [InlineData("status:Published sort:phase", 169)]
    [InlineData("status:Draft sort:year", 269)]
    public async Task The_pages_of_an_admins_list_go_on_where_the_page_before_ended_after_each_change(string filter, int removed)
    {
        Assert.Equal(await ExpectedAsync(filter), await TitlesAsync(filter));

        // A published item with a draft is in both lists, and one that has lost its place may have been a mark.
        await crowd.Tenant.ChangeAsync(CrowdedSite.IdOf(101), (content, item) => content.UnpublishAsync(item));
        await crowd.Tenant.UsingAsync(async services =>
        {
            var content = services.GetRequiredService<IContentManager>();
            await content.SaveDraftAsync(await content.GetAsync(CrowdedSite.IdOf(103), VersionOptions.DraftRequired));
        });
        Assert.Equal(await ExpectedAsync(filter), await TitlesAsync(filter));

        await crowd.Tenant.ChangeAsync(CrowdedSite.IdOf(101), (content, item) => content.PublishAsync(item));
        await crowd.Tenant.ChangeAsync(CrowdedSite.IdOf(103), (content, item) => content.PublishAsync(item));
        await crowd.Tenant.ChangeAsync(CrowdedSite.IdOf(removed), (content, item) => content.RemoveAsync(item));
        Assert.Equal(await ExpectedAsync(filter), await TitlesAsync(filter));
    }

    /// <summary>What the list holds in its order, from the rows themselves.</summary>
    private Task<List<string>> ExpectedAsync(string filter) => crowd.Tenant.UsingAsync(async services =>
    {
        var session = services.GetRequiredService<ISession>();
        var rows = (await session.QueryIndex<ContentItemIndex>(row => row.ContentType == "Testimonial").ListAsync())
            .Where(row => filter.Contains("status:Published", StringComparison.Ordinal) ? row.Published : row.Latest)
            .Where(row => !row.Published || !filter.Contains("status:Draft", StringComparison.Ordinal))
            .Where(row => !filter.StartsWith("Speaker", StringComparison.Ordinal) || row.DisplayText.Contains("Speaker", StringComparison.Ordinal));
        if (filter.StartsWith("phase:2", StringComparison.Ordinal) || filter.StartsWith("region:", StringComparison.Ordinal))
        {
            var (facts, isByPhase) = (await FactsAsync(session), filter.StartsWith("phase", StringComparison.Ordinal));
            rows = rows.Where(row => isByPhase ? facts[row.ContentItemId].PhaseIds.Contains(CrowdedSite.OtherPhase) : facts[row.ContentItemId].RegionIds.Contains(CrowdedSite.OtherRegion));
        }

        if (await GroupsAsync(services, filter) is { } groups)
        {
            return rows.OrderBy(row => groups[row.ContentItemId]).ThenBy(row => row.DisplayText, StringComparer.Ordinal).ThenBy(row => row.Id).Select(row => row.DisplayText).ToList();
        }

        if (filter.EndsWith("sort:name", StringComparison.Ordinal) || filter.EndsWith("sort:Title", StringComparison.Ordinal))
        {
            return rows.OrderBy(row => row.DisplayText, StringComparer.OrdinalIgnoreCase).ThenBy(row => row.Id).Select(row => row.DisplayText).ToList();
        }

        var sorted = rows.OrderByDescending(row => filter.Contains("sort:Created", StringComparison.Ordinal) ? row.CreatedUtc
            : filter.Contains("sort:Published", StringComparison.Ordinal) ? row.PublishedUtc : row.ModifiedUtc);
        return sorted.ThenByDescending(row => row.Id).Select(row => row.DisplayText).ToList();
    });

    /// <summary>The place of each item's group, from the items themselves; null if the list has no groups.</summary>
    private static async Task<Dictionary<string, int>?> GroupsAsync(IServiceProvider services, string filter)
    {
        var session = services.GetRequiredService<ISession>();
        Func<TestimonialFacts, int>? place = filter switch
        {
            _ when filter.EndsWith("sort:phase", StringComparison.Ordinal) => facts => PlaceOf(facts.PhaseIds, s_phases),
            _ when filter.EndsWith("sort:region", StringComparison.Ordinal) => facts => PlaceOf(facts.RegionIds, s_regions),
            _ when filter.EndsWith("sort:year", StringComparison.Ordinal) => facts => -(facts.SaidOn?.Year ?? 0),
            _ => null,
        };
        return place is null ? null : (await FactsAsync(session)).ToDictionary(item => item.Key, item => place(item.Value));
    }

    private static async Task<Dictionary<string, TestimonialFacts>> FactsAsync(ISession session)
        => (await session.Query<ContentItem, ContentItemIndex>(row => row.ContentType == "Testimonial" && row.Latest).ListAsync())
            .ToDictionary(item => item.ContentItemId, item => item.ToTestimonialFacts()!);

    /// <summary>What has none comes last.</summary>
    private static int PlaceOf(IReadOnlyList<string> ids, string[] order) => ids.Count == 0 ? order.Length : Array.IndexOf(order, ids[0]);

    private async Task<List<string>> TitlesAsync(string filter)
    {
        var total = await TotalAsync(filter);
        var titles = new List<string>();
        for (var page = 1; page <= (total + 49) / 50; page++)
        {
            var answer = await crowd.Editor.GetAsync($"/Admin/Contents/ContentItems/Testimonial?q={Uri.EscapeDataString(filter)}&pagenum={page}&pagesize=50");
            titles.AddRange(answer.Document.QuerySelectorAll("tr.iurc-row").Select(row => row.QuerySelector("a[href*='/Edit']")).OfType<IElement>().Select(Answer.TextOf));
        }

        return titles;
    }

    private Task<int> CountAsync(string phase, string region)
        => crowd.Tenant.UsingAsync(async services => await services.GetRequiredService<IProgrammeCatalogue>().CountTestimonialsAsync(new TestimonialQuery(phase, region)));

    private async Task<int> TotalAsync(string filter)
    {
        var page = await crowd.Editor.GetAsync("/Admin/Contents/ContentItems/Testimonial?q=" + Uri.EscapeDataString(filter));
        var text = Answer.TextOf(Assert.Single(page.Document.QuerySelectorAll("#items")));
        return int.Parse(text.Split(' ')[^2], CultureInfo.InvariantCulture);
    }
}
