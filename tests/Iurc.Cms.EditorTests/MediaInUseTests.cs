using Microsoft.Playwright;
using Xunit;

namespace Iurc.Cms.EditorTests;

/// <summary>The media library says who uses a file before it goes (OrchardCore issue 8710).</summary>
public sealed class MediaInUseTests(Cms cms)
{
    private const string Region = "/Admin/Contents/ContentItems/iurcregionla00000000000000/Edit";

    [Fact]
    public async Task A_file_in_use_is_deleted_only_after_the_editor_has_seen_who_uses_it()
    {
        await using var editor = await cms.NewEditorAsync();
        await editor.OpenAsync("/Admin/Media");
        var file = await UploadAsync(editor, "mayors.png");

        await editor.OpenAsync(Region);
        await editor.Tab.EvaluateAsync("""
            async () => {
              const form = document.querySelector('form[enctype="multipart/form-data"]');
              const data = new FormData(form);
              data.set('Region.Image.Paths', JSON.stringify([{ path: 'mayors.png', mediaText: '' }]));
              data.set('Region.Image.Text', 'The mayors');
              data.set('submit.Save', 'submit.Save');
              await fetch(form.action, { method: 'POST', body: data });
            }
            """);

        await editor.OpenAsync("/Admin/Media");
        await DeleteAsync(editor, file);
        var question = editor.Tab.GetByRole(AriaRole.Dialog, new() { Name = "In use" });
        await Assertions.Expect(question.GetByRole(AriaRole.Link, new() { Name = "IURC Latin America" })).ToHaveAttributeAsync("href", Region);
        await Surface.AssertReadableAsync(editor, question);
        await question.GetByRole(AriaRole.Button, new() { Name = "Keep" }).ClickAsync();
        await Assertions.Expect(file).ToBeVisibleAsync();

        // Another name breaks the page as well: one dialog says so, in its own words, and has the focus.
        await file.Locator(".edit-button").First.ClickAsync();
        await editor.Tab.Locator("#new-item-name").FillAsync("renamed.png");
        await editor.Tab.Locator("#renameMediaModalFooterOk").ClickAsync();
        await Assertions.Expect(question.GetByRole(AriaRole.Button, new() { Name = "Rename anyway" })).ToBeVisibleAsync();
        await Assertions.Expect(editor.Tab.Locator(".modal.show")).ToHaveCountAsync(0);
        await Assertions.Expect(question.GetByRole(AriaRole.Button, new() { Name = "Keep its name" })).ToBeFocusedAsync();
        await editor.Tab.Keyboard.PressAsync("Escape");
        await Assertions.Expect(question).ToHaveCountAsync(0);
        await Assertions.Expect(file).ToBeVisibleAsync();

        await DeleteAsync(editor, file);
        await question.GetByRole(AriaRole.Button, new() { Name = "Delete anyway" }).ClickAsync();
        await Assertions.Expect(file).ToHaveCountAsync(0);
        await editor.Tab.ReloadAsync();
        await Assertions.Expect(editor.Tab.Locator("#mediaContainerMain")).ToBeVisibleAsync();
        await Assertions.Expect(file).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task A_file_of_somebody_elses_that_is_dragged_elsewhere_with_ones_own_stays_and_the_reason_is_to_be_read()
    {
        var folder = "drag" + Guid.NewGuid().ToString("n")[..8];
        await using var administrator = await cms.NewEditorAsync();
        await administrator.OpenAsync("/Admin/Media");
        await UploadAsync(administrator, "a-not-yours.png");
        await administrator.Tab.Locator("#folder-tree").GetByRole(AriaRole.Button, new() { Name = "Add" }).First.ClickAsync();
        await administrator.Tab.Locator("#create-folder-name").FillAsync(folder);
        await administrator.Tab.Locator("#modalFooterOk").ClickAsync();
        await Assertions.Expect(administrator.Tab.Locator("#folder-tree").GetByText(folder)).ToBeVisibleAsync();

        await using var contributor = await cms.NewMemberAsync("Contributor");
        await contributor.OpenAsync("/Admin/Media");
        var own = await UploadAsync(contributor, $"a-yours-{folder}.png");
        var file = FileOf(contributor, "a-not-yours.png");
        await Assertions.Expect(own).ToHaveAttributeAsync("draggable", "true");
        await Assertions.Expect(file).Not.ToHaveAttributeAsync("draggable", "true");
        await file.GetByRole(AriaRole.Checkbox).CheckAsync();
        await own.DragToAsync(contributor.Tab.Locator("#folder-tree").GetByText(folder));
        await contributor.Tab.Locator("#confirmRemoveModal #modalOkButton").ClickAsync();

        await Assertions.Expect(contributor.Tab.GetByText("You can change files that you have uploaded yourself.")).ToBeVisibleAsync();
        await Assertions.Expect(file).ToBeVisibleAsync();
        await contributor.Tab.ReloadAsync();
        await Assertions.Expect(file).ToBeVisibleAsync();
    }

    private static async Task<ILocator> UploadAsync(Editor editor, string name)
    {
        await editor.Tab.Locator("#fileupload").First.SetInputFilesAsync(new FilePayload
        {
            Name = name,
            MimeType = "image/png",
            Buffer = Convert.FromBase64String("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="),
        });
        var file = FileOf(editor, name);
        await Assertions.Expect(file).ToBeVisibleAsync();
        return file;
    }

    private static ILocator FileOf(Editor editor, string name) => editor.Tab.Locator(".media-items-table tr").Filter(new() { HasText = name });

    private static async Task DeleteAsync(Editor editor, ILocator file)
    {
        await file.Locator(".delete-button").First.ClickAsync();
        await editor.Tab.Locator("#confirmRemoveModal #modalOkButton").ClickAsync();
    }
}
