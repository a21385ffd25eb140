using Microsoft.Playwright;
using Xunit;

namespace Iurc.Cms.EditorTests;

/// <summary>A part of the preview leads to its field, and a field to its part; nothing else on the page does anything.</summary>
public sealed class PreviewPlacesTests(Cms cms)
{
    private const string Home = "/Admin/Contents/ContentItems/iurchome000000000000000000/Edit";

    [Fact]
    public async Task A_part_that_is_chosen_leads_to_its_field_also_in_a_block_that_is_closed()
    {
        await using var editor = await cms.NewEditorAsync();
        await editor.OpenAsync(Home);
        var panel = await PreviewTests.OpenAsync(editor);
        var heading = PreviewTests.Shown(panel).GetByRole(AriaRole.Heading, new() { Name = "What partners say" });
        var field = editor.Tab.GetByRole(AriaRole.Group, new() { Name = "Testimonials: What partners say" }).GetByLabel("Heading");
        await Assertions.Expect(field).ToBeHiddenAsync();
        await heading.ClickAsync();
        await Assertions.Expect(field).ToBeFocusedAsync();
        await Assertions.Expect(field).ToHaveValueAsync("What partners say");

        // What is typed there shows there.
        await field.FillAsync("What all partners say");
        await Assertions.Expect(PreviewTests.Shown(panel).GetByRole(AriaRole.Heading, new() { Name = "What all partners say" })).ToBeVisibleAsync();
        await Assertions.Expect(PreviewTests.Shown(panel).Locator("[data-iurc-current]")).ToHaveTextAsync("What all partners say");
    }

    [Fact]
    public async Task The_field_that_has_the_focus_is_outlined_and_shown_in_the_page()
    {
        await using var editor = await cms.NewEditorAsync();
        await editor.OpenAsync(Home);
        var panel = await PreviewTests.OpenAsync(editor);
        await editor.Field("LandingPage.Summary.Text").FocusAsync();
        await Assertions.Expect(Current(panel)).ToContainTextAsync("Cities and regions of the European Union");
        await editor.Tab.GetByRole(AriaRole.Button, new() { Name = "Regions of Phase I", Exact = true }).FocusAsync();
        await Assertions.Expect(Current(panel)).ToContainTextAsync("Visit the Phase I");
        await Assertions.Expect(Current(panel)).ToBeInViewportAsync();
        Assert.NotEqual("none", await Current(panel).EvaluateAsync<string>("part => getComputedStyle(part).outlineStyle"));
    }

    [Fact]
    public async Task By_keyboard_a_field_leads_to_its_part_and_the_part_back()
    {
        await using var editor = await cms.NewEditorAsync();
        await editor.OpenAsync(Editor.NewPage);
        await editor.Field("TitlePart.Title").FillAsync("By keyboard");
        await editor.Field("Page.Summary.Text").FillAsync("There and back");
        var panel = await PreviewTests.OpenAsync(editor);
        await editor.Field("Page.Summary.Text").FocusAsync();
        await editor.Tab.Keyboard.PressAsync("Alt+Shift+P");
        await Assertions.Expect(PreviewTests.Shown(panel).GetByText("There and back")).ToBeFocusedAsync();
        await editor.Tab.Keyboard.PressAsync("Enter");
        await Assertions.Expect(editor.Field("Page.Summary.Text")).ToBeFocusedAsync();

        // The same by the button of the panel.
        await panel.GetByRole(AriaRole.Button, new() { Name = "Show in preview" }).ClickAsync();
        await Assertions.Expect(PreviewTests.Shown(panel).GetByText("There and back")).ToBeFocusedAsync();
    }

    [Fact]
    public async Task A_link_leads_to_the_form_and_not_away()
    {
        await using var editor = await cms.NewEditorAsync();
        await editor.OpenAsync(Home);
        var panel = await PreviewTests.OpenAsync(editor);
        await PreviewTests.Shown(panel).GetByRole(AriaRole.Link, new() { Name = "Regions", Exact = true }).First.ClickAsync();
        await Assertions.Expect(panel.GetByRole(AriaRole.Status)).ToContainTextAsync("no field of this form changes it");
        await Assertions.Expect(PreviewTests.Shown(panel).Locator("h1")).ToContainTextAsync("International Urban");
    }

