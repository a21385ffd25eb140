using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Xunit;

namespace Iurc.Cms.EditorTests;

/// <summary>Nothing that an editor has typed gets lost.</summary>
public sealed class SafeEditingTests(Cms cms)
{
    private const string Quote = "Testimonial.Quote.Text";
    private const string Person = "Testimonial.PersonName.Text";
    private const string Language = "Testimonial.Language.Text";
    private const string Permission = "Testimonial.PermissionGiven.Value";

    [Fact]
    public async Task Leaving_a_changed_form_asks_first()
    {
        await using var editor = await cms.NewEditorAsync();
        await editor.OpenAsync(Editor.NewTestimonial);
        await editor.TypeAsync(Quote, "Not saved");

        Assert.Equal("beforeunload", await editor.LeaveAndStayAsync());
        await Assertions.Expect(editor.Field(Quote)).ToHaveValueAsync("Not saved");

        // What is put back as it was is no change.
        await editor.Field(Quote).FillAsync("");
        await editor.LeaveAsync();
    }

    [Fact]
    public async Task A_form_that_was_only_looked_at_does_not_ask_and_keeps_nothing()
    {
        await using var editor = await cms.NewEditorAsync();
        await editor.OpenAsync("/Admin/Contents/ContentItems/iurchome000000000000000000/Edit");
        await Assertions.Expect(editor.Tab.Locator("[data-iurc-safe-editing] [name='SafeEditing.Work']")).ToHaveValueAsync(new Regex("^[0-9a-z]{8,40}$"));
        await editor.Field("TitlePart.Title").ClickAsync();
        await editor.Tab.Keyboard.PressAsync("End");
        await editor.LeaveAsync();
        Assert.Equal(0, await editor.CountKeptAsync());
    }

    [Fact]
    public async Task A_browser_that_was_killed_offers_the_work_back_and_restores_it()
    {
        await using var editor = await cms.NewEditorAsync();
        await editor.OpenAsync(Editor.NewTestimonial);
        await editor.Tab.GetByRole(AriaRole.Combobox, new() { Name = "Language of the quotation" }).FillAsync("French");
        await editor.Tab.Keyboard.PressAsync("Enter");
        await editor.Field(Permission).CheckAsync();
        await editor.TypeAsync(Quote, "Half a sen");
        await editor.WaitUntilKeptAsync("Half a sen");
        await editor.KillTabAsync();

        await editor.OpenAsync(Editor.NewTestimonial);
        await Assertions.Expect(editor.Offer).ToBeVisibleAsync();
        await Assertions.Expect(editor.Offer.Locator("time")).ToHaveTextAsync(new Regex("^[0-9]{2}:[0-9]{2}$"));
        await editor.Tab.GetByRole(AriaRole.Button, new() { Name = "Restore" }).ClickAsync();

        await Assertions.Expect(editor.Field(Quote)).ToHaveValueAsync("Half a sen");
        await Assertions.Expect(editor.Field(Language)).ToHaveValueAsync("fr");
        await Assertions.Expect(editor.Field(Permission)).ToBeCheckedAsync();
        await Assertions.Expect(editor.Offer).ToBeHiddenAsync();
        Assert.Equal("beforeunload", await editor.LeaveAndStayAsync());
    }

    [Fact]
    public async Task Rich_text_is_restored_in_its_own_editor()
    {
        await using var editor = await cms.NewEditorAsync();
        await editor.OpenAsync(Editor.NewPage);
        var rich = editor.Tab.Locator(".trumbowyg-editor").First;
        await rich.ClickAsync();
        await rich.PressSequentiallyAsync("Written with care");
        await editor.WaitUntilKeptAsync("Written with care");
        await editor.KillTabAsync();

        await editor.OpenAsync(Editor.NewPage);
        await Assertions.Expect(editor.Tab.Locator(".trumbowyg-editor").First).ToBeVisibleAsync();
        await editor.Tab.GetByRole(AriaRole.Button, new() { Name = "Restore" }).ClickAsync();

        await Assertions.Expect(editor.Tab.Locator(".trumbowyg-editor").First).ToHaveTextAsync("Written with care");
        await Assertions.Expect(editor.Tab.Locator("textarea[name='Page.Body.Html']")).ToHaveValueAsync(new Regex("Written with care"));
    }

