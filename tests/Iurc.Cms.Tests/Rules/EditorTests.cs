using System.Net;
using Iurc.Cms.Tests.Infrastructure;
using Microsoft.Extensions.DependencyInjection;
using OrchardCore.ContentManagement;
using OrchardCore.ContentManagement.Records;
using Xunit;
using YesSql;

namespace Iurc.Cms.Tests.Rules;

/// <summary>The rules in the admin's editor, for somebody with the role Editor.</summary>
public sealed class EditorTests(OwnTenant fixture) : IClassFixture<OwnTenant>, IAsyncLifetime
{
    private readonly Tenant _tenant = fixture.Tenant;
    private readonly Browser _editor = fixture.Tenant.Anonymous();

    public static TheoryData<string> Errors => RuleCases.Names(RuleCases.Errors);

    public static TheoryData<string> Warnings => RuleCases.Names(RuleCases.Warnings);

    public async ValueTask InitializeAsync() => await _editor.LogInAsync("editor");

    public ValueTask DisposeAsync()
    {
        _editor.Dispose();
        return ValueTask.CompletedTask;
    }

    [Theory]
    [MemberData(nameof(Errors))]
    public async Task A_draft_that_breaks_a_rule_is_not_saved(string name) => await AssertRefusedAsync(RuleCases.Named(name), "submit.Save");

    [Theory]
    [MemberData(nameof(Errors))]
    public async Task An_item_that_breaks_a_rule_is_not_published(string name) => await AssertRefusedAsync(RuleCases.Named(name), "submit.Publish");

    [Fact]
    public async Task A_testimonial_without_permission_is_not_published() => await AssertRefusedAsync(RuleCases.NoPermission, "submit.Publish");

    [Fact]
    public async Task A_testimonial_without_permission_is_saved_as_a_draft_and_the_list_does_not_publish_it()
    {
        var item = await SubmitAsync(RuleCases.NoPermission.Draft(), "submit.Save");
        Assert.False(item.Published);

        var list = await _editor.GetAsync("/Admin/Contents/ContentItems/Testimonial");
        var answer = await _editor.PostAsync($"/Admin/Contents/ContentItems/{item.ContentItemId}/Publish", [TokenOf(list)]);

        var page = await _editor.FollowAsync(answer);
        Assert.Contains(await RuleCases.NoPermission.MessageAsync(_tenant), page.VisibleText, StringComparison.Ordinal);
        Assert.False((await LatestAsync(item.ContentItemId)).Published);
    }

    [Fact]
    public async Task A_testimonial_without_permission_is_not_published_by_the_lists_bulk_action()
    {
        var item = await SubmitAsync(RuleCases.NoPermission.Draft(), "submit.Save");
        var list = await _editor.GetAsync("/Admin/Contents/ContentItems/Testimonial");

        var answer = await _editor.PostAsync("/Admin/Contents/ContentItems",
        [
            TokenOf(list), new("submit.BulkAction", "yes"), new("Options.BulkAction", "PublishNow"), new("BulkAction", "PublishNow"), new("itemIds", item.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)),
        ]);

