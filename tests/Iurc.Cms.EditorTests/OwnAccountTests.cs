using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Xunit;

namespace Iurc.Cms.EditorTests;

/// <summary>Who may not list users changes their own account all the same, and does not end at a page that they may not see.</summary>
public sealed class OwnAccountTests(Cms cms)
{
    private const string Handbook = "/Admin/Handbook";

    private const string NewPassword = "marmalade kite orbit";

    [Theory]
    [InlineData("Editor")]
    [InlineData("Contributor")]
    public async Task Who_changes_their_password_comes_back_and_reads_that_it_is_changed_also_after_a_mistake(string role)
    {
        await using var editor = await cms.NewMemberAsync(role);
        await OpenFormAsync(editor);
        await SubmitAsync(editor, "not my password", NewPassword);
        await Assertions.Expect(editor.Summary).ToContainTextAsync("assword");
        await SubmitAsync(editor, CmsProcess.Password, "short");
        await Assertions.Expect(editor.Summary).ToContainTextAsync("12");

        await SubmitAsync(editor, CmsProcess.Password, NewPassword);

        await ExpectAtAsync(editor, Handbook);
        await Assertions.Expect(editor.Tab.GetByText("The password has been changed successfully.")).ToBeAttachedAsync();
        await editor.OpenAsync("/Admin");
        await ExpectAtAsync(editor, "/Admin");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Who_cancels_comes_back_to_where_they_were(bool afterMistake)
    {
        await using var editor = await cms.NewMemberAsync("Contributor");
        await OpenFormAsync(editor);
        if (afterMistake)
        {
            await SubmitAsync(editor, "not my password", NewPassword);
            await Assertions.Expect(editor.Summary).ToContainTextAsync("assword");
        }

        await editor.Tab.GetByRole(AriaRole.Button, new() { Name = "Cancel" }).ClickAsync();

        await ExpectAtAsync(editor, Handbook);
        await Assertions.Expect(editor.Tab.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToBeVisibleAsync();
    }

    private static async Task SubmitAsync(Editor editor, string current, string next)
    {
        await editor.Tab.GetByLabel("Current password").FillAsync(current);
        await editor.Tab.GetByLabel("New password", new() { Exact = true }).FillAsync(next);
        await editor.Tab.GetByLabel("The same password again").FillAsync(next);
        await editor.Tab.GetByRole(AriaRole.Button, new() { Name = "Change password" }).ClickAsync();
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
