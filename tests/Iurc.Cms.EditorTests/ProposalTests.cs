using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Xunit;

namespace Iurc.Cms.EditorTests;

/// <summary>A contributor proposes a change to what is published, an editor compares it and publishes it or sends it back, and readers see nothing before.</summary>
[Collection(OwnCms.Name)]
public sealed class ProposalTests(Cms cms, OwnCms.Fixture own)
{
    private const string Published = "Ask what the visit is for.";
    private const string Proposed = "Ask early what the visit is for.";

    [Fact]
    public async Task A_contributor_changes_a_page_of_somebody_else_and_an_editor_compares_and_publishes()
    {
        var title = await PublishPageAsync();
        await using var contributor = await cms.NewMemberAsync("Contributor", own.Process);
        await OpenFromListAsync(contributor, title);

        await Assertions.Expect(Notice(contributor)).ToContainTextAsync("What you save is a draft");
        await ExpectButtonsAsync(contributor, "Save Draft", "Ask for a review");
        await SummaryOf(contributor).FillAsync(Proposed);
        await contributor.Tab.GetByRole(AriaRole.Button, new() { Name = "Ask for a review" }).ClickAsync();
        await Assertions.Expect(contributor.Tab.GetByText("The editors have been told that it awaits a review.")).ToBeAttachedAsync();
        Assert.Contains(Published, await ReadAsync(title), StringComparison.Ordinal);

        await using var editor = await cms.NewMemberAsync("Editor", own.Process);
        await editor.OpenAsync("/Admin");
        await editor.Tab.Locator("[data-iurc-kind='awaiting-review']").GetByRole(AriaRole.Link, new() { Name = title }).ClickAsync();
        await Assertions.Expect(Notice(editor)).ToContainTextAsync(new Regex("saved by contributor"));
        var row = Notice(editor).GetByRole(AriaRole.Row).Filter(new() { HasText = "what the visit is for" });
        await Assertions.Expect(row.GetByRole(AriaRole.Rowheader)).ToHaveTextAsync("Summary");
        await Assertions.Expect(row.GetByRole(AriaRole.Cell)).ToHaveTextAsync([Published, "Ask added: early what the visit is for."]);
        await Assertions.Expect(row.Locator("ins")).ToHaveCountAsync(1);
        await editor.PublishAsync();
        await Assertions.Expect(editor.Tab.Locator(".message-success, .alert-success").First).ToBeAttachedAsync();
        Assert.Contains(Proposed, await ReadAsync(title), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1280)]
    [InlineData(390)]
    public async Task What_is_different_can_be_read_on_a_phone_too(int width)
    {
        var title = await PublishPageAsync();
        await using var contributor = await cms.NewMemberAsync("Contributor", own.Process);
        await OpenFromListAsync(contributor, title);
        await SummaryOf(contributor).FillAsync(Proposed);
        var body = contributor.Tab.Locator(".trumbowyg-editor").First;
        await body.ClickAsync();
        await body.PressSequentiallyAsync("A text that is new.");
        await contributor.ChooseAsync("Address and search");
        await contributor.Tab.GetByLabel("Keep this page out of search engines").CheckAsync();
        await contributor.ChooseAsync("Publishing");
        await contributor.Tab.GetByLabel("Comment", new() { Exact = true }).FillAsync("Is the new text right?");
        await contributor.Tab.GetByRole(AriaRole.Button, new() { Name = "Ask for a review" }).ClickAsync();
        await Assertions.Expect(contributor.Tab.GetByText("The editors have been told")).ToBeAttachedAsync();

        await using var editor = await cms.NewMemberAsync("Editor", own.Process);
        await editor.Tab.SetViewportSizeAsync(width, 844);
        await OpenFromListAsync(editor, title, "Edit");
        await Assertions.Expect(editor.Tab.Locator("[data-iurc-review] blockquote")).ToHaveTextAsync("Is the new text right?");
        var row = Notice(editor).GetByRole(AriaRole.Row).Filter(new() { HasText = "Summary" });
        var boxes = new List<LocatorBoundingBoxResult>();
        foreach (var cell in await row.Locator("th, td").AllAsync())
        {
            boxes.Add((await cell.BoundingBoxAsync())!);
        }

        Assert.All(boxes, box => Assert.True(box.Width > 150, $"{box.Width} px"));
        Assert.Equal(width < 768, boxes[0].Y + boxes[0].Height <= boxes[1].Y + 1 && boxes[1].Y + boxes[1].Height <= boxes[2].Y + 1);
        foreach (var colours in new[] { "light", "dark" })
        {
            await Axe.PaintAsync(editor.Tab, colours);
            Assert.Empty(await Axe.FindAsync(editor.Tab));
        }
    }