        var page = await _editor.FollowAsync(answer);
        Assert.Contains(await RuleCases.NoPermission.MessageAsync(_tenant), page.VisibleText, StringComparison.Ordinal);
        Assert.False((await LatestAsync(item.ContentItemId)).Published);
    }

    [Fact]
    public async Task A_testimonial_without_permission_is_not_published_by_code()
    {
        var item = await SubmitAsync(RuleCases.NoPermission.Draft(), "submit.Save");
        var published = await _tenant.UsingAsync(async services =>
        {
            var content = services.GetRequiredService<IContentManager>();
            return await content.PublishAsync(await content.GetAsync(item.ContentItemId, VersionOptions.Latest));
        });

        Assert.False(published);
        Assert.False((await LatestAsync(item.ContentItemId)).Published);
    }

    [Theory]
    [InlineData("Phase")]
    [InlineData("Region")]
    [InlineData("Testimonial")]
    [InlineData("Page")]
    [InlineData("CollectionPage")]
    [InlineData("LandingPage")]
    [InlineData("FundingStatement")]
    public async Task The_editor_shows_each_field_with_its_hint(string type)
    {
        var page = await _editor.GetAsync($"/Admin/Contents/ContentTypes/{type}/Create");
        var fields = Repository.RecipesIn("model")
            .SelectMany(recipe => Repository.StepsOf(recipe))
            .SelectMany(step => step!["ContentParts"]!.AsArray())
            .Single(part => (string?)part!["Name"] == type)!["ContentPartFieldDefinitionRecords"]!.AsArray();

        Assert.NotEmpty(fields);
        Assert.All(fields, field => Assert.Contains(
            Answer.Fold((string)field!["Settings"]![field["FieldName"] + "Settings"]!["Hint"]!), page.VisibleText, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_permission_can_be_withdrawn()
    {
        var item = await SubmitAsync(Draft.Sound("Testimonial"), "submit.Publish");
        var address = $"/Admin/Contents/ContentItems/{item.ContentItemId}/Edit";
        var form = EditorForm(await _editor.GetAsync(address));
        Assert.True(form.IsTicked(Draft.Permission));

        form.Tick(Draft.Permission, false);
        form.Press("submit.Save");
        Assert.Equal(HttpStatusCode.Redirect, (await _editor.PostAsync(form, address)).Status);

        Assert.False(EditorForm(await _editor.GetAsync(address)).IsTicked(Draft.Permission));
    }

    [Theory]
    [InlineData("Phase")]
    [InlineData("Region")]
    [InlineData("Testimonial")]
    [InlineData("Page")]
    [InlineData("CollectionPage")]
    [InlineData("LandingPage")]
    [InlineData("FundingStatement")]
    public async Task A_sound_item_is_saved_and_then_published(string type)
    {
        var item = await SubmitAsync(Draft.Sound(type), "submit.Save");
        Assert.False(item.Published);

        var edit = await _editor.GetAsync($"/Admin/Contents/ContentItems/{item.ContentItemId}/Edit");
        var form = EditorForm(edit);
        form.Press("submit.Publish");
        var answer = await _editor.PostAsync(form, $"/Admin/Contents/ContentItems/{item.ContentItemId}/Edit");

        Assert.True(answer.Status == HttpStatusCode.Redirect, answer.ToString());
        Assert.True((await LatestAsync(item.ContentItemId)).Published);
        var page = await _editor.FollowAsync(answer);
        Assert.Empty(page.Document.QuerySelectorAll(".message-warning, .message-error, .validation-summary-errors"));
    }

    [Theory]
    [MemberData(nameof(Warnings))]
    public async Task A_warning_is_shown_after_saving_and_refuses_nothing(string name)
    {
        var rule = RuleCases.Named(name);
        var message = await rule.MessageAsync(_tenant);
        foreach (var button in new[] { "submit.Save", "submit.Publish" })
        {
            var answer = await PostAsync(rule.Draft(), button);
            Assert.True(answer.Status == HttpStatusCode.Redirect, answer.ToString());

            var page = await _editor.FollowAsync(answer);
            Assert.Contains(message, page.Document.QuerySelectorAll(".message-warning").Select(Answer.TextOf));
            await RemoveNewestAsync(rule.Type);
        }
    }

    [Theory]
    [InlineData("submit.Save")]
    [InlineData("submit.Publish")]
    public async Task A_change_that_breaks_a_rule_leaves_the_published_item_as_it_was(string button)
    {
        const string Address = "/Admin/Contents/ContentItems/iurcphase10000000000000000/Edit";
        var form = EditorForm(await _editor.GetAsync(Address));
        form["Phase.EndYear.Value"] = "1999";
        form["Phase.Acronym.Text"] = "TYPED";
        form.Press(button);

        var answer = await _editor.PostAsync(form, Address);

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Contains("The phase ends in 1999, before it starts in 2016. Change one of the two years.", MessagesAt(answer, "Phase.EndYear.Value"));
        Assert.Equal("TYPED", EditorForm(answer)["Phase.Acronym.Text"]);
        var stored = await LatestAsync("iurcphase10000000000000000");
        Assert.True(stored.Published);
        Assert.DoesNotContain("TYPED", stored.Content.ToString(), StringComparison.Ordinal);
    }

    private async Task AssertRefusedAsync(RuleCase rule, string button)
    {
        var draft = rule.Draft();
        var message = await rule.MessageAsync(_tenant);
        var before = await CountAsync(rule.Type);

        var answer = await PostAsync(draft, button, rule.Forged ? rule.Field : null);

        Assert.True(answer.Status == HttpStatusCode.OK, $"Not refused: {answer}");
        Assert.Equal(before, await CountAsync(rule.Type));
        Assert.Contains(message, MessagesAt(answer, rule.Field));

        var form = EditorForm(answer);
        var lost = draft.Values
            .Where(pair => !(rule.Forged && pair.Key == rule.Field))
            .Where(pair => string.Join(',', pair.Value) != string.Join(',', ValuesOf(form, pair.Key)))
            .Select(pair => $"{pair.Key}: \"{string.Join(',', pair.Value)}\" came back as \"{string.Join(',', ValuesOf(form, pair.Key))}\"");
        Assert.Empty(lost);
    }

    private static string[] ValuesOf(HtmlForm form, string name) => name == Draft.Permission
        ? [form.IsTicked(name) ? "true" : "false"]
        : [.. form.Fields.Where(field => field.Key == name).Select(field => field.Value)];

    private async Task<Answer> PostAsync(Draft draft, string button, string? forged = null)
    {
        var address = $"/Admin/Contents/ContentTypes/{draft.Type}/Create";
        var page = await _editor.GetAsync(address);
        Assert.True(page.Status == HttpStatusCode.OK, page.ToString());
        var form = EditorForm(page);
        draft.TypeInto(form, forged);
        form.Press(button);
        return await _editor.PostAsync(form, address);
    }

    private async Task<ContentItem> SubmitAsync(Draft draft, string button)
    {
        var answer = await PostAsync(draft, button);
        Assert.True(answer.Status == HttpStatusCode.Redirect, answer.ToString());
        return await NewestAsync(draft.Type);
    }

    private Task<int> CountAsync(string type) => _tenant.UsingAsync(services =>
        services.GetRequiredService<ISession>().QueryIndex<ContentItemIndex>(index => index.ContentType == type).CountAsync());

    private Task<ContentItem> NewestAsync(string type) => _tenant.UsingAsync(services =>
        services.GetRequiredService<ISession>().Query<ContentItem, ContentItemIndex>(index => index.ContentType == type && index.Latest)
            .OrderByDescending(index => index.DocumentId).FirstOrDefaultAsync());

    private async Task RemoveNewestAsync(string type)
    {
        var id = (await NewestAsync(type)).ContentItemId;
        await _tenant.UsingAsync(async services =>
        {
            var content = services.GetRequiredService<IContentManager>();
            await content.RemoveAsync(await content.GetAsync(id, VersionOptions.Latest));
        });
    }

    private Task<ContentItem> LatestAsync(string id) => _tenant.UsingAsync(services =>
        services.GetRequiredService<IContentManager>().GetAsync(id, VersionOptions.Latest));

    private static HtmlForm EditorForm(Answer answer) => HtmlForm.Of(answer.Document, "form[enctype='multipart/form-data']");

    private static KeyValuePair<string, string> TokenOf(Answer page)
        => new("__RequestVerificationToken", page.Document.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!);

    /// <summary>The messages that stand at one field.</summary>
    private static IEnumerable<string> MessagesAt(Answer answer, string field)
        => answer.Document.QuerySelectorAll($"[data-valmsg-for='{field}']").Select(Answer.TextOf)
            .DefaultIfEmpty($"No message element for {field}. On the page: {string.Join(" | ", answer.Document.QuerySelectorAll(".validation-summary-errors, .field-validation-error, .toast").Select(Answer.TextOf))}");
}
