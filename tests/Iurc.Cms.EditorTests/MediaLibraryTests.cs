using Microsoft.Playwright;
using Xunit;

namespace Iurc.Cms.EditorTests;

/// <summary>The media library as its users meet it: files are dropped on it, replaced in it, and put into texts from it.</summary>
public sealed class MediaLibraryTests(Cms cms)
{
    // 8 x 4 pixels, red; and the same in blue.
    private const string Red = "iVBORw0KGgoAAAANSUhEUgAAAAgAAAAECAIAAAA8r+mnAAAAEklEQVR4nGP4z8CAFWEXJUsCAFpeH+EeQoQoAAAAAElFTkSuQmCC";
    private const string Blue = "iVBORw0KGgoAAAANSUhEUgAAAAgAAAAECAIAAAA8r+mnAAAAEElEQVR4nGNgYPiPA1FNAgAanh/hASyMewAAAABJRU5ErkJggg==";

    [Fact]
    public async Task Whoever_drops_what_is_not_taken_reads_there_why_and_what_to_do()
    {
        await using var editor = await cms.NewEditorAsync();
        await editor.OpenAsync("/Admin/Media");
        await Assertions.Expect(editor.Tab.Locator("#mediaContainerMain")).ToBeVisibleAsync();
        await Assertions.Expect(editor.Tab.Locator("#iurc-media-refusals")).ToBeAttachedAsync();

        await DropAsync(editor, "IMG_0001.HEIC", 1000);
        await DropAsync(editor, "photo.avif", 1000);
        await DropAsync(editor, "logo.svg", 1000);
        await DropAsync(editor, "notes.xyz", 1000);
        await DropAsync(editor, "large.jpg", 31_000_000);
        await DropAsync(editor, "false.png", 1000);

        var messages = editor.Tab.Locator("#iurc-media-refusals");
        foreach (var words in new[]
        {
            "IMG_0001.HEIC has not been taken: browsers cannot show HEIC pictures", "photo.avif has not been taken", "logo.svg has not been taken",
            "notes.xyz has not been taken", "large.jpg has not been taken: it has 31 MB, and the most is 30 MB", "false.png is not the kind of file that its name says",
        })
        {
            var message = messages.Locator(".alert").Filter(new() { HasText = words });
            await Assertions.Expect(message).ToBeVisibleAsync();
        }

        await messages.GetByRole(AriaRole.Button, new() { Name = "Close" }).First.ClickAsync();
        await Assertions.Expect(messages.Locator(".alert")).ToHaveCountAsync(5);
    }

    [Fact]
    public async Task A_file_is_replaced_at_its_address_and_the_page_shows_the_new_one()
    {
        await using var editor = await cms.NewEditorAsync();
        var name = $"replaced-{Guid.NewGuid():n}.png";
        await UploadAsync(editor, name, Red);
        var replace = editor.Tab.GetByRole(AriaRole.Button, new() { Name = "Replace", Exact = true });
        await Assertions.Expect(replace).ToBeDisabledAsync();
        await editor.Tab.Locator(".media-items-table tr").Filter(new() { HasText = name }).Locator(".text-col").First.ClickAsync();
        await replace.ClickAsync();

        var dialog = editor.Tab.GetByRole(AriaRole.Dialog, new() { Name = "Replace " + name });
        await Assertions.Expect(dialog.GetByLabel("New file")).ToBeFocusedAsync();
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Replace it" }).ClickAsync();
        await Assertions.Expect(dialog.GetByRole(AriaRole.Alert)).ToHaveTextAsync("Choose a file first.");
        await Surface.AssertReadableAsync(editor, dialog);
        await dialog.GetByLabel("New file").SetInputFilesAsync(new FilePayload { Name = "new.jpg", MimeType = "image/jpeg", Buffer = Convert.FromBase64String(Blue) });
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Replace it" }).ClickAsync();
        await Assertions.Expect(dialog.GetByRole(AriaRole.Alert)).ToContainTextAsync("same kind");
        await dialog.GetByLabel("New file").SetInputFilesAsync(new FilePayload { Name = "new.png", MimeType = "image/png", Buffer = Convert.FromBase64String(Blue) });
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Replace it" }).ClickAsync();
        await Assertions.Expect(editor.Tab.GetByRole(AriaRole.Status).Filter(new() { HasText = "has been replaced" })).ToBeVisibleAsync();

        Assert.Equal("0,0,255", await ColourAsync(editor, "/media/" + name));
    }

    [Fact]
    public async Task Who_may_change_own_files_only_is_offered_no_more()
    {
        var (others, own) = ($"others-{Guid.NewGuid():n}.png", $"own-{Guid.NewGuid():n}.png");
        await using (var editor = await cms.NewEditorAsync())
        {
            await UploadAsync(editor, others, Red);
        }

        await using var contributor = await cms.NewMemberAsync("Contributor");
        await UploadAsync(contributor, own, Red);
        await contributor.Tab.Locator("#media-filter-input").FillAsync("-");
        await ExpectAsync(own, isOffered: true);
        await ExpectAsync(others, isOffered: false);

        async Task ExpectAsync(string name, bool isOffered)
        {
            var line = contributor.Tab.Locator(".media-items-table tr").Filter(new() { HasText = name });
            await line.Locator(".text-col").First.ClickAsync();
            foreach (var action in new[] { line.Locator(".edit-button"), line.Locator(".delete-button"), contributor.Tab.Locator(".action-bar a").Filter(new() { HasText = "Delete" }) })
            {
                await Assertions.Expect(action).ToBeVisibleAsync(new() { Visible = isOffered });
            }

            await Assertions.Expect(line.Locator(".view-button")).ToBeVisibleAsync();
            await Assertions.Expect(contributor.Tab.GetByRole(AriaRole.Button, new() { Name = "Replace", Exact = true })).ToBeEnabledAsync(new() { Enabled = isOffered });
            await line.Locator(".text-col").First.ClickAsync();
        }
    }

