using Microsoft.Playwright;
using Xunit;

namespace Iurc.Cms.EditorTests;

/// <summary>The media library without a mouse, and on a phone.</summary>
public sealed class MediaKeyboardTests(Cms cms)
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_picture_is_put_into_a_field_by_keyboard_alone(bool asCards)
    {
        await using var editor = await cms.NewEditorAsync();
        var (first, second) = await UploadTwoAsync(editor);
        await editor.OpenAsync(Editor.NewTestimonial);
        await Keyboard.GoToAsync(editor, editor.Tab.Locator("#Testimonial_Portrait .media-field-toolbar").GetByRole(AriaRole.Button, new() { Name = "Add" }));
        await editor.Tab.Keyboard.PressAsync("Enter");
        if (asCards)
        {
            await Keyboard.GoToAsync(editor, editor.Tab.Locator("#toggle-grid-table-button-grid"));
            await editor.Tab.Keyboard.PressAsync("Enter");
        }

        await Keyboard.GoToAsync(editor, editor.Tab.Locator("#media-filter-input"));
        Assert.NotEqual("none", await editor.Tab.Locator("#media-filter-input").EvaluateAsync<string>("input => getComputedStyle(input).outlineStyle"));
        await editor.Tab.Keyboard.TypeAsync(first[..^4]);
        var files = editor.Tab.GetByRole(AriaRole.Checkbox, new() { Name = "Choose" });
        await Assertions.Expect(files).ToHaveCountAsync(2);
        var (one, other) = (File(editor, first), File(editor, second));
        await Keyboard.GoToAsync(editor, files.First);
        await editor.Tab.Keyboard.PressAsync("Space");
        await Assertions.Expect(files.First).ToBeCheckedAsync();
        await editor.Tab.Keyboard.PressAsync("Enter");
        await Assertions.Expect(files.First).Not.ToBeCheckedAsync();
        await editor.Tab.Keyboard.PressAsync("ArrowDown");
        await Assertions.Expect(files.Last).ToBeFocusedAsync();
        await editor.Tab.Keyboard.PressAsync("Enter");
        await Assertions.Expect(files.Last).ToBeCheckedAsync();

        await Keyboard.GoToAsync(editor, editor.Tab.Locator(".modal.show .mediaFieldSelectButton"));
        await editor.Tab.Keyboard.PressAsync("Enter");
        await Assertions.Expect(editor.Tab.Locator("#Testimonial_Portrait .media-thumb-item")).ToHaveCountAsync(1);
        await Assertions.Expect(one.Or(other)).Not.ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_line_shows_its_buttons_and_the_chosen_file_is_replaced_by_keyboard()
    {
        await using var editor = await cms.NewEditorAsync();
        var (first, _) = await UploadTwoAsync(editor);
        await editor.Tab.Locator("#media-filter-input").FillAsync(first);
        foreach (var name in new[] { "Rename", "Delete" })
        {
            var button = editor.Tab.GetByRole(AriaRole.Button, new() { Name = $"{name} {first}" });
            await Keyboard.GoToAsync(editor, button);
            Assert.Equal("1", await button.Locator("..").EvaluateAsync<string>("buttons => getComputedStyle(buttons).opacity"));
        }

        await File(editor, first).FocusAsync();
        await editor.Tab.Keyboard.PressAsync("Space");
        await Assertions.Expect(editor.Tab.GetByText($"{first}: 120 × 80, landscape")).ToBeVisibleAsync();
        Assert.Empty(await Surface.ViolationsAsync(editor, ".iurc-files.media-items-table"));
        await editor.Tab.Locator("#media-filter-input").FocusAsync();
        await editor.Tab.Keyboard.PressAsync("Shift+Tab");
        var replace = editor.Tab.GetByRole(AriaRole.Button, new() { Name = "Replace", Exact = true });
        for (var i = 0; i < 10 && !await replace.EvaluateAsync<bool>("button => button === document.activeElement"); i++)
        {
            await editor.Tab.Keyboard.PressAsync("Shift+Tab");
        }

        await editor.Tab.Keyboard.PressAsync("Enter");
        await Assertions.Expect(editor.Tab.GetByRole(AriaRole.Dialog, new() { Name = $"Replace {first}" })).ToBeVisibleAsync();
        await editor.Tab.Keyboard.PressAsync("Escape");
        await Assertions.Expect(replace).ToBeFocusedAsync();
    }

    [Fact]
    public async Task A_long_name_breaks_no_phone_and_the_question_stays_where_it_is()
    {
        await using var editor = await cms.NewEditorAsync(new() { ViewportSize = new() { Width = 390, Height = 844 } });
        var name = $"z{Guid.NewGuid():n}{new string('x', 90)}.png";
        await editor.OpenAsync(Editor.NewTestimonial);
        await SendAsync(editor, name);
        var dialog = editor.Tab.GetByRole(AriaRole.Dialog, new() { Name = $"What does {name} show?" });
        await Assertions.Expect(dialog).ToBeVisibleAsync();
        var box = (await dialog.BoundingBoxAsync())!;
        Assert.InRange(box.X + box.Width, 0, 390);
        var top = await editor.Tab.EvaluateAsync<double>("() => scrollY");
        Assert.True(top > 0);
        await editor.Tab.Mouse.MoveAsync(box.X + 20, box.Y + 20);
        await editor.Tab.Mouse.WheelAsync(0, 600);
        await dialog.GetByLabel("What it shows").FillAsync("Somebody");
        await Assertions.Expect(dialog).ToBeInViewportAsync(new() { Ratio = 1 });
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Save the text" }).ClickAsync();
        await Assertions.Expect(editor.Field("Testimonial.Portrait.Text")).ToHaveValueAsync("Somebody");
        foreach (var width in new[] { 390, 1280 })
        {
            await editor.Tab.SetViewportSizeAsync(width, 844);
            Assert.Equal(width, await editor.Tab.EvaluateAsync<int>("() => document.documentElement.scrollWidth"));
            Assert.Empty(await WiderThanTheirFormAsync(editor));
        }

        await editor.KillTabAsync();
        await editor.OpenAsync("/Admin/Media");
        await editor.Tab.Locator("#media-filter-input").FillAsync(name);
        var facts = editor.Tab.Locator("tr.media-item").Filter(new() { HasText = name });
        await Assertions.Expect(facts).ToContainTextAsync("PNG picture");
        await Assertions.Expect(facts).ToContainTextAsync("1 KB");
        await Assertions.Expect(facts).ToContainTextAsync("(Brussels)");
        await Assertions.Expect(facts.GetByRole(AriaRole.Button, new() { Name = "Rename" })).ToBeVisibleAsync();
        Assert.True(await facts.EvaluateAsync<bool>("row => [...row.children].every(part => part.getBoundingClientRect().right <= innerWidth && part.scrollWidth <= part.clientWidth + 1)"));
        await editor.Tab.GetByLabel("Which files are shown").SelectOptionAsync("Shown without a text");
        await Assertions.Expect(editor.Tab.GetByText("No file here is like that.")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_file_whose_name_is_taken_gets_the_next_and_says_so()
    {
        await using var editor = await cms.NewEditorAsync();
        var name = $"zphoto{Guid.NewGuid():n}.png";
        var next = name.Replace(".png", "-2.png", StringComparison.Ordinal);
        await editor.OpenAsync(Editor.NewTestimonial);
        await SendAsync(editor, name);
        await editor.Tab.GetByRole(AriaRole.Button, new() { Name = "Later" }).ClickAsync();
        await SendAsync(editor, name);
        await Assertions.Expect(editor.Tab.GetByRole(AriaRole.Dialog, new() { Name = $"What does {next} show?" })).ToBeVisibleAsync();
        await editor.Tab.GetByRole(AriaRole.Button, new() { Name = "Later" }).ClickAsync();
        await Assertions.Expect(editor.Tab.GetByText($"There is another {name} already, so this file is called {next}.")).ToBeVisibleAsync();

        await editor.KillTabAsync();
        await editor.OpenAsync("/Admin/Media");
        await Assertions.Expect(editor.Tab.Locator("#mediaContainerMain")).ToBeVisibleAsync();
        await editor.Tab.Locator("#fileupload").First.SetInputFilesAsync(new FilePayload { Name = name, MimeType = "image/png", Buffer = await DrawAsync(editor) });
        await Assertions.Expect(editor.Tab.Locator("#iurc-media-refusals")).ToContainTextAsync($"so this file is called {name.Replace(".png", "-3.png", StringComparison.Ordinal)}.");
    }

    [Fact]
    public async Task Contributors_are_offered_neither_folders_nor_what_a_published_page_shows()
    {
        var shown = $"zshown-{Guid.NewGuid():n}.png";
        await using var contributor = await cms.NewMemberAsync("Contributor");
        await contributor.OpenAsync(Editor.NewTestimonial);
        await SendAsync(contributor, shown);
        var dialog = contributor.Tab.GetByRole(AriaRole.Dialog);
        await dialog.GetByLabel("What it shows").FillAsync("Somebody");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Save the text" }).ClickAsync();
        await contributor.TypeAsync("Testimonial.Quote.Text", "Shown");
        await contributor.TypeAsync("Testimonial.PersonName.Text", shown);
        await contributor.Field("Testimonial.PermissionGiven.Value").CheckAsync();
        await contributor.SaveSuccessfullyAsync();
        await ExpectAsync(isOffered: true);
        await using (var editor = await cms.NewEditorAsync())
        {
            await editor.OpenAsync("/Admin/Contents/ContentItems/Testimonial?q=" + shown);
            await editor.Tab.Locator(".contentitem").GetByRole(AriaRole.Link, new() { Name = shown }).First.ClickAsync();
            await editor.PublishAsync();
            await Assertions.Expect(editor.Tab.Locator(".message-success, .alert-success").First).ToBeAttachedAsync();
            await editor.OpenAsync("/Admin/Media");
            await Assertions.Expect(editor.Tab.Locator("#folder-tree").GetByRole(AriaRole.Button, new() { Name = "Add" })).ToBeVisibleAsync();
        }

        await ExpectAsync(isOffered: false);
        await Assertions.Expect(contributor.Tab.Locator("#folder-tree").GetByRole(AriaRole.Button, new() { Name = "Add" })).ToHaveCountAsync(0);
        await Assertions.Expect(contributor.Tab.Locator("#folder-tree").GetByText("_Users")).ToHaveCountAsync(0);

        async Task ExpectAsync(bool isOffered)
        {
            await contributor.OpenAsync("/Admin/Media");
            await contributor.Tab.Locator("#media-filter-input").FillAsync(shown);
            await Assertions.Expect(contributor.Tab.GetByRole(AriaRole.Link, new() { Name = "View " + shown })).ToBeVisibleAsync();
            foreach (var name in new[] { "Rename", "Delete" })
            {
                await Assertions.Expect(contributor.Tab.GetByRole(AriaRole.Button, new() { Name = $"{name} {shown}" })).ToHaveCountAsync(isOffered ? 1 : 0);
            }

            await File(contributor, shown).CheckAsync();
            await Assertions.Expect(contributor.Tab.GetByRole(AriaRole.Button, new() { Name = "Replace", Exact = true })).ToBeEnabledAsync(new() { Enabled = isOffered });
        }
    }

    private static ILocator File(Editor editor, string name) => editor.Tab.GetByRole(AriaRole.Checkbox, new() { Name = "Choose " + name });

    // What sticks out of the form at the end of a line.
    private static Task<string[]> WiderThanTheirFormAsync(Editor editor) => editor.Tab.EvaluateAsync<string[]>("""
        () => {
          const form = document.querySelector('#Testimonial_Portrait').closest('form').getBoundingClientRect();
          return [...document.querySelectorAll('#Testimonial_Portrait *')].filter(one => one.offsetParent && one.getBoundingClientRect().right > form.right + 1).map(one => one.outerHTML);
        }
        """);

    private static async Task SendAsync(Editor editor, string name)
    {
        var chooser = await editor.Tab.RunAndWaitForFileChooserAsync(() => editor.Tab.Locator("#Testimonial_Portrait").GetByRole(AriaRole.Button, new() { Name = "Upload a file" }).ClickAsync());
        await chooser.SetFilesAsync(new FilePayload { Name = name, MimeType = "image/png", Buffer = await DrawAsync(editor) });
    }

    // The names come last: other tests look for theirs on the first page.
    private static async Task<(string First, string Second)> UploadTwoAsync(Editor editor)
    {
        var first = $"zkey{Guid.NewGuid():n}.png";
        var second = first.Replace(".png", "-b.png", StringComparison.Ordinal);
        await editor.OpenAsync("/Admin/Media");
        await Assertions.Expect(editor.Tab.Locator("#mediaContainerMain")).ToBeVisibleAsync();
        await editor.Tab.Locator("#media-filter-input").FillAsync(first[..^4]);
        foreach (var name in new[] { first, second })
        {
            await editor.Tab.Locator("#fileupload").First.SetInputFilesAsync(new FilePayload { Name = name, MimeType = "image/png", Buffer = await DrawAsync(editor) });
            await Assertions.Expect(editor.Tab.GetByText(name, new() { Exact = true }).First).ToBeAttachedAsync();
        }

        return (first, second);
    }

    private static async Task<byte[]> DrawAsync(Editor editor) => Convert.FromBase64String(await editor.Tab.EvaluateAsync<string>("""
        () => { const canvas = Object.assign(document.createElement('canvas'), { width: 120, height: 80 }); canvas.getContext('2d').fillRect(0, 0, 60, 80); return canvas.toDataURL('image/png').split(',')[1]; }
        """));
}
