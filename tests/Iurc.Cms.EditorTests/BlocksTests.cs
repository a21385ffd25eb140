using Microsoft.Playwright;
using Xunit;

namespace Iurc.Cms.EditorTests;

/// <summary>The blocks of a page are named by what is in them, and are added, moved, copied and deleted, by keyboard as well as by mouse.</summary>
public sealed class BlocksTests(Cms cms)
{
    private const string Home = "/Admin/Contents/ContentItems/iurchome000000000000000000/Edit";
    private const string NewLandingPage = "/Admin/Contents/ContentTypes/LandingPage/Create";

    [Fact]
    public async Task A_row_is_named_by_what_is_in_it()
    {
        await using var editor = await cms.NewEditorAsync();
        await editor.OpenAsync(Home);
        await ExpectRowsAsync(editor, "Phase in focus: Phase III", "Timeline: The phases of the programme", "Testimonials: What partners say", "Regions of Phase II", "Regions of Phase I");

        await RowOf(editor, "Timeline: The phases of the programme").GetByRole(AriaRole.Button, new() { Name = "Timeline" }).First.ClickAsync();
        await editor.Tab.GetByLabel("Heading").First.FillAsync("What came when");
        await Assertions.Expect(RowOf(editor, "Timeline: What came when").GetByRole(AriaRole.Button, new() { Name = "Move Timeline: What came when up" })).ToBeVisibleAsync();
    }

    /// <summary>A page with four blocks, moved and previewed: no mouse.</summary>
    [Fact]
    public async Task A_page_of_four_blocks_is_made_moved_and_previewed_by_keyboard_alone()
    {
        await using var editor = await cms.NewEditorAsync();
        await editor.OpenAsync(NewLandingPage);
        await Keyboard.GoToAsync(editor, editor.Field("TitlePart.Title"));
        await editor.Tab.Keyboard.TypeAsync("Made by keyboard");

        foreach (var (type, heading) in new[] { ("Text", "How it began"), ("Text", "What came of it"), ("Timeline", "When"), ("Funding statement", "Who pays") })
        {
            await Keyboard.GoToAsync(editor, editor.Tab.GetByRole(AriaRole.Button, new() { Name = "Add a block" }));
            await editor.Tab.Keyboard.PressAsync("Enter");
            await Keyboard.GoToAsync(editor, Chooser(editor).GetByRole(AriaRole.Button).Filter(new() { Has = editor.Tab.GetByText(type, new() { Exact = true }) }));
            await editor.Tab.Keyboard.PressAsync("Enter");
            // The new block is open, and its first field has the focus.
            await Assertions.Expect(RowOf(editor, type).GetByLabel("Heading")).ToBeFocusedAsync();
            await editor.Tab.Keyboard.TypeAsync(heading);
            await Assertions.Expect(RowOf(editor, $"{type}: {heading}")).ToBeVisibleAsync();
        }

        var up = editor.Tab.GetByRole(AriaRole.Button, new() { Name = "Move Funding statement: Who pays up" });
        await Keyboard.GoToAsync(editor, up);
        for (var place = 3; place >= 1; place--)
        {
            await editor.Tab.Keyboard.PressAsync("Enter");
            await Assertions.Expect(Said(editor)).ToHaveTextAsync($"Funding statement: Who pays is now number {place} of 4.");
            await Assertions.Expect(up).ToBeFocusedAsync();
        }

        await editor.Tab.Keyboard.PressAsync("Enter");
        await Assertions.Expect(Said(editor)).ToHaveTextAsync("Funding statement: Who pays is the first already.");
        await ExpectRowsAsync(editor, "Funding statement: Who pays", "Text: How it began", "Text: What came of it", "Timeline: When");

        await Keyboard.GoToAsync(editor, editor.Tab.GetByRole(AriaRole.Button, new() { Name = "Preview", Exact = true }));
        await editor.Tab.Keyboard.PressAsync("Enter");
        var page = PreviewTests.Shown(editor.Tab.GetByRole(AriaRole.Region, new() { Name = "Preview" }));
        await Assertions.Expect(page.Locator("main h2")).ToHaveTextAsync(["Who pays", "How it began", "What came of it", "When"]);

        // OrchardCore issue 19803: a move changes no field, and the preview did not follow it.
        await Keyboard.GoToAsync(editor, editor.Tab.GetByRole(AriaRole.Button, new() { Name = "Move Text: How it began down" }));
        await editor.Tab.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator("main h2")).ToHaveTextAsync(["Who pays", "What came of it", "How it began", "When"]);

