using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Xunit;

namespace Iurc.Cms.EditorTests;

/// <summary>Who may not list users changes their own account all the same, and does not end at a page that they may not see.</summary>
public sealed class OwnAccountTests(Cms cms)
{
    private const string Handbook = "/Admin/Handbook";

    [Fact]
    public async Task Who_changes_their_password_comes_back_and_reads_that_it_is_changed()
    {
        await using var editor = await cms.NewMemberAsync("Editor");
        await OpenFormAsync(editor);
        await editor.Tab.GetByLabel("Current password").FillAsync(CmsProcess.Password);
        await editor.Tab.GetByLabel("New password", new() { Exact = true }).FillAsync("marmalade kite orbit");
        await editor.Tab.GetByLabel("New password confirmation").FillAsync("marmalade kite orbit");
        await editor.Tab.GetByRole(AriaRole.Button, new() { Name = "Submit" }).ClickAsync();

        await ExpectAtAsync(editor, Handbook);
        await Assertions.Expect(editor.Tab.GetByText("The password has been changed successfully.")).ToBeAttachedAsync();
    }

    private static async Task OpenFormAsync(Editor editor)
    {
        await editor.OpenAsync(Handbook);
        var link = editor.Tab.Locator("a.dropdown-item[href*='EditPassword']");
        await editor.Tab.Locator(".dropdown").Filter(new() { Has = link }).Locator("[data-bs-toggle='dropdown']").ClickAsync();
        await link.ClickAsync();
    }

    private static Task ExpectAtAsync(Editor editor, string path) => Assertions.Expect(editor.Tab).ToHaveURLAsync(new Regex(Regex.Escape(path) + "$"));
}