    [Fact]
    public async Task What_is_sent_back_comes_with_words_and_stays_a_draft()
    {
        var title = await PublishPageAsync();
        await using var contributor = await cms.NewMemberAsync("Contributor", own.Process);
        await OpenFromListAsync(contributor, title);
        await SummaryOf(contributor).FillAsync(Proposed);
        await contributor.Tab.GetByRole(AriaRole.Button, new() { Name = "Ask for a review" }).ClickAsync();
        await Assertions.Expect(contributor.Tab.GetByText("The editors have been told")).ToBeAttachedAsync();

        await using var editor = await cms.NewMemberAsync("Editor", own.Process);
        await OpenFromListAsync(editor, title, "Edit");
        await editor.Tab.GetByText("Send it back").ClickAsync();
        await editor.Tab.GetByRole(AriaRole.Button, new() { Name = "Send back" }).ClickAsync();
        await Assertions.Expect(editor.Summary).ToContainTextAsync("Write what has to change");
        await editor.Tab.GetByLabel("What has to change").FillAsync("Say when.");
        await editor.Tab.GetByRole(AriaRole.Button, new() { Name = "Send back" }).ClickAsync();
        await Assertions.Expect(editor.Tab.GetByText("The draft has been sent back.")).ToBeAttachedAsync();

        await OpenFromListAsync(contributor, title);
        await Assertions.Expect(contributor.Tab.Locator("[data-iurc-review]")).ToContainTextAsync("Say when.");
        await Assertions.Expect(Notice(contributor)).ToContainTextAsync("This is your draft");
        await Assertions.Expect(SummaryOf(contributor)).ToHaveValueAsync(Proposed);
        Assert.Contains(Published, await ReadAsync(title), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_contributor_is_offered_nothing_that_would_be_refused()
    {
        var title = await PublishPageAsync();
        await using var contributor = await cms.NewMemberAsync("Contributor", own.Process);
        await contributor.OpenAsync("/Admin/Contents/ContentItems/Page");
        var row = RowOf(contributor, title);
        await Assertions.Expect(row.GetByRole(AriaRole.Link, new() { Name = "Propose a change" })).ToBeVisibleAsync();
        await Assertions.Expect(row.GetByRole(AriaRole.Checkbox)).ToHaveCountAsync(0);
        await Assertions.Expect(row.GetByRole(AriaRole.Button)).ToHaveCountAsync(0);
        await Assertions.Expect(contributor.Tab.Locator("#select-all")).ToBeHiddenAsync();

        foreach (var type in new[] { "LandingPage", "CollectionPage", "FundingStatement" })
        {
            await contributor.OpenAsync("/Admin/Contents/ContentItems/" + type);
            await Assertions.Expect(contributor.Tab.GetByRole(AriaRole.Link, new() { Name = "Propose a change" }).First).ToBeVisibleAsync();
            await Assertions.Expect(contributor.Tab.GetByRole(AriaRole.Link, new() { Name = "New" })).ToHaveCountAsync(0);
        }

        await OpenFromListAsync(contributor, title);
        await Assertions.Expect(contributor.Tab.GetByText("Current Culture")).ToHaveCountAsync(0);
        await Assertions.Expect(contributor.Tab.GetByText("Invariant Language")).ToHaveCountAsync(0);
    }

    private static ILocator Notice(Editor editor) => editor.Tab.Locator("[data-iurc-proposal]");

    private static ILocator SummaryOf(Editor editor) => editor.Tab.GetByLabel("Summary", new() { Exact = true });

    private static ILocator RowOf(Editor editor, string title) => editor.Tab.Locator("tbody tr").Filter(new() { HasText = title });

    private static async Task ExpectButtonsAsync(Editor editor, params string[] names)
    {
        foreach (var name in names)
        {
            await Assertions.Expect(editor.Tab.GetByRole(AriaRole.Button, new() { Name = name }).First).ToBeVisibleAsync();
        }

        foreach (var name in new[] { "Publish", "Unpublish", "Delete" })
        {
            await Assertions.Expect(editor.Tab.GetByRole(AriaRole.Button, new() { Name = name, Exact = true })).ToHaveCountAsync(0);
        }
    }

    private static async Task OpenFromListAsync(Editor editor, string title, string action = "Propose a change")
    {
        await editor.OpenAsync("/Admin/Contents/ContentItems/Page?q=" + Uri.EscapeDataString(title));
        await RowOf(editor, title).GetByRole(AriaRole.Link, new() { Name = action }).ClickAsync();
        await Assertions.Expect(editor.Tab).ToHaveURLAsync(new Regex("/Edit"));
    }

    private async Task<string> PublishPageAsync()
    {
        var title = "Visits " + Guid.NewGuid().ToString("n")[..8];
        await using var editor = await cms.NewEditorAsync(own.Process);
        await editor.OpenAsync(Editor.NewPage);
        await editor.Field("TitlePart.Title").FillAsync(title);
        await SummaryOf(editor).FillAsync(Published);
        await editor.PublishAsync();
        await Assertions.Expect(editor.Tab.Locator(".message-success, .alert-success").First).ToBeAttachedAsync();
        return title;
    }

    private async Task<string> ReadAsync(string title)
    {
        using var client = new HttpClient();
        return await client.GetStringAsync(new Uri(own.Process.Address, "/" + title.ToLowerInvariant().Replace(' ', '-')), TestContext.Current.CancellationToken);
    }
}
