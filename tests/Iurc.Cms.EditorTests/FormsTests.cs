using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using Xunit;

namespace Iurc.Cms.EditorTests;

/// <summary>A form says what is wrong and leads there.</summary>
public sealed class FormsTests(Cms cms)
{
    private const string Quote = "Testimonial.Quote.Text";
    private const string Message = "Say who is quoted: write a person's name, or a place, or an organisation.";

    [Fact]
    public async Task The_summary_has_the_focus_and_its_links_lead_to_the_fields()
    {
        await using var editor = await RefusedAsync();
        await Assertions.Expect(editor.Summary).ToBeFocusedAsync();

        // With the keyboard, as somebody does who does not see the page.
        var link = editor.Summary.GetByRole(AriaRole.Link, new() { Name = Message });
        await editor.Tab.Keyboard.PressAsync("Tab");
        await Assertions.Expect(link).ToBeFocusedAsync();
        await editor.Tab.Keyboard.PressAsync("Enter");
        await Assertions.Expect(editor.Field("Testimonial.PersonName.Text")).ToBeFocusedAsync();
    }

    [Fact]
    public async Task A_form_without_errors_takes_no_focus()
    {
        await using var editor = await cms.NewEditorAsync();
        await editor.OpenAsync(Editor.NewTestimonial);
        await Assertions.Expect(editor.Tab.Locator("[data-iurc-counter]")).ToHaveCountAsync(1);
        await Assertions.Expect(editor.Summary).ToHaveCountAsync(0);
    }

    [Theory]
    [InlineData(Editor.NewTestimonial, Quote)]
    [InlineData(Editor.NewPage, "Page.Summary.Text")]
    public async Task The_length_of_a_text_is_shown_while_it_grows(string address, string field)
    {
        await using var editor = await cms.NewEditorAsync();
        await editor.OpenAsync(address);
        var counter = editor.Tab.Locator($"[data-iurc-counter='{field}'][aria-live=polite]");
        await Assertions.Expect(counter).ToHaveTextAsync("No characters");
        await editor.TypeAsync(field, "a");
        await Assertions.Expect(counter).ToHaveTextAsync("1 character");
        await editor.Field(field).FillAsync("E\u0301te\u0301 🇨🇦");
        await Assertions.Expect(counter).ToHaveTextAsync("5 characters");
    }

    [Fact]
    public async Task Our_markup_has_no_accessibility_violations()
    {
        await using var editor = await RefusedAsync();
        await AssertAccessibleAsync(editor, ".validation-summary-errors", "[data-iurc-counter]");

        // The offer and the notice of a conflict, both at once.
        await editor.KillTabAsync();
        await editor.OpenAsync(Editor.NewTestimonial);
        await Assertions.Expect(editor.Offer).ToBeVisibleAsync();
        await editor.Tab.GetByRole(AriaRole.Button, new() { Name = "Restore" }).ClickAsync();
        await editor.TypeAsync("Testimonial.PersonName.Text", "Axe");
        await editor.SaveSuccessfullyAsync();
        await editor.Field(Quote).FillAsync("Not from the newest");
        await editor.WaitUntilKeptAsync("Not from the newest");
        var address = editor.Tab.Url;
        await editor.KillTabAsync();
        await editor.OpenAsync(address);
        await editor.Field(Quote).FillAsync("Another text");
        await editor.Tab.EvalOnSelectorAsync("[name='SafeEditing.Base']", "field => { field.value = 'older'; }");
        await editor.SaveAsync();
        await Assertions.Expect(editor.Tab.Locator("#iurc-newer")).ToBeVisibleAsync();
        await Assertions.Expect(editor.Offer).ToBeVisibleAsync();
        await AssertAccessibleAsync(editor, "[data-iurc-safe-editing]", ".validation-summary-errors");
    }

    private async Task<Editor> RefusedAsync()
    {
        var editor = await cms.NewEditorAsync();
        await editor.OpenAsync(Editor.NewTestimonial);
        await editor.Field(Quote).FillAsync("Who says so?");
        await editor.PublishAsync();
        await Assertions.Expect(editor.Summary).ToBeVisibleAsync();
        return editor;
    }

    private static async Task AssertAccessibleAsync(Editor editor, params string[] selectors)
    {
        var result = await editor.Tab.RunAxe(new AxeRunContext { Include = [.. selectors.Select(selector => new AxeSelector(selector))] });
        Assert.Empty(result.Violations.Select(violation => $"{violation.Id}: {string.Join(", ", violation.Nodes.Select(node => $"{node.Html} {string.Join(' ', node.Any.Select(check => check.Message))}"))}"));
    }
}
