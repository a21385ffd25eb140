using System.Net;
using Iurc.Cms.Tests.Infrastructure;
using Microsoft.Extensions.DependencyInjection;
using OrchardCore.Autoroute.Models;
using OrchardCore.ContentLocalization;
using OrchardCore.ContentLocalization.Models;
using OrchardCore.ContentLocalization.Services;
using OrchardCore.ContentManagement;
using OrchardCore.Entities;
using OrchardCore.Environment.Shell;
using OrchardCore.Localization.Models;
using OrchardCore.Settings;
using Xunit;

namespace Iurc.Cms.Tests.Addresses;

/// <summary>A page and its translations lead to each other, by what the database says of them.</summary>
public sealed class TranslationTests(OwnTenant fixture) : IClassFixture<OwnTenant>
{
    private const string Picker = "OrchardCore.ContentLocalization.ContentCulturePicker";

    [Fact]
    public async Task A_translation_is_found_from_the_page_and_back_as_long_as_it_is_published()
    {
        var tenant = fixture.Tenant;
        await SwitchLanguagesOnAsync(tenant);
        using var reader = tenant.Anonymous();
        Assert.Equal("/languages/page", await PickAsync("fr", "/languages/page"));

        var english = await tenant.UsingAsync(async services =>
        {
            var content = services.GetRequiredService<IContentManager>();
            var page = await content.NewAsync("Page");
            page.DisplayText = "Page in two languages";
            page.Alter<AutoroutePart>(part => part.Path = "languages/page");
            await content.CreateAsync(page, VersionOptions.Published);
            return page;
        });
        Assert.Equal("/languages/page", await PickAsync("fr", "/languages/page"));

        var french = await tenant.UsingAsync(async services =>
        {
            var content = services.GetRequiredService<IContentManager>();
            var page = await services.GetRequiredService<IContentLocalizationManager>().LocalizeAsync(await content.GetAsync(english.ContentItemId), "fr");
            page.Alter<AutoroutePart>(part => part.Path = "langues/page");
            Assert.True(await content.PublishAsync(page));
            return page;
        });
        Assert.NotEqual(english.ContentItemId, french.ContentItemId);
        // The frame speaks English, the page itself the language of its words.
        Assert.Equal(("en", "fr"), LanguagesOf(await reader.GetAsync("/Langues/Page/")));
        Assert.Equal(("en", null), LanguagesOf(await reader.GetAsync("/languages/page")));
        Assert.Equal("/langues/page", await PickAsync("fr", "/languages/page"));
        Assert.Equal("/languages/page", await PickAsync("en", "/langues/page"));
        await AssertSetAsync((english.ContentItemId, "en"), (french.ContentItemId, "fr"));

        await tenant.EditAsync(french.ContentItemId, item => item.Alter<AutoroutePart>(part => part.Path = "langues/autre"));
        Assert.Equal("/langues/autre", await PickAsync("fr", "/languages/page"));

        await tenant.ChangeAsync(french.ContentItemId, (content, item) => content.UnpublishAsync(item));
        Assert.Equal("/languages/page", await PickAsync("fr", "/languages/page"));
        await AssertSetAsync((english.ContentItemId, "en"));

        await tenant.ChangeAsync(french.ContentItemId, (content, item) => content.PublishAsync(item));
        Assert.Equal("/langues/autre", await PickAsync("fr", "/languages/page"));

        await tenant.ChangeAsync(french.ContentItemId, (content, item) => content.RemoveAsync(item));
        Assert.Equal("/languages/page", await PickAsync("fr", "/languages/page"));
        await AssertSetAsync((english.ContentItemId, "en"));
        Assert.Empty(tenant.Log);

        async Task<string?> PickAsync(string culture, string address)
        {
            using var visitor = tenant.Anonymous();
            var answer = await visitor.GetAsync($"/RedirectToLocalizedContent?targetCulture={culture}&contentItemUrl={address}");
            Assert.Equal(HttpStatusCode.Redirect, answer.Status);
            return answer.Location?[tenant.Base.Length..];
        }

        static (string?, string?) LanguagesOf(Answer answer)
            => (answer.Document.DocumentElement.GetAttribute("lang"), answer.Document.QuerySelector("h1 bdi")!.GetAttribute("lang"));

        Task AssertSetAsync(params (string Id, string Culture)[] expected) => tenant.UsingAsync(async services =>
        {
            var entries = services.GetRequiredService<ILocalizationEntries>();
            var set = english.GetOrCreate<LocalizationPart>().LocalizationSet;
            Assert.Equal(expected, (await entries.GetLocalizationsAsync(set)).Select(entry => (entry.ContentItemId, entry.Culture)));
            Assert.Equal(expected.Length == 2, (await entries.TryGetLocalizationAsync(french.ContentItemId)).Item1);
        });
    }

    private static async Task SwitchLanguagesOnAsync(Tenant tenant)
    {
        await tenant.UsingAsync(async services =>
        {
            var features = services.GetRequiredService<IShellFeaturesManager>();
            await features.EnableFeaturesAsync((await features.GetAvailableFeaturesAsync()).Where(feature => feature.Id == Picker), force: true);
            var sites = services.GetRequiredService<ISiteService>();
            var settings = await sites.LoadSiteSettingsAsync();
            settings.Put(new LocalizationSettings { DefaultCulture = "en", SupportedCultures = ["en", "fr"] });
            await sites.UpdateSiteSettingsAsync(settings);
        });
        await tenant.RestartAsync();
    }
}
