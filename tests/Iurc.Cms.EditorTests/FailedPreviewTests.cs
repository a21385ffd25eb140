using Microsoft.Playwright;
using Xunit;

namespace Iurc.Cms.EditorTests;

/// <summary>A template that fails is named in the frame. The template is one that an administrator has written in the admin.</summary>
[Collection(OwnCms.Name)]
public sealed class FailedPreviewTests(Cms cms, OwnCms.Fixture own)
{
    private const string Templates = "OrchardCore.Templates";

    [Fact]
    public async Task The_page_says_which_template_has_failed_and_goes_when_it_is_mended()
    {
        await using var editor = await cms.NewEditorAsync(own.Process);
        await SwitchAsync(editor, "Enable");
        try
        {
            await editor.OpenAsync("/Admin/Templates/Create");
            // What its form sends; the editor of code in it is not what this is about.
            await editor.Tab.EvaluateAsync("""
                async () => {
                  const form = document.querySelector("[name='Content']").form;
                  const body = new FormData(form);
                  body.set('Name', 'PageInfo');
                  body.set('Content', "{% include 'nothing' %}");
                  const answer = await fetch(form.action, { method: 'POST', body });
                  if (!answer.redirected) throw new Error(String(answer.status));
                }
                """);

            await editor.OpenAsync(Editor.NewPage);
            await editor.Field("TitlePart.Title").FillAsync("Not lost");
            await editor.Tab.GetByRole(AriaRole.Button, new() { Name = "Preview", Exact = true }).ClickAsync();
            var page = PreviewTests.Shown(editor.Tab.GetByRole(AriaRole.Region, new() { Name = "Preview" }));
            await Assertions.Expect(page.GetByRole(AriaRole.Heading)).ToHaveTextAsync("The preview failed");
            await Assertions.Expect(page.GetByRole(AriaRole.Definition).First).ToHaveTextAsync("PageInfo.liquid");
            Assert.DoesNotContain("   at ", await page.Locator("body").InnerTextAsync(), StringComparison.Ordinal);
            Assert.Empty(await Surface.ViolationsAsync(editor, "#iurc-preview"));
        }
        finally
        {
            await SwitchAsync(editor, "Disable");
        }

        await editor.OpenAsync(Editor.NewPage);
        await editor.Field("TitlePart.Title").FillAsync("Mended");
        await Assertions.Expect(PreviewTests.Shown(await PreviewTests.OpenAsync(editor)).Locator("h1")).ToHaveTextAsync("Mended");
    }

    private static async Task SwitchAsync(Editor editor, string action)
    {
        await Aids.SwitchAsync(editor, action, Templates);
        editor.ForgetErrors();
    }
}
