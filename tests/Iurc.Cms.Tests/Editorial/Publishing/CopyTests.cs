using System.Net;
using System.Text.Json.Nodes;
using Iurc.Cms.Editorial.Copies;
using Iurc.Cms.Programme.Models;
using Iurc.Cms.Tests.Infrastructure;
using Iurc.Cms.Tests.Rules;
using Microsoft.Extensions.DependencyInjection;
using OrchardCore.Autoroute.Models;
using OrchardCore.ContentLocalization;
using OrchardCore.ContentManagement;
using OrchardCore.ContentManagement.Records;
using OrchardCore.Seo.Models;
using OrchardCore.Settings;
using Xunit;
using YesSql;
using ISession = YesSql.ISession;

namespace Iurc.Cms.Tests.Editorial.Publishing;

/// <summary>A copy and a translation begin with the text, and with nothing that was given for the original alone.</summary>
public sealed class CopyTests(OwnTenant fixture) : IClassFixture<OwnTenant>
{
    private readonly Desk _desk = new(fixture);

    [Fact]
    public async Task A_copy_begins_without_what_holds_for_the_original_and_says_what_it_is()
    {
        _desk.Tenant.SetClock(Desk.Morning);
        var editor = await _desk.EditorAsync();
        var draft = Draft.Sound("Testimonial").Set("SeoMetaPart.PageTitle", "Only of the original").Set("SeoMetaPart.MetaDescription", "Of the original, too").Set("AutoroutePart.Path", "testimonials/the-original");
        var id = await Desk.NewDraftAsync(editor, draft);
        await Desk.ScheduleWellAsync(editor, id, "2026-12-02T10:00", "2026-12-03T10:00");

        var page = await editor.FollowAsync(await Desk.ActAsync(editor, id, "Clone"));
        Assert.Contains($"It begins without the original's permission, dates, review, address and texts for search engines. It is a copy of: {draft.Name}", page.VisibleText, StringComparison.Ordinal);
        Assert.Contains($"Copy of {draft.Name}", page.VisibleText, StringComparison.Ordinal);
        var copy = await CopyOfAsync(id);
        Assert.Equal((await LatestAsync(id)).DisplayText, copy.DisplayText);
        Assert.Equal(draft.Values.Single(value => value.Key == "Testimonial.Quote.Text").Value[0], copy.GetOrCreate<Testimonial>().Quote.Text);
        AssertBeginsAnew(copy);

        // It is not published, neither by hand without permission nor by a date, and its form opens.
        var form = await editor.GetAsync(Desk.EditAddress(copy.ContentItemId));
        Assert.Contains($"This is a copy that has not been published yet, of: {draft.Name}", form.VisibleText, StringComparison.Ordinal);
        await Desk.ActAsync(editor, copy.ContentItemId, "Publish");
        await _desk.LookAtAsync(new DateTime(2026, 12, 2, 12, 0, 0));
        Assert.NotNull(await _desk.SeenAsync(id));
        Assert.Null(await _desk.SeenAsync(copy.ContentItemId));

        // With a permission of its own it is a testimonial like any other, at an address of its own.
        var fields = await Desk.OpenAsync(editor, copy.ContentItemId);
        fields["Testimonial.PersonName.Text"] = "Somebody Else";
        fields.Tick(Draft.Permission, true);
        Assert.Equal(HttpStatusCode.Redirect, (await Desk.SendAsync(editor, copy.ContentItemId, fields.Press("submit.Publish", "submit.Publish"))).Status);
        Assert.NotNull(await _desk.SeenAsync(copy.ContentItemId));
        Assert.DoesNotContain("This is a copy that", (await editor.GetAsync(Desk.EditAddress(copy.ContentItemId))).VisibleText, StringComparison.Ordinal);
        Assert.Equal("testimonials/somebody-else", (await LatestAsync(copy.ContentItemId)).GetOrCreate<AutoroutePart>().Path);
    }