    [Fact]
    public async Task Work_that_is_discarded_is_not_offered_again()
    {
        await using var editor = await cms.NewEditorAsync();
        await editor.OpenAsync(Editor.NewTestimonial);
        await editor.TypeAsync(Quote, "Never mind");
        await editor.WaitUntilKeptAsync("Never mind");
        await editor.KillTabAsync();

        await editor.OpenAsync(Editor.NewTestimonial);
        await editor.Tab.GetByRole(AriaRole.Button, new() { Name = "Discard" }).ClickAsync();
        await Assertions.Expect(editor.Offer).ToBeHiddenAsync();
        Assert.Equal(0, await editor.CountKeptAsync());
        await editor.Tab.ReloadAsync();
        await Assertions.Expect(editor.Offer).ToBeHiddenAsync();
    }

    [Fact]
    public async Task New_work_does_not_push_out_work_that_is_still_offered()
    {
        await using var editor = await cms.NewEditorAsync();
        foreach (var text in new[] { "The first text", "The second text" })
        {
            await editor.OpenAsync(Editor.NewTestimonial);
            await editor.TypeAsync(Quote, text);
            await editor.WaitUntilKeptAsync(text);
            await editor.KillTabAsync();
        }

        await editor.OpenAsync(Editor.NewTestimonial);
        await editor.Tab.GetByRole(AriaRole.Button, new() { Name = "Discard" }).ClickAsync();
        await editor.Tab.GetByRole(AriaRole.Button, new() { Name = "Restore" }).ClickAsync();
        await Assertions.Expect(editor.Field(Quote)).ToHaveValueAsync("The first text");
    }

    [Fact]
    public async Task After_a_save_nothing_is_asked_and_nothing_is_offered()
    {
        await using var editor = await cms.NewEditorAsync();
        await editor.OpenAsync(Editor.NewTestimonial);
        await editor.TypeAsync(Quote, "Saved in time");
        await editor.TypeAsync(Person, "Somebody who saves");
        await editor.WaitUntilKeptAsync("Saved in time");
        await editor.SaveSuccessfullyAsync();
        Assert.False(editor.WasAsked);
        await Assertions.Expect(editor.Offer).ToBeHiddenAsync();
        Assert.Equal(0, await editor.CountKeptAsync());

        await editor.OpenAsync(Editor.NewTestimonial);
        await Assertions.Expect(editor.Offer).ToBeHiddenAsync();
        Assert.DoesNotContain(await editor.Tab.Context.CookiesAsync(), cookie => cookie.Name == "iurc-saved");
    }

    [Theory]
    [InlineData("Page", "TitlePart.Title")]
    [InlineData("Testimonial", Quote)]
    public async Task What_a_form_has_stored_that_a_list_opened_is_not_offered_again(string type, string field)
    {
        await using var editor = await cms.NewEditorAsync();
        await OpenFromListAsync(editor, type);
        await editor.TypeAsync(field, "Opened from the list");
        if (type == "Testimonial")
        {
            await editor.TypeAsync(Person, "Somebody in a list");
            await editor.Field(Permission).CheckAsync();
        }

        await editor.WaitUntilKeptAsync("Opened from the list");
        await editor.PublishAsync();
        await Assertions.Expect(editor.Tab).ToHaveURLAsync(new Regex($"/ContentItems/{type}$"));
        await Assertions.Expect(editor.Tab.Locator(".message-success, .alert-success").First).ToBeAttachedAsync();

        await OpenFromListAsync(editor, type);
        await Assertions.Expect(editor.Tab.Locator("[data-iurc-safe-editing] [name='SafeEditing.Work']")).ToHaveValueAsync(new Regex("^[0-9a-z]{8,40}$"));
        await Assertions.Expect(editor.Offer).ToBeHiddenAsync();
        Assert.Equal(0, await editor.CountKeptAsync());
    }

