using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Xunit;

namespace Iurc.Cms.EditorTests;

/// <summary>The lists and the dashboard as those who use them meet them.</summary>
public sealed class ListScreenTests(Cms cms)
{
    private const string Regions = "/Admin/Contents/ContentItems/Region";

    [Fact]
    public async Task A_column_sorts_when_its_head_is_clicked_and_says_so()
    {
        await using var editor = await cms.NewMemberAsync("Editor");
        await editor.OpenAsync("/Admin/Contents/ContentItems/Phase");
        await Assertions.Expect(Head(editor, "Changed")).ToHaveAttributeAsync("aria-sort", "descending");
        await Head(editor, "Name").GetByRole(AriaRole.Link).ClickAsync();
        await Assertions.Expect(Head(editor, "Name")).ToHaveAttributeAsync("aria-sort", "ascending");
        await Assertions.Expect(editor.Tab.Locator("th[aria-sort]")).ToHaveCountAsync(1);
        await Assertions.Expect(editor.Tab.Locator(".contentitem a")).ToHaveTextAsync(["Phase I", "Phase II", "Phase III"]);
        await Head(editor, "Years").GetByRole(AriaRole.Link).ClickAsync();
        await Assertions.Expect(editor.Tab.Locator(".contentitem a")).ToHaveTextAsync(["Phase III", "Phase II", "Phase I"]);
        await Assertions.Expect(editor.Tab.GetByLabel("Search, or words such as phase:2")).ToHaveValueAsync("sort:year");
    }

    [Fact]
    public async Task Selects_and_words_are_in_step_and_a_slip_is_told()
    {
        await using var editor = await cms.NewMemberAsync("Editor");
        await editor.OpenAsync(Regions);
        await editor.Tab.GetByLabel("Phase", new() { Exact = true }).SelectOptionAsync("Phase II");
        await ShowAsync(editor);
        var words = editor.Tab.GetByLabel("Search, or words such as phase:2");
        await Assertions.Expect(words).ToHaveValueAsync("phase:2");
        await Assertions.Expect(RegionOf(editor, "IURC China")).ToBeVisibleAsync();
        await Assertions.Expect(RegionOf(editor, "IUC Asia")).ToHaveCountAsync(0);

        await words.FillAsync("phase:1");
        await ShowAsync(editor);
        await Assertions.Expect(editor.Tab.GetByLabel("Phase", new() { Exact = true }).Locator("option:checked")).ToHaveTextAsync("Phase I");
        await Assertions.Expect(RegionOf(editor, "IUC Asia")).ToBeVisibleAsync();

        await words.FillAsync("phse:1");
        await ShowAsync(editor);
        await Assertions.Expect(editor.Tab.GetByText("“phse:” is no filter. Did you mean “phase:1”?")).ToBeVisibleAsync();
        await Assertions.Expect(words).ToHaveValueAsync("phse:1");
        await Assertions.Expect(editor.Tab.Locator("tr.iurc-row")).ToHaveCountAsync(0);

        await words.FillAsync("nobody-is-called-so");
        await ShowAsync(editor);
        await Assertions.Expect(editor.Tab.GetByText("Nothing found.")).ToBeVisibleAsync();
        await editor.Tab.GetByRole(AriaRole.Link, new() { Name = "Show all" }).ClickAsync();
        await Assertions.Expect(RegionOf(editor, "IURC China")).ToBeVisibleAsync();
        await Assertions.Expect(RegionOf(editor, "IUC Asia")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Several_lines_are_unpublished_at_once_after_a_question()
    {
        await using var editor = await cms.NewEditorAsync();
        foreach (var name in new[] { "Bulk one", "Bulk two" })
        {
            await editor.OpenAsync(Editor.NewPage);
            await editor.TypeAsync("TitlePart.Title", name);
            await editor.PublishAsync();
            await Assertions.Expect(editor.Tab.Locator(".message-success, .alert-success").First).ToBeAttachedAsync();
        }

        await editor.OpenAsync("/Admin/Contents/ContentItems/Page?q=bulk");
        await editor.Tab.GetByLabel("Choose Bulk one").CheckAsync();
        await Assertions.Expect(editor.Tab.GetByText("1 chosen")).ToBeVisibleAsync();
        await editor.Tab.GetByLabel("Choose all lines").CheckAsync();
        await Assertions.Expect(editor.Tab.GetByText("2 chosen")).ToBeVisibleAsync();
        await editor.Tab.Locator("[data-iurc-bulk]").GetByRole(AriaRole.Button, new() { Name = "Unpublish" }).ClickAsync();
        await editor.Tab.Locator(".modal.show").GetByRole(AriaRole.Button, new() { Name = "Unpublish" }).ClickAsync();
        await Assertions.Expect(editor.Tab.GetByText("Content unpublished successfully.")).ToBeAttachedAsync();
        await editor.OpenAsync("/Admin/Contents/ContentItems/Page?q=bulk%20status:draft");
        await Assertions.Expect(editor.Tab.Locator("tr.iurc-row")).ToHaveCountAsync(2);
    }

    [Theory]
    [InlineData("Editor", "New testimonial|New page|New region|New phase|New funding statement|New landing page|New list page")]
    [InlineData("Contributor", "New testimonial|New page|New region|New phase")]
    public async Task The_dashboard_offers_to_make_what_the_role_may_make(string role, string buttons)
    {
        await using var member = await cms.NewMemberAsync(role);
        await member.OpenAsync("/Admin");
        var links = member.Tab.Locator("[data-iurc-new] a");
        await Assertions.Expect(links).ToHaveTextAsync(buttons.Split('|'));
        await links.First.ClickAsync();
        await Assertions.Expect(member.Tab.Locator("h1")).ToHaveTextAsync(new Regex("New Testimonial", RegexOptions.IgnoreCase));
    }

    private static ILocator Head(Editor editor, string title) => editor.Tab.GetByRole(AriaRole.Columnheader, new() { Name = title });

    private static ILocator RegionOf(Editor editor, string name) => editor.Tab.GetByRole(AriaRole.Link, new() { Name = name, Exact = true });

    private static Task ShowAsync(Editor editor) => editor.Tab.GetByRole(AriaRole.Button, new() { Name = "Show", Exact = true }).ClickAsync();
}
