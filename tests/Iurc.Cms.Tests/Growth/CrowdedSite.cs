using System.Globalization;
using Iurc.Cms.Editorial.Lists;
using Iurc.Cms.Programme.Changes;
using Iurc.Cms.Programme.Models;
using Iurc.Cms.Tests.Infrastructure;
using Iurc.Cms.Tests.Rules;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using OrchardCore.Autoroute.Models;
using OrchardCore.ContentManagement;
using OrchardCore.Title.Models;
using Xunit;
using ISession = YesSql.ISession;

namespace Iurc.Cms.Tests.Growth;

/// <summary>A site with so many testimonials that lists and searches have to leave some out.</summary>
public sealed class CrowdedSite(Site site) : IAsyncLifetime
{
    public const int Count = 250;

    /// <summary>How many further ones have never been published.</summary>
    public const int Drafts = 45;

    internal const string Phase = "iurcphase10000000000000000";
    internal const string OtherPhase = "iurcphase20000000000000000";
    internal const string Region = "iurcregioniuc0000000000000";
    internal const string OtherRegion = "iurcregionchina00000000000";

    internal Tenant Tenant { get; private set; } = null!;

    internal Browser Editor { get; private set; } = null!;

    public static string IdOf(int number) => string.Create(CultureInfo.InvariantCulture, $"crowd{number:D21}");

    public async ValueTask InitializeAsync()
    {
        Tenant = await site.CreateTenantAsync();
        await Tenant.CreateUserAsync("editor", "Editor");
        await Tenant.UsingAsync(async services =>
        {
            // What an import does beside this takes long, and is not what these tests are about.
            var session = services.GetRequiredService<ISession>();
            for (var number = 0; number < Count + Drafts; number++)
            {
                await session.SaveAsync(Testimonial(number));
            }

            // Phases come by their numbers, whatever they are called.
            var content = services.GetRequiredService<IContentManager>();
            var first = await content.GetAsync(Phase, VersionOptions.DraftRequired);
            first.Alter<TitlePart>(part => part.Title = "The first phase");
            await content.UpdateAsync(first);
            Assert.True(await content.PublishAsync(first));

            services.GetRequiredService<IOptions<FlatListOptions>>().Value.RowsBetweenMarks = 20;

            await services.GetRequiredService<SiteChanges>().ChangeAsync(ChangeTags.Anything);
        });
        Editor = await Tenant.Anonymous().LogInAsync("editor");
    }

    public ValueTask DisposeAsync()
    {
        Editor.Dispose();
        return ValueTask.CompletedTask;
    }

    // Five at a time were created in the same second, about six were last changed in the same. "Tram" stands in the first 130, "ferry" in
    // the last 130: ten have both. The first three and the last have "harbour" in their titles, all have it in their texts.
    private static ContentItem Testimonial(int number)
    {
        var item = Draft.Sound("Testimonial").ToContentItem(published: number < Count);
        item.ContentItemId = IdOf(number);
        item.CreatedUtc = new DateTime(2020, 1, 1, 0, 0, 0, DateTimeKind.Utc).AddSeconds(number / 5);
        item.ModifiedUtc = item.CreatedUtc.Value.AddDays(number * 7 % 50);
        item.PublishedUtc = item.Published ? item.ModifiedUtc : null;
        item.DisplayText = string.Create(CultureInfo.InvariantCulture, $"{(number is < 3 or Count - 1 ? "Harbour" : "Speaker")} {number:D3}");
        item.Alter<TitlePart>(part => part.Title = item.DisplayText);
        item.Alter<AutoroutePart>(part => part.Path = "testimonials/" + item.ContentItemId);
        item.Alter<Testimonial>(part =>
        {
            part.Quote.Text = $"The harbour{(number < 130 ? " tram" : "")}{(number >= Count - 130 ? " ferry" : "")} near number{number}.";
            part.PersonName.Text = item.DisplayText;
            part.SaidOn.Value = number % 3 == 0 ? null : new DateTime(2018 + (number % 4), 6, 1, 0, 0, 0, DateTimeKind.Utc);
            part.Phases.ContentItemIds = number % 2 == 0 ? [Phase] : number % 7 == 0 ? [OtherPhase, Phase] : [Phase, OtherPhase];
            // The first one named is the group in which the item stands; every thirteenth or so has none.
            part.Regions.ContentItemIds = number % 5 == 0 ? (number % 2 == 0 ? [Region, OtherRegion] : [OtherRegion, Region]) : number % 13 == 4 ? [] : [Region];
        });
        return item;
    }
}

/// <summary>The tests that share the crowded site.</summary>
[CollectionDefinition(Name)]
public sealed class CrowdedSiteTests : ICollectionFixture<CrowdedSite>
{
    public const string Name = "One crowded site";
}
