using Microsoft.Playwright;
using Xunit;

namespace Iurc.Cms.EditorTests;

/// <summary>The preview beside the form follows what is typed, before the first save, at every width and as on paper.</summary>
public sealed class PreviewTests(Cms cms)
{
    /// <summary>The smallest picture there is.</summary>
    private static readonly byte[] s_picture = Convert.FromBase64String("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");

    [Fact]
    public async Task A_testimonial_is_previewed_while_it_is_written()
    {
        await using var editor = await cms.NewEditorAsync();
        await editor.OpenAsync(Editor.NewTestimonial);
        await editor.TypeAsync("Testimonial.Quote.Text", "Seen before it was saved");
        var panel = await OpenAsync(editor);
        await Assertions.Expect(Shown(panel).GetByText("Seen before it was saved")).ToBeVisibleAsync();

        await editor.TypeAsync("Testimonial.PersonName.Text", "Paula Preview");
        await Assertions.Expect(Shown(panel).GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Paula Preview");

        foreach (var (button, width) in new[] { ("Phone", 390), ("Tablet", 768), ("Desktop", 1280) })
        {
            await panel.GetByRole(AriaRole.Button, new() { Name = button }).ClickAsync();
            await Assertions.Expect(panel.GetByRole(AriaRole.Button, new() { Name = button, Pressed = true })).ToBeVisibleAsync();
            Assert.Equal(width, await Shown(panel).Locator("html").EvaluateAsync<int>("() => innerWidth"));
        }

        // On paper the rules for print hold and those of the screen do not; back on the screen it is the other way round.
        var menu = Shown(panel).GetByRole(AriaRole.Link, new() { Name = "Regions", Exact = true }).First;
        await Assertions.Expect(menu).ToBeVisibleAsync();
        await panel.GetByRole(AriaRole.Button, new() { Name = "Paper" }).ClickAsync();
        await Assertions.Expect(menu).ToBeHiddenAsync();
        await editor.TypeAsync("Testimonial.PersonRole.Text", "Reader");
        await Assertions.Expect(Shown(panel).GetByText("Paula Preview, Reader")).ToBeVisibleAsync();
        await Assertions.Expect(menu).ToBeHiddenAsync();
        await panel.GetByRole(AriaRole.Button, new() { Name = "Desktop" }).ClickAsync();
        await Assertions.Expect(menu).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Each_type_is_previewed_before_its_first_save()
    {
        await using var editor = await cms.NewEditorAsync();
        foreach (var (type, field) in new[]
        {
            ("Phase", "TitlePart.Title"), ("Region", "TitlePart.Title"), ("Page", "TitlePart.Title"), ("CollectionPage", "TitlePart.Title"),
            ("LandingPage", "TitlePart.Title"), ("FundingStatement", "FundingStatement.Text.Text"),
        })
        {
            await editor.OpenAsync($"/Admin/Contents/ContentTypes/{type}/Create");
            await editor.TypeAsync(field, $"Not saved {type}");
            var panel = await OpenAsync(editor);
            await Assertions.Expect(Shown(panel).GetByText($"Not saved {type}", new() { Exact = true }).First).ToBeVisibleAsync();
            // Nobody has said anything of it yet.
            await Assertions.Expect(Shown(panel).GetByRole(AriaRole.Heading, new() { Name = "Testimonials" })).ToHaveCountAsync(0);
            await ExpectItFitsAsync(panel);
            // Nothing is meant to be saved.
            await editor.KillTabAsync();
        }
    }

    [Theory]
    [InlineData("iurchome000000000000000000", "The phases of the programme")]
    [InlineData("iurcabout00000000000000000", "What partners say")]
    public async Task A_page_of_blocks_is_previewed_with_its_blocks(string id, string heading)
    {
        await using var editor = await cms.NewEditorAsync();
        await editor.OpenAsync($"/Admin/Contents/ContentItems/{id}/Edit");
        await editor.TypeAsync("LandingPage.Summary.Text", "Before anything is saved. ");
        var panel = await OpenAsync(editor);
        await Assertions.Expect(Shown(panel).GetByText("Before anything is saved.")).ToBeVisibleAsync();
        await Assertions.Expect(Shown(panel).GetByRole(AriaRole.Heading, new() { Name = heading })).ToBeVisibleAsync();
        await ExpectItFitsAsync(panel);
    }

    [Fact]
    public async Task A_picture_that_was_just_chosen_shows_in_the_preview()
    {
        await using var editor = await cms.NewEditorAsync();
        await editor.OpenAsync("/Admin/Media");
        await editor.Tab.Locator("#fileupload").SetInputFilesAsync(new FilePayload { Name = "preview.png", MimeType = "image/png", Buffer = s_picture });
        await Assertions.Expect(editor.Tab.Locator(".media-items-table tr").Filter(new() { HasText = "preview.png" })).ToBeVisibleAsync();

        await editor.OpenAsync("/Admin/Contents/ContentTypes/Region/Create");
        await editor.TypeAsync("TitlePart.Title", "Region with a picture");
        // What the media library's window leaves in the form.
        await editor.Tab.Locator("[name='Region.Image.Paths']").EvaluateAsync("field => { field.value = JSON.stringify([{ path: 'preview.png', mediaText: '' }]); }");
        await editor.Field("Region.Image.Text").FillAsync("A picture of the test");
        var panel = await OpenAsync(editor);
        var picture = Shown(panel).GetByRole(AriaRole.Img, new() { Name = "A picture of the test" });
        await Assertions.Expect(picture).ToBeVisibleAsync();
        Assert.True(await picture.EvaluateAsync<bool>("async image => { await image.decode(); return image.naturalWidth > 0; }"));
    }

    /// <summary>At no width, nor on paper, is there more to the right.</summary>
    private static async Task ExpectItFitsAsync(ILocator panel)
    {
        foreach (var button in new[] { "Phone", "Tablet", "Desktop", "Paper" })
        {
            await panel.GetByRole(AriaRole.Button, new() { Name = button }).ClickAsync();
            await Assertions.Expect(panel.GetByRole(AriaRole.Button, new() { Name = button, Pressed = true })).ToBeVisibleAsync();
            Assert.True(await Shown(panel).Locator("html").EvaluateAsync<bool>("html => html.scrollWidth <= innerWidth"), button);
        }
    }

    /// <summary>With the keyboard, as all of this is meant to work.</summary>
    internal static async Task<ILocator> OpenAsync(Editor editor)
    {
        var panel = editor.Tab.GetByRole(AriaRole.Region, new() { Name = "Preview" });
        // It is remembered for the tab.
        if (!await panel.IsVisibleAsync())
        {
            await editor.Tab.GetByRole(AriaRole.Button, new() { Name = "Preview", Exact = true }).FocusAsync();
            await editor.Tab.Keyboard.PressAsync("Enter");
        }

        await Assertions.Expect(panel).ToBeVisibleAsync();
        try
        {
            await Assertions.Expect(Shown(panel).Locator(".page-header")).ToBeVisibleAsync();
        }
        catch (PlaywrightException)
        {
            Assert.Fail($"{await panel.GetByRole(AriaRole.Status).InnerTextAsync()} {await Shown(panel).Locator("html").EvaluateAsync<string>("html => `${html.ownerDocument.URL}: ${html.innerText}`")}");
        }

        return panel;
    }

    /// <summary>The frame that is shown: the next state is loaded into the other one.</summary>
    internal static IFrameLocator Shown(ILocator panel) => panel.FrameLocator("iframe[data-iurc-shown]");
}