    [Fact]
    public async Task A_log_in_that_has_expired_costs_nothing()
    {
        await using var editor = await cms.NewEditorAsync();
        await editor.OpenAsync(Editor.NewTestimonial);
        await editor.TypeAsync(Quote, "Written too slowly");
        await editor.LogOutAsync();
        await editor.SaveAsync();
        await Assertions.Expect(editor.Tab.Locator("[data-iurc-safe-editing]")).ToHaveCountAsync(0);
        await Assertions.Expect(editor.Tab.GetByText("kept in this browser")).ToBeVisibleAsync();
        editor.ForgetErrors();

        // Nothing is kept of another form, whatever an address says.
        await editor.OpenAsync("/Login?ReturnUrl=" + Uri.EscapeDataString(Editor.NewPage));
        await Assertions.Expect(editor.Tab.GetByLabel("Username")).ToBeVisibleAsync();
        await Assertions.Expect(editor.Tab.GetByText("kept in this browser")).ToBeHiddenAsync();

        await editor.LogInAsync("admin", "Test-Password-1!");
        await editor.OpenAsync(Editor.NewTestimonial);
        await editor.Tab.GetByRole(AriaRole.Button, new() { Name = "Restore" }).ClickAsync();
        await Assertions.Expect(editor.Field(Quote)).ToHaveValueAsync("Written too slowly");
    }

    [Fact]
    public async Task A_form_that_was_refused_still_asks_before_it_is_left()
    {
        await using var editor = await cms.NewEditorAsync();
        await editor.OpenAsync(Editor.NewTestimonial);
        await editor.TypeAsync(Quote, "Whose words?");
        await editor.PublishAsync();
        await Assertions.Expect(editor.Summary).ToBeVisibleAsync();
        await Assertions.Expect(editor.Offer).ToBeHiddenAsync();

        await editor.Field(Quote).ClickAsync();
        Assert.Equal("beforeunload", await editor.LeaveAndStayAsync());
    }

    [Fact]
    public async Task Restored_work_does_not_replace_what_somebody_else_has_saved_since()
    {
        await using var first = await cms.NewEditorAsync();
        await using var second = await cms.NewEditorAsync();
        await first.OpenAsync(Editor.NewTestimonial);
        await first.TypeAsync(Quote, "At first");
        await first.TypeAsync(Person, "Two editors");
        await first.SaveSuccessfullyAsync();
        var address = first.Tab.Url;

        await second.OpenAsync(address);
        await second.TypeAsync(Quote, "Mine: ");
        await second.WaitUntilKeptAsync("Mine: ");
        await second.KillTabAsync();
        await first.Field(Quote).FillAsync("Theirs");
        await first.SaveSuccessfullyAsync();

        await second.OpenAsync(address);
        await second.Tab.GetByRole(AriaRole.Button, new() { Name = "Restore" }).ClickAsync();
        await second.SaveAsync();
        await Assertions.Expect(second.Summary).ToContainTextAsync("admin saved this item on");
        await Assertions.Expect(second.Tab.Locator("[data-iurc-safe-editing] td")).ToHaveTextAsync([new Regex("Mine"), new Regex("^Theirs$")]);

        await second.Tab.GetByLabel("Save mine anyway").CheckAsync();
        await second.SaveSuccessfullyAsync();
        await Assertions.Expect(second.Field(Quote)).ToHaveValueAsync(new Regex("Mine"));
        Assert.Equal(0, await second.CountKeptAsync());
    }

    private static async Task OpenFromListAsync(Editor editor, string type)
    {
        await editor.OpenAsync("/Admin/Contents/ContentItems/" + type);
        await editor.Tab.GetByRole(AriaRole.Link, new() { Name = "New " + type }).ClickAsync();
        await Assertions.Expect(editor.Tab).ToHaveURLAsync(new Regex("/Create\\?returnUrl="));
    }
}
