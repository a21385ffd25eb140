using Microsoft.Playwright;
using Xunit;

namespace Iurc.Cms.EditorTests;

/// <summary>Blocks that hold lists of their own are written, previewed and published, and what is missing is said where it is.</summary>
public sealed class NewBlocksTests(Cms cms)
{
    [Fact]
    public async Task Figures_and_an_accordion_are_written_seen_and_published()
    {
        await using var editor = await cms.NewEditorAsync(new() { ViewportSize = new() { Width = 1400, Height = 1000 } });
        await editor.OpenAsync("/Admin/Contents/ContentTypes/LandingPage/Create");
        await editor.Field("TitlePart.Title").FillAsync("Lists in blocks");
        await BlocksTests.AddAsync(editor, "Figures");
        await editor.Tab.Keyboard.TypeAsync("What came of it");
        await FigureAsync(editor, "4,900", "practices that cities have shared");
        await FigureAsync(editor, "147", "pairs of cities");
        await BlocksTests.AddAsync(editor, "Accordion");
        await editor.Tab.Keyboard.TypeAsync("Questions");
        await editor.Tab.GetByRole(AriaRole.Button, new() { Name = "Add: Entry" }).ClickAsync();
        var entry = BlocksTests.RowOf(editor, "Entry");
        await Assertions.Expect(entry.GetByLabel("Title")).ToBeFocusedAsync();
        await Assertions.Expect(entry.GetByText("required", new() { Exact = true })).ToHaveCountAsync(2);
        await editor.Tab.Keyboard.TypeAsync("Who may take part?");

        var page = PreviewTests.Shown(await PreviewTests.OpenAsync(editor));
        await Assertions.Expect(page.GetByText("practices that cities have shared")).ToBeVisibleAsync();
        await editor.Tab.GetByRole(AriaRole.Button, new() { Name = "Move Figure: 147 up" }).ClickAsync();
        await Assertions.Expect(page.Locator("dl.figures dd")).ToHaveTextAsync(["147", "4,900"]);
        await page.GetByText("4,900").ClickAsync();
        await Assertions.Expect(BlocksTests.RowOf(editor, "Figure: 4,900").GetByLabel("Number")).ToBeFocusedAsync();

        // The entry has no text yet: nobody would see anything of it.
        await editor.PublishAsync();
        var link = editor.Summary.GetByRole(AriaRole.Link, new() { Name = "The entry \"Who may take part?\" of an accordion has no text." });
        await Assertions.Expect(editor.Tab.Locator(".iurc-block__open").Filter(new() { HasText = "Accordion" }).GetByRole(AriaRole.Img, new() { Name = "Something here is wrong" })).ToBeVisibleAsync();
        await link.ClickAsync();
        await Assertions.Expect(BlocksTests.RowOf(editor, "Entry: Who may take part?").Locator(".trumbowyg-editor")).ToBeFocusedAsync();
        await Assertions.Expect(BlocksTests.RowOf(editor, "Entry: Who may take part?").GetByText("of an accordion has no text.")).ToBeVisibleAsync();
        await BlocksTests.RowOf(editor, "Entry: Who may take part?").Locator(".trumbowyg-editor").ClickAsync();
        await editor.Tab.Keyboard.TypeAsync("Cities and regions.");
        await editor.PublishAsync();
        await Assertions.Expect(editor.Tab.Locator(".message-success, .alert-success").First).ToBeAttachedAsync();

        foreach (var (width, scheme) in new[] { (1280, ColorScheme.Light), (320, ColorScheme.Dark) })
        {
            await editor.Tab.EmulateMediaAsync(new() { ColorScheme = scheme });
            await editor.Tab.SetViewportSizeAsync(width, 800);
            await editor.OpenAsync("/lists-in-blocks");
            await Assertions.Expect(editor.Tab.GetByText("Cities and regions.")).ToBeHiddenAsync();
            await editor.Tab.GetByText("Who may take part?").ClickAsync();
            await Assertions.Expect(editor.Tab.GetByText("Cities and regions.")).ToBeVisibleAsync();
            Assert.Empty(await Surface.ViolationsAsync(editor, "html"));
            Assert.True(await editor.Tab.EvaluateAsync<bool>("() => document.documentElement.scrollWidth <= innerWidth"));
        }
    }

    private static async Task FigureAsync(Editor editor, string number, string label)
    {
        await editor.Tab.GetByRole(AriaRole.Button, new() { Name = "Add: Figure" }).ClickAsync();
        await Assertions.Expect(BlocksTests.RowOf(editor, "Figure").GetByLabel("Number")).ToBeFocusedAsync();
        await editor.Tab.Keyboard.TypeAsync(number);
        await BlocksTests.RowOf(editor, $"Figure: {number}").GetByLabel("What it counts").FillAsync(label);
    }
}
