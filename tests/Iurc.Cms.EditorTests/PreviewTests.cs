using Microsoft.Playwright;
using Xunit;

namespace Iurc.Cms.EditorTests;

/// <summary>The preview follows what is typed, before the first save, at every width and as on paper.</summary>
public sealed class PreviewTests(Cms cms)
{
    [Fact]
    public async Task A_testimonial_is_previewed_while_it_is_written()
    {
        await using var editor = await cms.NewEditorAsync();
        await editor.OpenAsync(Editor.NewTestimonial);
        await editor.TypeAsync("Testimonial.Quote.Text", "Seen before it was saved");
        var window = await OpenPreviewAsync(editor);
        await Assertions.Expect(Shown(window).GetByText("Seen before it was saved")).ToBeVisibleAsync();

        await editor.TypeAsync("Testimonial.PersonName.Text", "Paula Preview");
        await Assertions.Expect(Shown(window).GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Paula Preview");

        foreach (var (button, width) in new[] { ("Phone", 390), ("Tablet", 768), ("Desktop", 1280) })
        {
            await window.GetByRole(AriaRole.Button, new() { Name = button }).ClickAsync();
            await Assertions.Expect(window.GetByRole(AriaRole.Button, new() { Name = button, Pressed = true })).ToBeVisibleAsync();
            Assert.Equal(width, await Shown(window).Locator("html").EvaluateAsync<int>("() => innerWidth"));
        }

        // On paper the rules for print hold and those of the screen do not; back on the screen it is the other way round.
        var menu = Shown(window).GetByRole(AriaRole.Link, new() { Name = "Regions", Exact = true }).First;
        await Assertions.Expect(menu).ToBeVisibleAsync();
        await window.GetByRole(AriaRole.Button, new() { Name = "Paper" }).ClickAsync();
        await Assertions.Expect(menu).ToBeHiddenAsync();
        await editor.TypeAsync("Testimonial.PersonRole.Text", "Reader");
        await Assertions.Expect(Shown(window).GetByText("Paula Preview, Reader")).ToBeVisibleAsync();
        await Assertions.Expect(menu).ToBeHiddenAsync();
        await window.GetByRole(AriaRole.Button, new() { Name = "Desktop" }).ClickAsync();
        await Assertions.Expect(menu).ToBeVisibleAsync();
    }

    private static async Task<IPage> OpenPreviewAsync(Editor editor)
    {
        var window = await editor.Tab.RunAndWaitForPopupAsync(() => editor.Tab.GetByRole(AriaRole.Link, new() { Name = "Preview" }).ClickAsync());
        await window.SetViewportSizeAsync(1280, 900);
        return window;
    }

    /// <summary>The frame that lies on top: Orchard loads the next state into the other one and swaps them.</summary>
    private static IFrameLocator Shown(IPage window) => window.FrameLocator("iframe[style*='z-index: 999990']");
}