    [Fact]
    public async Task A_translation_does_the_same()
    {
        _desk.Tenant.SetClock(Desk.Morning);
        var editor = await _desk.EditorAsync();
        var draft = Draft.Sound("Testimonial").Set("SeoMetaPart.PageTitle", "Only of the original");
        var id = await Desk.NewDraftAsync(editor, draft);
        await Desk.ScheduleWellAsync(editor, id, "2026-12-20T10:00");
        await _desk.Tenant.UsingAsync(async services =>
        {
            var sites = services.GetRequiredService<ISiteService>();
            var settings = await sites.LoadSiteSettingsAsync();
            settings.Properties["LocalizationSettings"] = new JsonObject { ["DefaultCulture"] = "en", ["SupportedCultures"] = new JsonArray("en", "fr") };
            await sites.UpdateSiteSettingsAsync(settings);
        });
        await _desk.AsUserAsync("editor", async services => await services.GetRequiredService<IContentLocalizationManager>()
            .LocalizeAsync(await services.GetRequiredService<IContentManager>().GetAsync(id, VersionOptions.Latest), "fr"));

        var translation = await CopyOfAsync(id);
        AssertBeginsAnew(translation);
        Assert.Contains($"This is a translation that has not been published yet, of: {draft.Name}", (await editor.GetAsync(Desk.EditAddress(translation.ContentItemId))).VisibleText, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_copy_that_is_published_from_the_list_gets_an_address()
    {
        var editor = await _desk.EditorAsync();
        const string original = "iurcabout00000000000000000";
        Assert.Contains("It is a copy of:", (await editor.FollowAsync(await Desk.ActAsync(editor, original, "Clone"))).VisibleText, StringComparison.Ordinal);
        var pages = await _desk.Tenant.UsingAsync(async services => (await services.GetRequiredService<ISession>()
            .Query<ContentItem, ContentItemIndex>(row => row.Latest && !row.Published).ListAsync()).ToList());
        var copy = Assert.Single(pages, page => page.TryGet<CopyPart>(out var part) && part.OfContentItemId == original);
        await Desk.ActAsync(editor, copy.ContentItemId, "Publish");

        var published = await LatestAsync(copy.ContentItemId);
        Assert.True(published.Published);
        using var reader = _desk.Tenant.Anonymous();
        Assert.Equal(HttpStatusCode.OK, (await reader.GetAsync("/" + published.GetOrCreate<AutoroutePart>().Path)).Status);
        Assert.NotEqual("about", published.GetOrCreate<AutoroutePart>().Path);
    }

    [Fact]
    public async Task What_waits_for_its_date_does_not_get_out_before_by_its_copy()
    {
        _desk.Tenant.SetClock(Desk.Morning);
        var editor = await _desk.EditorAsync();
        const string create = "/Admin/Contents/ContentTypes/Page/Create";
        var form = HtmlForm.Of((await editor.GetAsync(create)).Document, "form[enctype='multipart/form-data']");
        form["TitlePart.Title"] = "Under embargo";
        form["Page.Body.Html"] = "<p>Not before Christmas.</p>";
        var id = (await editor.PostAsync(form.Press("submit.Save", "submit.Save"), create)).Location!.Split('/')[^2];
        await Desk.ScheduleWellAsync(editor, id, "2026-12-24T10:00");

        await Desk.ActAsync(editor, id, "Clone");
        var copy = (await CopyOfAsync(id)).ContentItemId;
        await Desk.ActAsync(editor, copy, "Clone");
        var second = (await CopyOfAsync(copy)).ContentItemId;
        foreach (var one in new[] { copy, second })
        {
            Assert.Contains("is a copy of a text that is not to be public before 24 December 2026", (await editor.FollowAsync(await Desk.ActAsync(editor, one, "Publish"))).VisibleText, StringComparison.Ordinal);
            Assert.False((await LatestAsync(one)).Published);
            Assert.Contains("What it is a copy of is not to be public before 24 December 2026", (await editor.GetAsync(Desk.EditAddress(one))).VisibleText, StringComparison.Ordinal);
        }

        // Its own form says so, and publishes it all the same: it may say something else by now.
        var fields = await Desk.OpenAsync(editor, copy);
        fields["Page.Body.Html"] = "<p>Something else.</p>";
        Assert.Equal(HttpStatusCode.Redirect, (await Desk.SendAsync(editor, copy, fields.Press("submit.Publish", "submit.Publish"))).Status);
        Assert.True((await LatestAsync(copy)).Published);

        // After the date a copy is one like any other.
        await _desk.LookAtAsync(new DateTime(2026, 12, 24, 12, 0, 0));
        await Desk.ActAsync(editor, second, "Publish");
        Assert.True((await LatestAsync(second)).Published);
    }

    private static void AssertBeginsAnew(ContentItem copy)
    {
        Assert.False(copy.GetOrCreate<Testimonial>().PermissionGiven.Value);
        Assert.Equal(default, PublicationDates.Of(copy));
        Assert.True(string.IsNullOrEmpty(copy.GetOrCreate<AutoroutePart>().Path));
        Assert.True(string.IsNullOrEmpty(copy.GetOrCreate<SeoMetaPart>().PageTitle));
        Assert.True(string.IsNullOrEmpty(copy.GetOrCreate<SeoMetaPart>().MetaDescription));
        Assert.False(copy.Has<Iurc.Cms.Editorial.Review.ReviewPart>());
    }

    private Task<ContentItem> CopyOfAsync(string id) => _desk.Tenant.UsingAsync(async services =>
        (await services.GetRequiredService<ISession>().Query<ContentItem, ContentItemIndex>(row => row.Latest).ListAsync())
            .Single(item => item.TryGet<CopyPart>(out var part) && part.OfContentItemId == id));

    private Task<ContentItem> LatestAsync(string id) => _desk.Tenant.UsingAsync(services => services.GetRequiredService<IContentManager>().GetAsync(id, VersionOptions.Latest));
}