        await Keyboard.GoToAsync(editor, editor.Tab.Locator("button[value='submit.Save']"));
        await editor.Tab.Keyboard.PressAsync("Enter");
        await Assertions.Expect(editor.Tab.Locator(".message-success, .alert-success").First).ToBeAttachedAsync();
        await ExpectRowsAsync(editor, "Funding statement: Who pays", "Text: What came of it", "Text: How it began", "Timeline: When");
    }

    [Fact]
    public async Task A_row_is_dragged_by_its_handle_and_the_preview_follows()
    {
        await using var editor = await cms.NewEditorAsync(new() { ViewportSize = new() { Width = 1400, Height = 1400 } });
        await editor.OpenAsync(Home);
        var page = PreviewTests.Shown(await PreviewTests.OpenAsync(editor));
        var handle = RowOf(editor, "Regions of Phase I").GetByTitle("Drag to move");
        await handle.ScrollIntoViewIfNeededAsync();
        var (from, to) = ((await handle.BoundingBoxAsync())!, (await RowOf(editor, "Phase in focus: Phase III").BoundingBoxAsync())!);
        await editor.Tab.Mouse.MoveAsync(from.X + 10, from.Y + 10);
        await editor.Tab.Mouse.DownAsync();
        await editor.Tab.Mouse.MoveAsync(from.X + 10, to.Y + 20, new() { Steps = 20 });
        await editor.Tab.Mouse.MoveAsync(from.X + 10, to.Y + 2, new() { Steps = 5 });
        await editor.Tab.Mouse.UpAsync();
        await ExpectRowsAsync(editor, "Regions of Phase I", "Phase in focus: Phase III", "Timeline: The phases of the programme", "Testimonials: What partners say", "Regions of Phase II");
        await Assertions.Expect(page.Locator("main h2").First).ToContainTextAsync("Phase I IUC");
    }

    [Fact]
    public async Task A_copy_stands_below_its_original_with_all_that_is_in_it_and_is_an_item_of_its_own()
    {
        await using var editor = await cms.NewEditorAsync();
        await editor.OpenAsync(NewLandingPage);
        await editor.Field("TitlePart.Title").FillAsync("With a copy");
        await AddAsync(editor, "Text");
        await editor.Tab.Keyboard.TypeAsync("Original");
        await RowOf(editor, "Text: Original").Locator(".trumbowyg-editor").ClickAsync();
        await editor.Tab.Keyboard.TypeAsync("Not saved yet.");
        await AddAsync(editor, "Timeline");

        await editor.Tab.GetByRole(AriaRole.Button, new() { Name = "Copy Text: Original" }).ClickAsync();
        await ExpectRowsAsync(editor, "Text: Original", "Text: Original", "Timeline");
        await Assertions.Expect(Said(editor)).ToHaveTextAsync("A copy of Text: Original stands below it.");
        await Assertions.Expect(RowOf(editor, "Text: Original").Nth(1).Locator(".trumbowyg-editor")).ToHaveTextAsync("Not saved yet.");
        await RowOf(editor, "Text: Original").Nth(1).GetByLabel("Heading").FillAsync("Copy");
        await editor.SaveSuccessfullyAsync();
        await ExpectRowsAsync(editor, "Text: Original", "Text: Copy", "Timeline");
        var ids = await editor.Tab.Locator("[name='Blocks.ContentItems']").EvaluateAllAsync<string[]>("fields => fields.map(field => field.value)");
        Assert.Equal(3, ids.Distinct().Count());
    }

    [Fact]
    public async Task To_delete_a_block_is_asked_and_the_focus_goes_to_the_next()
    {
        await using var editor = await cms.NewEditorAsync();
        await editor.OpenAsync(Home);
        await editor.Tab.GetByRole(AriaRole.Button, new() { Name = "Delete Testimonials: What partners say" }).ClickAsync();
        var question = editor.Tab.GetByRole(AriaRole.Dialog, new() { Name = "Delete “Testimonials: What partners say”?" });
        await Surface.AssertReadableAsync(editor, question);
        await question.GetByRole(AriaRole.Button, new() { Name = "Keep it" }).ClickAsync();
        await Assertions.Expect(RowOf(editor, "Testimonials: What partners say")).ToBeVisibleAsync();

        await editor.Tab.GetByRole(AriaRole.Button, new() { Name = "Delete Testimonials: What partners say" }).ClickAsync();
        await question.GetByRole(AriaRole.Button, new() { Name = "Delete it" }).ClickAsync();
        await ExpectRowsAsync(editor, "Phase in focus: Phase III", "Timeline: The phases of the programme", "Regions of Phase II", "Regions of Phase I");
        await Assertions.Expect(editor.Tab.GetByRole(AriaRole.Button, new() { Name = "Regions of Phase II", Exact = true })).ToBeFocusedAsync();
    }

    [Fact]
    public async Task Each_kind_of_block_is_shown_with_a_picture_and_a_sentence()
    {
        await using var editor = await cms.NewEditorAsync();
        await editor.OpenAsync(NewLandingPage);
        await editor.Tab.GetByRole(AriaRole.Button, new() { Name = "Add a block" }).ClickAsync();
        await Assertions.Expect(Chooser(editor)).ToBeVisibleAsync();
        await Surface.AssertReadableAsync(editor, Chooser(editor));
        foreach (var kind in await Chooser(editor).Locator("li").AllAsync())
        {
            Assert.Matches(@"\.$", (await kind.InnerTextAsync()).Trim());
            // A drawing that is not there has no size.
            Assert.True(await kind.Locator("use").EvaluateAsync<bool>("use => use.getBBox().width > 20"), await kind.InnerTextAsync());
        }
    }

    [Theory]
    [InlineData(1280)]
    [InlineData(390)]
    public async Task The_rows_are_accessible(int width)
    {
        await using var editor = await cms.NewEditorAsync(new() { ViewportSize = new() { Width = width, Height = 844 } });
        await editor.OpenAsync(Home);
        await ExpectRowsAsync(editor, "Phase in focus: Phase III", "Timeline: The phases of the programme", "Testimonials: What partners say", "Regions of Phase II", "Regions of Phase I");
        Assert.Empty(await Surface.ViolationsAsync(editor, "[data-iurc-blocks]"));
        Assert.True(await editor.Tab.EvaluateAsync<bool>("() => document.documentElement.scrollWidth <= innerWidth"));
    }

    internal static async Task AddAsync(Editor editor, string type)
    {
        await editor.Tab.GetByRole(AriaRole.Button, new() { Name = "Add a block" }).ClickAsync();
        await Chooser(editor).GetByText(type, new() { Exact = true }).ClickAsync();
        await Assertions.Expect(Said(editor)).ToContainTextAsync($"{type} was added");
    }

    internal static ILocator RowOf(Editor editor, string name) => editor.Tab.GetByRole(AriaRole.Group, new() { Name = name, Exact = true });

    private static ILocator Chooser(Editor editor) => editor.Tab.GetByRole(AriaRole.Dialog, new() { Name = "Add a block" });

    private static ILocator Said(Editor editor) => editor.Tab.Locator("[data-iurc-blocks][data-list='Blocks'] > [role=status]");

    private static Task ExpectRowsAsync(Editor editor, params string[] names) => Assertions.Expect(editor.Tab.Locator("[data-iurc-block-name]")).ToHaveTextAsync(names);
}
