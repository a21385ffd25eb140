using Microsoft.Playwright;
using Xunit;

namespace Iurc.Cms.EditorTests;

/// <summary>Who uses the keyboard is always somewhere: past the menu at once, in what has just come, and back where a dialog was opened.</summary>
public sealed class FocusTests(Cms cms)
{
    [Fact]
    public async Task The_first_stop_leads_past_the_menu()
    {
        await using var editor = await cms.NewEditorAsync();
        await editor.OpenAsync("/Admin/Contents/ContentItems/Region");
        await editor.Tab.Keyboard.PressAsync("Tab");
        var skip = editor.Tab.GetByRole(AriaRole.Link, new() { Name = "Skip to content" });
        await Assertions.Expect(skip).ToBeFocusedAsync();
        await Assertions.Expect(skip).ToBeInViewportAsync(new() { Ratio = 1 });
        await editor.Tab.Keyboard.PressAsync("Enter");
        await editor.Tab.Keyboard.PressAsync("Tab");
        Assert.True(await editor.Tab.EvaluateAsync<bool>("() => Boolean(document.activeElement.closest('[role=main]'))"));
    }

    [Fact]
    public async Task A_picture_block_has_the_focus_when_it_has_come_and_stays_in_sight_when_it_moves()
    {
        await using var editor = await cms.NewEditorAsync();
        await editor.OpenAsync("/Admin/Contents/ContentTypes/LandingPage/Create");
        await BlocksTests.AddAsync(editor, "Text");
        await BlocksTests.AddAsync(editor, "Picture");
        await Assertions.Expect(BlocksTests.RowOf(editor, "Picture").Locator(".card-body :focus")).ToBeInViewportAsync(new() { Ratio = 1 });

        var up = editor.Tab.GetByRole(AriaRole.Button, new() { Name = "Move Picture up" });
        await up.FocusAsync();
        await editor.Tab.Keyboard.PressAsync("Enter");
        await Assertions.Expect(up).ToBeFocusedAsync();
        await Assertions.Expect(up).ToBeInViewportAsync(new() { Ratio = 1 });
    }

    [Fact]
    public async Task The_bar_of_a_field_for_files_stops_nobody_at_what_does_nothing_and_has_names_to_be_seen()
    {
        await using var editor = await cms.NewEditorAsync();
        await editor.OpenAsync(Editor.NewTestimonial);
        var bar = editor.Tab.Locator("#Testimonial_Portrait .media-field-toolbar");
        await Assertions.Expect(bar.GetByRole(AriaRole.Button, new() { Name = "Add" })).ToHaveAttributeAsync("title", "Add");
        foreach (var name in new[] { "Text of the picture", "What must not be cut off", "Delete" })
        {
            foreach (var button in await bar.Locator($"[title='{name}']:visible").AllAsync())
            {
                await Assertions.Expect(button).ToHaveAttributeAsync("tabindex", "-1");
            }
        }

        await Assertions.Expect(bar.Locator("[title='Delete']")).ToHaveCountAsync(1);
    }

    [Fact]
    public async Task Who_does_not_delete_several_lines_is_back_where_they_asked_for_it()
    {
        await using var editor = await cms.NewEditorAsync();
        await editor.OpenAsync("/Admin/Contents/ContentItems/Testimonial");
        await editor.Tab.Locator("input[name=itemIds]").First.CheckAsync();
        var delete = editor.Tab.Locator("[data-iurc-bulk] button[value=Remove]");
        await delete.FocusAsync();
        await editor.Tab.Keyboard.PressAsync("Enter");
        await Keyboard.GoToAsync(editor, editor.Tab.Locator("#modalCancelButton"));
        await editor.Tab.Keyboard.PressAsync("Enter");
        await Assertions.Expect(editor.Tab.Locator("#confirmRemoveModal")).ToHaveCountAsync(0);
        await Assertions.Expect(delete).ToBeFocusedAsync();
    }

    [Fact]
    public async Task Who_has_chosen_a_phase_is_at_it_and_who_finds_no_country_sees_it()
    {
        await using var editor = await cms.NewEditorAsync(new() { ViewportSize = new() { Width = 1280, Height = 600 } });
        await editor.OpenAsync("/Admin/Contents/ContentTypes/Region/Create");
        var field = editor.Tab.Locator(".field-wrapper:has(.multiselect)").First;
        await field.Locator(".multiselect").ClickAsync();
        await editor.Tab.Keyboard.TypeAsync("phase ii");
        await Assertions.Expect(field.Locator(".multiselect__option--highlight").Filter(new() { HasText = "Phase II" })).ToBeVisibleAsync();
        await editor.Tab.Keyboard.PressAsync("Enter");
        await Assertions.Expect(field.Locator(".content-picker-default__list-item button")).ToBeFocusedAsync();

        var countries = editor.Tab.Locator("#Region_Countries_Values_choice");
        // At the foot of the screen.
        await countries.EvaluateAsync("input => input.scrollIntoView({ block: 'end' })");
        await countries.FocusAsync();
        await editor.Tab.Keyboard.TypeAsync("atlantis");
        var nothing = editor.Tab.Locator(".iurc-choice:has(#Region_Countries_Values_choice) [role=status]");
        await Assertions.Expect(nothing).Not.ToBeEmptyAsync();
        await Assertions.Expect(nothing).ToBeInViewportAsync(new() { Ratio = 1 });
        await Assertions.Expect(nothing).Not.ToHaveClassAsync("visually-hidden");
    }
}
