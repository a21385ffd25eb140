using Microsoft.Playwright;
using Xunit;

namespace Iurc.Cms.EditorTests;

/// <summary>Files go into a field where it stands: chosen, dropped and pasted; and the library shows what somebody looks for.</summary>
public sealed class MediaFieldTests(Cms cms)
{
    [Fact]
    public async Task A_portrait_is_chosen_in_the_form_asked_for_its_text_and_published()
    {
        await using var editor = await cms.NewMemberAsync("Editor");
        await editor.OpenAsync(Editor.NewTestimonial);
        var picture = await DrawAsync(editor, 2400, 1600);
        var chooser = await editor.Tab.RunAndWaitForFileChooserAsync(() => Field(editor).GetByRole(AriaRole.Button, new() { Name = "Upload a file" }).ClickAsync());
        var name = $"portrait-{Guid.NewGuid():n}.png";
        await chooser.SetFilesAsync(new FilePayload { Name = name, MimeType = "image/png", Buffer = picture });

        var dialog = editor.Tab.GetByRole(AriaRole.Dialog, new() { Name = $"What does {name} show?" });
        await Assertions.Expect(dialog.GetByLabel("What it shows")).ToBeFocusedAsync();
        await Surface.AssertReadableAsync(editor, dialog);
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Save the text" }).ClickAsync();
        await Assertions.Expect(dialog.GetByRole(AriaRole.Alert)).ToContainTextAsync("Write what the picture shows");
        await dialog.GetByLabel("What it shows").FillAsync("Paula laughs");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Save the text" }).ClickAsync();

        await Assertions.Expect(editor.Field("Testimonial.Portrait.Text")).ToHaveValueAsync("Paula laughs");
        await Assertions.Expect(Field(editor)).ToContainTextAsync("2400 × 1600, landscape");
        await Assertions.Expect(Field(editor).GetByText("Being taken into the library")).ToHaveCountAsync(0);
        await editor.TypeAsync("Testimonial.Quote.Text", "With a portrait");
        await editor.TypeAsync("Testimonial.PersonName.Text", "Paula Portrait");
        await editor.Field("Testimonial.PermissionGiven.Value").CheckAsync();
        await editor.PublishAsync();
        await Assertions.Expect(editor.Tab.Locator(".message-success, .alert-success").First).ToBeAttachedAsync();
        await editor.OpenAsync("/testimonials/paula-portrait");
        await Assertions.Expect(editor.Tab.GetByRole(AriaRole.Img, new() { Name = "Paula laughs" })).ToBeVisibleAsync();

        await editor.OpenAsync("/Admin/Contents/ContentItems/Testimonial?q=paula");
        await Assertions.Expect(editor.Tab.Locator($"tr.iurc-row img[src*='{name}']")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_picture_is_dropped_and_one_is_pasted_and_what_is_not_taken_says_why()
    {
        await using var editor = await cms.NewMemberAsync("Contributor");
        await editor.OpenAsync(Editor.NewTestimonial);
        var first = $"dropped-{Guid.NewGuid():n}.png";
        await GiveAsync(editor, "drop", first, Convert.ToBase64String(await DrawAsync(editor, 300, 400)));
        var dialog = editor.Tab.GetByRole(AriaRole.Dialog, new() { Name = $"What does {first} show?" });
        await dialog.GetByLabel("Only decoration").CheckAsync();
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Save the text" }).ClickAsync();
        await Assertions.Expect(editor.Field("Testimonial.Portrait.IsDecorative")).ToBeCheckedAsync();
        await Assertions.Expect(Field(editor)).ToContainTextAsync("300 × 400, portrait");

        // A screenshot takes the place of the one before, under a name of its own.
        await Field(editor).GetByRole(AriaRole.Button, new() { Name = "Upload a file" }).FocusAsync();
        await GiveAsync(editor, "paste", "image.png", Convert.ToBase64String(await DrawAsync(editor, 256, 256)));
        var pasted = editor.Tab.GetByRole(AriaRole.Dialog);
        await Assertions.Expect(pasted.GetByRole(AriaRole.Heading)).ToContainTextAsync("What does pasted-");
        await pasted.GetByRole(AriaRole.Button, new() { Name = "Later" }).ClickAsync();
        await Assertions.Expect(Field(editor)).ToContainTextAsync("256 × 256, square");
        await Assertions.Expect(Field(editor)).Not.ToContainTextAsync("300 × 400");

        await GiveAsync(editor, "drop", "IMG_0001.HEIC", "AAAA");
        await Assertions.Expect(Field(editor).GetByText("IMG_0001.HEIC has not been taken: browsers cannot show HEIC pictures")).ToBeVisibleAsync();
        await GiveAsync(editor, "drop", "false.png", "AAAA");
        await Assertions.Expect(Field(editor).GetByText("false.png is not the kind of file that its name says")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task The_library_shows_what_is_in_use_and_what_is_too_small()
    {
        await using var editor = await cms.NewEditorAsync();
        var (used, small) = ($"used-{Guid.NewGuid():n}.png", $"small-{Guid.NewGuid():n}.png");
        await editor.OpenAsync(Editor.NewTestimonial);
        await editor.TypeAsync("Testimonial.Quote.Text", "In use");
        var chooser = await editor.Tab.RunAndWaitForFileChooserAsync(() => Field(editor).GetByRole(AriaRole.Button, new() { Name = "Upload a file" }).ClickAsync());
        await chooser.SetFilesAsync(new FilePayload { Name = used, MimeType = "image/png", Buffer = await DrawAsync(editor, 400, 400) });
        var dialog = editor.Tab.GetByRole(AriaRole.Dialog);
        await dialog.GetByLabel("What it shows").FillAsync("Somebody");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Save the text" }).ClickAsync();
        await editor.TypeAsync("Testimonial.PersonName.Text", "Ulla Used");
        await editor.SaveSuccessfullyAsync();

        await editor.OpenAsync("/Admin/Media");
        await Assertions.Expect(editor.Tab.Locator("#mediaContainerMain")).ToBeVisibleAsync();
        await editor.Tab.Locator("#fileupload").First.SetInputFilesAsync(new FilePayload { Name = small, MimeType = "image/png", Buffer = await DrawAsync(editor, 90, 60) });
        await editor.Tab.Locator("#media-filter-input").FillAsync("-");
        var (ofUsed, ofSmall) = (Line(editor, used), Line(editor, small));
        await ExpectAsync("In use", true, false);
        await ExpectAsync("Not in use", false, true);
        await ExpectAsync("Too small for their place", false, true);
        await ExpectAsync("Shown without a text", false, false);
        await ExpectAsync("All files", true, true);
        await ofSmall.Locator(".text-col").First.ClickAsync();
        await Assertions.Expect(editor.Tab.GetByText($"{small}: 90 × 60, landscape")).ToBeVisibleAsync();

        async Task ExpectAsync(string shown, bool hasUsed, bool hasSmall)
        {
            await editor.Tab.GetByLabel("Which files are shown").SelectOptionAsync(shown);
            await editor.Tab.Locator("#media-filter-input").FillAsync(used);
            await Assertions.Expect(ofUsed).ToHaveCountAsync(hasUsed ? 1 : 0);
            await editor.Tab.Locator("#media-filter-input").FillAsync(small);
            await Assertions.Expect(ofSmall).ToHaveCountAsync(hasSmall ? 1 : 0);
        }
    }

    private static ILocator Line(Editor editor, string name) => editor.Tab.Locator(".media-items-table tr").Filter(new() { HasText = name });

    private static ILocator Field(Editor editor) => editor.Tab.Locator(".field-wrapper:has(> #Testimonial_Portrait), .field-wrapper:has(#Testimonial_Portrait)").First;

    private static async Task<byte[]> DrawAsync(Editor editor, int width, int height) => Convert.FromBase64String(await editor.Tab.EvaluateAsync<string>("""
        ([width, height]) => { const canvas = Object.assign(document.createElement('canvas'), { width, height }); canvas.getContext('2d').fillRect(0, 0, width / 2, height); return canvas.toDataURL('image/png').split(',')[1]; }
        """, new[] { width, height }));

    // What the browser tells the page of when somebody lets go of a file over the field, or pastes one into it.
    private static async Task GiveAsync(Editor editor, string how, string name, string content) => await Field(editor).EvaluateAsync("""
        (field, [how, name, content]) => {
          const data = new DataTransfer();
          data.items.add(new File([Uint8Array.from(atob(content), c => c.charCodeAt(0))], name, { type: 'image/png' }));
          const event = how === 'drop' ? new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true }) : new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true });
          (how === 'drop' ? field : document.activeElement).dispatchEvent(event);
        }
        """, new[] { how, name, content });
}
