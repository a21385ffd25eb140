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
    public async Task An_address_gets_the_beginning_that_nobody_writes()
    {
        await using var editor = await cms.NewEditorAsync();
        await editor.OpenAsync("/Admin/Contents/ContentTypes/Region/Create");
        await editor.TypeAsync("Region.Website.Text", "www.example.org/china");
        await editor.Tab.Keyboard.PressAsync("Tab");
        await Assertions.Expect(editor.Field("Region.Website.Text")).ToHaveValueAsync("https://www.example.org/china");
        // What might be meant otherwise stays.
        await editor.Field("Region.Website.Text").FillAsync("ftp://example.org");
        await editor.Tab.Keyboard.PressAsync("Tab");
        await Assertions.Expect(editor.Field("Region.Website.Text")).ToHaveValueAsync("ftp://example.org");
    }

    [Fact]
    public async Task A_form_without_errors_takes_no_focus()
    {
        await using var editor = await cms.NewEditorAsync();
        await editor.OpenAsync(Editor.NewTestimonial);
        await Assertions.Expect(editor.Tab.Locator("[data-iurc-counter]")).ToHaveCountAsync(3);
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
        await Assertions.Expect(counter).ToHaveTextAsync("");
        await editor.TypeAsync(field, "a");
        await Assertions.Expect(counter).ToHaveTextAsync("1 character");
        await editor.Field(field).FillAsync("E\u0301te\u0301 🇨🇦");
        await Assertions.Expect(counter).ToHaveTextAsync("5 characters");
        await editor.Field(field).FillAsync("");
        await Assertions.Expect(counter).ToHaveTextAsync("No characters");
    }

    [Theory]
    [InlineData("TitlePart.Title", 60)]
    [InlineData("Page.Summary.Text", 160)]
    [InlineData("SeoMetaPart.PageTitle", 60)]
    [InlineData("SeoMetaPart.MetaDescription", 160)]
    public async Task A_text_that_search_results_cut_says_so(string field, int most)
    {
        await using var editor = await cms.NewEditorAsync();
        await editor.OpenAsync(Editor.NewPage);
        if (field.StartsWith("Seo", StringComparison.Ordinal))
        {
            await editor.ChooseAsync("Address and search");
        }

        var counter = editor.Tab.Locator($"[data-iurc-counter='{field}']");
        await editor.Field(field).FillAsync(new string('a', most));
        await Assertions.Expect(counter).ToHaveTextAsync($"{most} characters");
        await editor.Field(field).FillAsync(new string('a', most + 1));
        await Assertions.Expect(counter).ToHaveTextAsync($"{most + 1} characters. Search results show about the first {most}.");
        await Assertions.Expect(counter).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_field_that_must_be_filled_in_says_so_in_words_and_to_screen_readers()
    {
        await using var editor = await cms.NewEditorAsync();
        await editor.OpenAsync("/Admin/Contents/ContentTypes/Phase/Create");
        foreach (var label in new[] { "Title", "Number", "Name of the programme", "First year", "Last year" })
        {
            var field = editor.Tab.GetByLabel(label + " required", new() { Exact = true });
            await Assertions.Expect(field).ToBeVisibleAsync();
            await Assertions.Expect(field).ToHaveAttributeAsync("aria-required", "true");
        }

        await Assertions.Expect(editor.Tab.GetByLabel("Acronym", new() { Exact = true })).Not.ToHaveAttributeAsync("aria-required", "true");
    }

    [Fact]
    public async Task Who_said_it_is_a_group_and_what_most_do_without_is_folded_until_it_is_needed()
    {
        await using var editor = await cms.NewEditorAsync();
        await editor.OpenAsync(Editor.NewTestimonial);
        var group = editor.Tab.GetByRole(AriaRole.Group, new() { Name = "Who said it" });
        foreach (var label in new[] { "Person", "Role", "Organisation", "Place" })
        {
            await Assertions.Expect(group.GetByLabel(label, new() { Exact = true })).ToBeVisibleAsync();
        }

        await Assertions.Expect(group.GetByRole(AriaRole.Combobox, new() { Name = "Country" })).ToBeVisibleAsync();

        await Assertions.Expect(editor.Tab.GetByLabel("Source", new() { Exact = true })).ToBeHiddenAsync();
        await editor.Tab.GetByText("Where and when it was said").ClickAsync();
        await editor.Tab.GetByLabel("Source", new() { Exact = true }).FillAsync("no address");
        await editor.Tab.GetByText("Where and when it was said").ClickAsync();
        await editor.Field(Quote).FillAsync("We met.");
        await editor.Field("Testimonial.PersonName.Text").FillAsync("Ada");
        await editor.SaveAsync();
        // The browser itself has refused it, and shows where.
        await Assertions.Expect(editor.Tab.GetByLabel("Source", new() { Exact = true })).ToBeFocusedAsync();
        await editor.Tab.GetByLabel("Source", new() { Exact = true }).FillAsync("https://example.eu/interview");
        await editor.SaveSuccessfullyAsync();
        await Assertions.Expect(editor.Tab.GetByLabel("Source", new() { Exact = true })).ToBeVisibleAsync();
    }

    [Fact]
    public async Task An_address_that_is_taken_is_called_an_address()
    {
        await using var editor = await cms.NewEditorAsync();
        await editor.OpenAsync(Editor.NewPage);
        await editor.Field("TitlePart.Title").FillAsync("Another notice");
        await editor.ChooseAsync("Address and search");
        await editor.Tab.GetByLabel("Address", new() { Exact = true }).FillAsync("contact");
        await editor.SaveAsync();
        await Assertions.Expect(editor.Summary.GetByRole(AriaRole.Link)).ToHaveTextAsync("Another page has this address. Write another one, or leave it empty.");
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