    [Fact]
    public async Task A_picture_that_is_put_into_a_text_is_asked_for_its_text_and_shown_to_readers()
    {
        await using var editor = await cms.NewEditorAsync(new() { ViewportSize = new() { Width = 1280, Height = 900 } });
        var name = $"mayors-{Guid.NewGuid():n}.png";
        await editor.OpenAsync("/Admin/Media");
        var wide = Convert.FromBase64String(await editor.Tab.EvaluateAsync<string>("""
            () => { const canvas = Object.assign(document.createElement('canvas'), { width: 2400, height: 1200 }); canvas.getContext('2d').fillRect(0, 0, 2400, 1200); return canvas.toDataURL('image/png').split(',')[1]; }
            """));
        await UploadAsync(editor, name, Convert.ToBase64String(wide));

        await editor.OpenAsync(Editor.NewPage);
        await editor.TypeAsync("TitlePart.Title", "Pictures " + name);
        var box = editor.Tab.Locator(".trumbowyg-box").First;
        await Assertions.Expect(box.Locator(".trumbowyg-insertShortcode-button")).ToHaveCountAsync(0);
        await box.Locator(".trumbowyg-editor").ClickAsync();
        await editor.Tab.Keyboard.TypeAsync("Before ");
        await box.Locator(".trumbowyg-insertImage-button").ClickAsync();
        await editor.Tab.Locator("#mediaModalHtmlField .media-items-table tr").Filter(new() { HasText = name }).Locator(".text-col").First.ClickAsync();
        await editor.Tab.Locator("#mediaHtmlFieldSelectButton").ClickAsync();
        var dialog = editor.Tab.GetByRole(AriaRole.Dialog, new() { Name = $"Put {name} into the text" });
        await Assertions.Expect(dialog.GetByLabel("What it shows")).ToBeFocusedAsync();
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Put it in" }).ClickAsync();
        await Assertions.Expect(dialog.GetByRole(AriaRole.Alert)).ToContainTextAsync("Write what the picture shows");
        await Surface.AssertReadableAsync(editor, dialog);
        await dialog.GetByLabel("What it shows").FillAsync("The mayors of both cities");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Put it in" }).ClickAsync();
        await Assertions.Expect(box.Locator(".trumbowyg-editor img")).ToHaveAttributeAsync("alt", "The mayors of both cities");
        await editor.PublishAsync();
        await Assertions.Expect(editor.Tab.Locator(".message-success, .alert-success").First).ToBeAttachedAsync();

        var requests = new List<string>();
        var reader = await editor.Tab.Context.NewPageAsync();
        reader.Request += (_, request) => requests.Add(request.Url);
        await reader.GotoAsync("/" + $"pictures-{name}".Replace('.', '-'));
        var picture = reader.GetByRole(AriaRole.Img, new() { Name = "The mayors of both cities" });
        await Assertions.Expect(picture).ToHaveAttributeAsync("width", "1120");
        await Assertions.Expect(picture).ToHaveAttributeAsync("height", "560");
        Assert.True(await picture.EvaluateAsync<bool>("image => image.decode().then(() => image.naturalWidth > 0)"));
        Assert.DoesNotContain(requests, url => url.Contains(name, StringComparison.Ordinal) && !url.Contains("width=", StringComparison.Ordinal));
        Assert.DoesNotContain("[image]", await reader.ContentAsync(), StringComparison.Ordinal);
    }

    private static async Task UploadAsync(Editor editor, string name, string content)
    {
        await editor.OpenAsync("/Admin/Media");
        await editor.Tab.Locator("#fileupload").First.SetInputFilesAsync(new FilePayload { Name = name, MimeType = "image/png", Buffer = Convert.FromBase64String(content) });
        await Assertions.Expect(editor.Tab.Locator(".media-items-table tr").Filter(new() { HasText = name })).ToBeVisibleAsync();
    }

    // A real file, dragged over the page and let go.
    private static async Task DropAsync(Editor editor, string name, long length)
    {
        var folder = Directory.CreateTempSubdirectory("iurc-drop-");
        var file = Path.Combine(folder.FullName, name);
        await using (var content = File.Create(file))
        {
            content.SetLength(length);
        }

        var box = (await editor.Tab.Locator("#mediaContainerMain").BoundingBoxAsync())!;
        var session = await editor.Tab.Context.NewCDPSessionAsync(editor.Tab);
        foreach (var type in new[] { "dragEnter", "dragOver", "drop" })
        {
            await session.SendAsync("Input.dispatchDragEvent", new Dictionary<string, object>
            {
                ["type"] = type,
                ["x"] = box.X + (box.Width / 2),
                ["y"] = box.Y + 100,
                ["data"] = new Dictionary<string, object> { ["items"] = Array.Empty<object>(), ["files"] = new[] { file }, ["dragOperationsMask"] = 1 },
            });
        }

        // The browser reads it until it is sent or refused, and says so.
        await Assertions.Expect(editor.Tab.Locator("#iurc-media-refusals").GetByText(name)).ToBeInViewportAsync();
        folder.Delete(recursive: true);
    }

    private static Task<string> ColourAsync(Editor editor, string address) => editor.Tab.EvaluateAsync<string>("""
        async address => {
          const image = await createImageBitmap(await (await fetch(address)).blob());
          const canvas = new OffscreenCanvas(image.width, image.height);
          canvas.getContext('2d').drawImage(image, 0, 0);
          return [...canvas.getContext("2d").getImageData(2, 2, 1, 1).data].slice(0, 3).join();
        }
        """, address);
}