    /// <summary>The policy of public pages holds in the frame: what a page could smuggle in does not run there. Without the policy it would.</summary>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task No_script_runs_in_the_page(bool hasPolicy)
    {
        await using var editor = await cms.NewEditorAsync();
        await editor.OpenAsync(Editor.NewPage);
        await editor.Field("TitlePart.Title").FillAsync("With a script");
        await editor.Tab.RouteAsync("**/Preview/Display**", async route =>
        {
            var answer = await route.FetchAsync();
            var headers = answer.Headers.Where(header => hasPolicy || header.Key != "content-security-policy").ToDictionary();
            var body = (await answer.TextAsync()).Replace("</h1>", "</h1><script>document.documentElement.dataset.ran = 'yes';</script>", StringComparison.Ordinal);
            await route.FulfillAsync(new() { Status = answer.Status, Headers = headers, Body = body });
        });
        var panel = await PreviewTests.OpenAsync(editor);
        await Assertions.Expect(PreviewTests.Shown(panel).Locator("h1 + script")).ToBeAttachedAsync();
        Assert.Equal(hasPolicy ? null : "yes", await PreviewTests.Shown(panel).Locator("html").GetAttributeAsync("data-ran"));
    }

    [Fact]
    public async Task It_stays_open_in_this_tab_and_is_closed_again_with_the_focus_where_it_was()
    {
        await using var editor = await cms.NewEditorAsync();
        await editor.OpenAsync(Editor.NewPage);
        var panel = editor.Tab.GetByRole(AriaRole.Region, new() { Name = "Preview" });
        await Assertions.Expect(panel).ToBeHiddenAsync();
        await PreviewTests.OpenAsync(editor);
        await panel.GetByRole(AriaRole.Button, new() { Name = "Phone" }).ClickAsync();

        await editor.OpenAsync(Home);
        await Assertions.Expect(PreviewTests.Shown(panel).Locator("h1")).ToBeVisibleAsync();
        await Assertions.Expect(panel.GetByRole(AriaRole.Button, new() { Name = "Phone", Pressed = true })).ToBeVisibleAsync();

        await panel.GetByRole(AriaRole.Button, new() { Name = "Close the preview" }).ClickAsync();
        await Assertions.Expect(panel).ToBeHiddenAsync();
        await Assertions.Expect(editor.Tab.GetByRole(AriaRole.Button, new() { Name = "Preview", Exact = true })).ToBeFocusedAsync();
        await editor.OpenAsync(Editor.NewPage);
        await Assertions.Expect(editor.Tab.Locator("#iurc-preview")).ToBeHiddenAsync();
    }

    [Fact]
    public async Task What_hinders_it_is_said_and_the_page_stays()
    {
        await using var editor = await cms.NewEditorAsync();
        await editor.OpenAsync(Editor.NewPage);
        await editor.Field("TitlePart.Title").FillAsync("Before");
        var panel = await PreviewTests.OpenAsync(editor);
        await editor.Tab.RouteAsync("**/Preview/Draft", route => route.AbortAsync());
        await editor.TypeAsync("TitlePart.Title", " and after");
        await Assertions.Expect(panel.GetByRole(AriaRole.Status)).ToContainTextAsync("the site could not be reached");
        await Assertions.Expect(PreviewTests.Shown(panel).Locator("h1")).ToHaveTextAsync("Before");

        await editor.Tab.UnrouteAllAsync();
        await editor.LogOutAsync();
        await editor.TypeAsync("TitlePart.Title", "!");
        await Assertions.Expect(panel.GetByRole(AriaRole.Status)).ToContainTextAsync("You are no longer logged in");
        editor.ForgetErrors();
    }

    [Theory]
    [InlineData(1280, ColorScheme.Light)]
    [InlineData(1280, ColorScheme.Dark)]
    [InlineData(390, ColorScheme.Light)]
    [InlineData(390, ColorScheme.Dark)]
    public async Task The_panel_is_accessible_and_leaves_room_for_the_form(int width, ColorScheme scheme)
    {
        await using var editor = await cms.NewEditorAsync(new() { ViewportSize = new() { Width = width, Height = 844 }, ColorScheme = scheme });
        await editor.OpenAsync(Editor.NewPage);
        var panel = await PreviewTests.OpenAsync(editor);
        Assert.Empty(await Surface.ViolationsAsync(editor, "#iurc-preview"));
        Assert.True(await editor.Tab.EvaluateAsync<bool>("() => document.documentElement.scrollWidth <= innerWidth"));
        Assert.True(await panel.EvaluateAsync<bool>("""
            panel => [...document.querySelectorAll('form input:not([type=hidden]), form button')].filter(control => control.checkVisibility()).every(control => {
              control.scrollIntoView({ block: 'center' });
              const [box, over] = [control.getBoundingClientRect(), panel.getBoundingClientRect()];
              return box.right <= over.left || box.bottom <= over.top;
            })
            """));
        Assert.True(await panel.EvaluateAsync<bool>("""
            panel => [...panel.querySelectorAll('button')].every(button => {
              const box = button.getBoundingClientRect();
              return button.contains(document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2));
            })
            """));
    }

    private static ILocator Current(ILocator panel) => PreviewTests.Shown(panel).Locator("[data-iurc-current]");
}
