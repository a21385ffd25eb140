using System.Net;
using AngleSharp.Dom;
using Iurc.Cms.Editorial.LinkHealth;
using Iurc.Cms.Editorial.Review;
using Iurc.Cms.Programme.Models;
using Iurc.Cms.Tests.Infrastructure;
using Iurc.Programme.Links;
using Microsoft.Extensions.DependencyInjection;
using OrchardCore.AdminDashboard.Models;
using OrchardCore.ContentManagement;
using OrchardCore.ContentManagement.Metadata;
using OrchardCore.ContentManagement.Metadata.Settings;
using Xunit;

namespace Iurc.Cms.Tests.Editorial;

/// <summary>The dashboard names what needs attention, to those who can do something about it.</summary>
public sealed class DashboardTests(DashboardTests.DashboardSite site) : IClassFixture<DashboardTests.DashboardSite>
{
    [Theory]
    [InlineData("awaiting-review", "Fresh draft: “A fine thing.”")]
    [InlineData("forgotten-drafts", "Forgotten draft")]
    [InlineData("scheduled", "Waiting page")]
    [InlineData("review", "Old page")]
    [InlineData("missing-address", "IURC Latin America")]
    [InlineData("missing-permission", "Fresh draft: “A fine thing.”")]
    [InlineData("owner", "Legal notice")]
    [InlineData("broken-links", "Page with a link")]
    public async Task An_editor_sees_each_kind_and_is_led_to_the_item(string kind, string title)
    {
        var editor = site.Editor;
        var card = Card(await editor.GetAsync("/Admin"), kind);

        var line = Assert.Single(card!.QuerySelectorAll("li a"), link => Answer.TextOf(link) == title);
        Assert.Equal(card.QuerySelectorAll("li").Length, Math.Min(Count(card), Iurc.Cms.Editorial.Dashboard.Attention.MostItems));
        Assert.Equal(HttpStatusCode.OK, (await editor.GetAsync(line.GetAttribute("href")!)).Status);
    }

    [Fact]
    public async Task A_contributor_sees_only_own_items()
    {
        var contributor = site.Contributor;
        var page = await contributor.GetAsync("/Admin");

        Assert.All(page.Document.QuerySelectorAll("[data-iurc-attention] li a").Select(Answer.TextOf), title => Assert.Equal("Fresh draft: “A fine thing.”", title));
        Assert.Single(Card(page, "own-requests")!.QuerySelectorAll("li a"));
        Assert.Null(Card(page, "own-drafts"));
        Assert.Null(Card(page, "awaiting-review"));
        Assert.Equal("Dashboard", Answer.TextOf(Assert.Single(page.Document.QuerySelectorAll("h1"))));
    }

    [Fact]
    public async Task Orchards_own_widgets_are_shown_in_their_order_once_published()
    {
        await site.Tenant.UsingAsync(services => services.GetRequiredService<IContentDefinitionManager>().AlterTypeDefinitionAsync("Notice", type => type
            .WithDisplayName("Notice").Stereotype("DashboardWidget").WithPart("TitlePart").WithPart(nameof(DashboardPart))));
        await site.Tenant.UsingAsync(async services =>
        {
            foreach (var (title, position, version) in new[] { ("Second", 2, VersionOptions.Published), ("First", 1, VersionOptions.Published), ("Not yet", 3, VersionOptions.Draft) })
            {
                await DashboardSite.CreateAsync(services, "Notice", title + " notice", version, item => item.Alter<DashboardPart>(part => part.Position = position));
            }
        });

        await site.Tenant.CreateUserAsync("administrator", "Administrator");
        using var administrator = await site.Tenant.Anonymous().LogInAsync("administrator");
        var widgets = (await administrator.GetAsync("/Admin")).Document.QuerySelectorAll(".dashboard-container .card-header");
        Assert.Equal(["First notice", "Second notice"], widgets.Select(Answer.TextOf));
    }

    [Fact]
    public async Task Long_lists_are_cut_and_lead_to_the_filtered_list()
    {
        var editor = site.Editor;
        var card = Card(await editor.GetAsync("/Admin"), "owner")!;
        await site.Tenant.UsingAsync(async services =>
        {
            for (var i = 0; i < 6; i++)
            {
                await DashboardSite.CreateAsync(services, "Page", "Placeholder " + i, VersionOptions.Draft, item => item.Content["Page"]["Body"]["Html"] = "<p><mark>[To be supplied by the owner: name]</mark></p>");
            }
        });

        var longer = Card(await editor.GetAsync("/Admin"), "owner")!;
        Assert.Equal(5, longer.QuerySelectorAll("li").Length);
        Assert.Equal(Count(card) + 6, Count(longer));

        var list = await editor.GetAsync(longer.QuerySelector(".card-footer a")!.GetAttribute("href")!);
        var titles = list.Document.QuerySelectorAll("tr.iurc-row .contentitem a").Select(Answer.TextOf).ToList();
        Assert.Equal(Count(longer), titles.Count);
        Assert.Contains("Placeholder 3", titles);
    }

