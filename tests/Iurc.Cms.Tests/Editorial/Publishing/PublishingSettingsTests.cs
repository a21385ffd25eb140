using Iurc.Cms.Programme.Models;
using Iurc.Cms.Tests.Infrastructure;
using Iurc.Cms.Tests.Rules;
using Iurc.Programme.Schedules;
using Microsoft.Extensions.DependencyInjection;
using OrchardCore.ContentManagement;
using OrchardCore.Environment.Shell;
using OrchardCore.Settings;
using Xunit;

namespace Iurc.Cms.Tests.Editorial.Publishing;

/// <summary>The time zone of the site's settings is the one that is meant and named; and the feature can be switched off and on again.</summary>
public sealed class PublishingSettingsTests(OwnTenant fixture) : IClassFixture<OwnTenant>
{
    private readonly Desk _desk = new(fixture);

    [Fact]
    public async Task The_time_is_that_of_the_zone_that_is_set_and_is_called_so()
    {
        _desk.Tenant.SetClock(Desk.Morning);
        await SetTimeZoneAsync("America/Denver");
        try
        {
            var editor = await _desk.EditorAsync();
            var draft = Draft.Sound("Testimonial");
            var id = await Desk.NewDraftAsync(editor, draft);
            var said = await Desk.ScheduleWellAsync(editor, id, "2026-12-02T10:00", "2026-12-02T12:00");
            Assert.Contains("It will be published on 2 December 2026 at 10:00 (Denver) and taken down on 2 December 2026 at 12:00 (Denver).", said, StringComparison.Ordinal);
            Assert.Contains("The time is that of Denver, where it is 01:00 now.", said, StringComparison.Ordinal);

            var pages = new[] { "/Admin/Handbook", Desk.EditAddress(id), "/Admin/Contents/ContentItems/Testimonial", "/Admin" };
            foreach (var page in pages)
            {
                Assert.DoesNotContain("Brussels", (await editor.GetAsync(page)).VisibleText, StringComparison.Ordinal);
            }

            Assert.Contains("The time is that of Denver", (await editor.GetAsync("/Admin/Handbook")).VisibleText, StringComparison.Ordinal);
            await _desk.LookAtAsync(new DateTime(2026, 12, 2, 16, 59, 59));
            Assert.Null(await _desk.SeenAsync(id));
            await _desk.LookAtAsync(new DateTime(2026, 12, 2, 17, 0, 0));
            Assert.NotNull(await _desk.SeenAsync(id));
            await _desk.LookAtAsync(new DateTime(2026, 12, 2, 19, 0, 0));
            Assert.Null(await _desk.SeenAsync(id));
        }
        finally
        {
            await SetTimeZoneAsync("Europe/Brussels");
        }
    }

    [Fact]
    public async Task Switched_off_Orchards_own_tasks_keep_the_dates_and_switched_on_again_it_takes_them_over()
    {
        const string feature = "Iurc.Cms.Editorial.Publishing";
        _desk.Tenant.SetClock(Desk.Morning);
        var editor = await _desk.EditorAsync();
        var (first, second) = (await Desk.NewDraftAsync(editor, Draft.Sound("Testimonial")), await Desk.NewDraftAsync(editor, Draft.Sound("Testimonial")));
        await Desk.ScheduleWellAsync(editor, first, "2026-12-02T10:00");
        await Desk.ScheduleWellAsync(editor, second, "2026-12-04T10:00");

        await _desk.Tenant.SwitchOffAsync(feature);
        await _desk.LookAtAsync(new DateTime(2026, 12, 3));
        Assert.Equal((true, false), (await _desk.SeenAsync(first) is not null, await _desk.SeenAsync(second) is not null));
        await _desk.Tenant.ChangeAsync(first, (content, item) => content.UnpublishAsync(item));

        await _desk.Tenant.UsingAsync(async services =>
        {
            var features = services.GetRequiredService<IShellFeaturesManager>();
            await features.EnableFeaturesAsync((await features.GetAvailableFeaturesAsync()).Where(available => available.Id == feature), force: true);
        });
        Assert.Contains(await _desk.Tenant.UsingAsync(async services => (await services.GetRequiredService<IShellFeaturesManager>().GetEnabledFeaturesAsync()).Select(enabled => enabled.Id).ToList()), id => id == feature);
        await _desk.LookAtAsync(new DateTime(2026, 12, 5));
        Assert.Equal((false, true), (await _desk.SeenAsync(first) is not null, await _desk.SeenAsync(second) is not null));
    }

    [Fact]
    public async Task The_API_is_told_why_a_date_is_refused()
    {
        _desk.Tenant.SetClock(Desk.Morning);
        var id = await Desk.NewDraftAsync(await _desk.EditorAsync(), Draft.Sound("Testimonial"));
        await _desk.AsUserAsync("editor", async services =>
        {
            var content = services.GetRequiredService<IContentManager>();
            var item = await content.GetAsync(id, VersionOptions.DraftRequired);
            item.Merge(new System.Text.Json.Nodes.JsonObject { ["PublishLaterPart"] = new System.Text.Json.Nodes.JsonObject { ["ScheduledPublishUtc"] = "2026-11-02T09:00:00Z" } });
            await content.UpdateAsync(item);
            var error = Assert.Single((await content.ValidateAsync(item)).Errors);
            Assert.Equal(("The date to publish has passed. Choose a later one, or remove it to publish now.", ScheduleRules.PublishField), (error.ErrorMessage, error.MemberNames.Single()));
            await services.GetRequiredService<YesSql.ISession>().CancelAsync();
        });
        Assert.Equal(default, PublicationDates.Of((await _desk.Tenant.UsingAsync(services => services.GetRequiredService<IContentManager>().GetAsync(id, VersionOptions.Latest)))!));
    }

    private Task SetTimeZoneAsync(string zone) => _desk.Tenant.UsingAsync(async services =>
    {
        var sites = services.GetRequiredService<ISiteService>();
        var settings = await sites.LoadSiteSettingsAsync();
        settings.TimeZoneId = zone;
        await sites.UpdateSiteSettingsAsync(settings);
    });
}
