using Microsoft.Playwright;
using Xunit;

namespace Iurc.Cms.EditorTests;

/// <summary>What was typed survives an answer that is not the one that was hoped for.</summary>
public sealed class LostConnectionTests(Cms cms)
{
    private const string Quote = "Testimonial.Quote.Text";

    [Fact]
    public async Task An_error_of_the_server_costs_nothing()
    {
        await using var editor = await cms.NewEditorAsync();
        await editor.OpenAsync(Editor.NewTestimonial);
        await editor.TypeAsync(Quote, "Then came an error");
        await editor.Tab.RouteAsync("**/Create", route => route.Request.Method == "POST"
            ? route.FulfillAsync(new() { Status = 500, Body = "Broken" })
            : route.ContinueAsync());
        await editor.SaveAsync();
        await Assertions.Expect(editor.Tab.GetByText("Broken")).ToBeVisibleAsync();

        await editor.OpenAsync(Editor.NewTestimonial);
        await editor.Tab.GetByRole(AriaRole.Button, new() { Name = "Restore" }).ClickAsync();
        await Assertions.Expect(editor.Field(Quote)).ToHaveValueAsync("Then came an error");
    }

    [Fact]
    public async Task A_form_with_a_stale_token_comes_back_and_offers_what_was_typed()
    {
        await using var editor = await cms.NewEditorAsync();
        await editor.OpenAsync(Editor.NewTestimonial);
        await editor.TypeAsync(Quote, "Open for a week");
        await editor.Tab.EvalOnSelectorAllAsync("[name='__RequestVerificationToken']", "fields => fields.forEach(field => { field.value = 'stale'; })");
        await editor.SaveAsync();

        await Assertions.Expect(editor.Tab.GetByRole(AriaRole.Alert)).ToContainTextAsync("What you had typed is kept");
        await editor.Tab.GetByRole(AriaRole.Button, new() { Name = "Restore" }).ClickAsync();
        await Assertions.Expect(editor.Field(Quote)).ToHaveValueAsync("Open for a week");
        await editor.TypeAsync("Testimonial.PersonName.Text", "Patient");
        await editor.SaveSuccessfullyAsync();
    }
}