    [Theory]
    [InlineData("needs:finishing", "Forgotten draft")]
    [InlineData("needs:waiting", "Waiting page")]
    [InlineData("needs:review", "Old page")]
    [InlineData("needs:nothing-known", null)]
    public async Task The_lists_can_be_filtered_by_it(string filter, string? title)
    {
        var editor = site.Editor;
        var list = await editor.GetAsync("/Admin/Contents/ContentItems?q=" + Uri.EscapeDataString(filter));
        var titles = list.Document.QuerySelectorAll("tr.iurc-row .contentitem a").Select(Answer.TextOf).ToList();

        Assert.Equal(title is null, titles.Count == 0);
        Assert.True(title is null || titles.Contains(title), string.Join(", ", titles));
    }

    private static int Count(IElement card) => int.Parse(Answer.TextOf(card.QuerySelector(".badge")!), System.Globalization.CultureInfo.InvariantCulture);

    private static IElement? Card(Answer page, string kind)
    {
        Assert.Equal(HttpStatusCode.OK, page.Status);
        return page.Document.QuerySelector($"[data-iurc-kind='{kind}']");
    }

    public sealed class DashboardSite(Site site) : IAsyncLifetime
    {
        internal Tenant Tenant { get; private set; } = null!;

        internal Browser Editor { get; private set; } = null!;

        internal Browser Contributor { get; private set; } = null!;

        public async ValueTask InitializeAsync()
        {
            Tenant = await site.CreateTenantAsync();
            var contributor = await Tenant.CreateUserAsync("contributor", "Contributor");
            await Tenant.CreateUserAsync("editor", "Editor");

            Tenant.SetClock(2025, 6, 1);
            await Tenant.UsingAsync(services => CreateAsync(services, "Page", "Old page", VersionOptions.Published));
            Tenant.SetClock(2026, 9, 1);
            await Tenant.UsingAsync(services => CreateAsync(services, "Page", "Forgotten draft", VersionOptions.Draft));
            Tenant.SetClock(2026, 11, 24);
            await Tenant.UsingAsync(async services =>
            {
                await CreateAsync(services, "Page", "Waiting page", VersionOptions.Draft, item => item.Content["PublishLaterPart"]["ScheduledPublishUtc"] = "2026-12-01T09:00:00Z");
                await CreateAsync(services, "Page", "Page with a link", VersionOptions.Published, item => item.Content["Page"]["Body"]["Html"] = "<p><a href=\"https://gone.example/page\">gone</a></p>");
                await CreateAsync(services, "Testimonial", "", VersionOptions.Draft, item =>
                {
                    item.Owner = contributor;
                    item.Weld(new ReviewPart { AskedUtc = new DateTime(2026, 11, 23, 9, 0, 0, DateTimeKind.Utc), AskedById = contributor, AskedByName = "contributor" });
                    item.Alter<Testimonial>(part =>
                    {
                        part.Quote.Text = "A fine thing.";
                        part.Language.Text = "en";
                        part.PersonName.Text = "Fresh draft";
                    });
                });
            });
            await Tenant.UsingAsync(services => services.GetRequiredService<DueLinks>()
                .SaveAsync(new Dictionary<string, LinkAnswer> { ["https://gone.example/page"] = new(LinkFinding.Gone, 410) }));
            Editor = await Tenant.Anonymous().LogInAsync("editor");
            Contributor = await Tenant.Anonymous().LogInAsync("contributor");
        }

        public ValueTask DisposeAsync()
        {
            Editor.Dispose();
            Contributor.Dispose();
            return ValueTask.CompletedTask;
        }

        internal static async Task CreateAsync(IServiceProvider services, string type, string title, VersionOptions version, Action<ContentItem>? change = null)
        {
            var content = services.GetRequiredService<IContentManager>();
            var item = await content.NewAsync(type);
            item.DisplayText = title;
            item.Content["TitlePart"]["Title"] = title;
            change?.Invoke(item);
            await content.CreateAsync(item, version);
        }
    }
}
