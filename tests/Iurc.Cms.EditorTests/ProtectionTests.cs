using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Xunit;

namespace Iurc.Cms.EditorTests;

/// <summary>What serves the site stays, what is led to is asked about, a draft is shared, and what is erased is gone: clicked by hand.</summary>
public sealed partial class ProtectionTests(Cms cms)
{
    private const string Contact = "/Admin/Contents/ContentItems/iurcpagecontact00000000000/Edit";

    [Fact]
    public async Task An_editor_who_unpublishes_the_home_page_reads_why_it_stays_and_what_to_do()
    {
        await using var editor = await cms.NewMemberAsync("Editor");
        await editor.OpenAsync("/Admin/Contents/ContentItems/LandingPage");
        var line = Line(editor, "International Urban and Regional Cooperation in North America");
        foreach (var action in new[] { "Unpublish", "Delete" })
        {
            await ChooseAsync(line, action);
            await editor.Tab.Locator("#modalOkButton").ClickAsync();
            await Assertions.Expect(editor.Tab.GetByText("because it is the home page. Choose another home page first").First).ToBeVisibleAsync();
            await Assertions.Expect(editor.Tab.GetByText("has been")).ToHaveCountAsync(0);
        }

        Assert.Equal(200, (await editor.Tab.APIRequest.GetAsync("/")).Status);
    }

    [Fact]
    public async Task Before_a_page_goes_one_dialog_names_what_leads_there_and_the_menu_leaves_its_entry_out()
    {
        await using var editor = await cms.NewMemberAsync("Editor");
        await editor.OpenAsync(Contact);
        var question = editor.Tab.Locator("#confirmRemoveModal");
        foreach (var (button, words) in new[]
        {
            (editor.Tab.Locator("a.btn-danger", new() { HasText = "Delete" }).Last, "Delete anyway"),
            (editor.Tab.Locator("button[name='submit.Unpublish']").First, "Unpublish anyway"),
        })
        {
            await button.ClickAsync();
            await Assertions.Expect(question.GetByRole(AriaRole.Link, new() { Name = "Footer menu" })).ToHaveAttributeAsync("href", new Regex("iurcfootmenu00000000000000/Edit$"));
            await Assertions.Expect(question.GetByRole(AriaRole.Button, new() { Name = words })).ToBeVisibleAsync();
            Assert.Equal(1, await question.CountAsync());
            await question.GetByRole(AriaRole.Button, new() { Name = "Keep" }).ClickAsync();
            await Assertions.Expect(question).ToHaveCountAsync(0);
        }

        Assert.Equal(200, (await editor.Tab.APIRequest.GetAsync("/contact")).Status);
        Assert.True(await IsInFootMenuAsync(editor));

        await editor.OpenAsync("/Admin/Contents/ContentItems/Page");
        await ChooseAsync(Line(editor, "Contact"), "Unpublish");
        await question.GetByRole(AriaRole.Button, new() { Name = "Unpublish anyway" }).ClickAsync();
        await Assertions.Expect(editor.Tab.Locator(".message-success, .alert-success, .text-bg-success").First).ToBeAttachedAsync();
        Assert.Equal(404, (await editor.Tab.APIRequest.GetAsync("/contact")).Status);
        Assert.False(await IsInFootMenuAsync(editor));

        await editor.OpenAsync("/Admin");
        await editor.Tab.Locator("[data-iurc-kind=dead-links]").GetByRole(AriaRole.Link, new() { Name = "Footer menu" }).ClickAsync();
        await editor.OpenAsync("/Admin/Links");
        await editor.Tab.GetByRole(AriaRole.Link, new() { Name = "Within this site" }).ClickAsync();
        await Assertions.Expect(editor.Tab.Locator("[data-iurc-dead=Draft]").Filter(new() { HasText = "~/contact" })).ToBeVisibleAsync();

        await editor.OpenAsync(Contact);
        await editor.PublishAsync();
        await Assertions.Expect(editor.Tab.Locator(".message-success, .alert-success, .text-bg-success").First).ToBeAttachedAsync();
        Assert.True(await IsInFootMenuAsync(editor));
    }

    [Fact]
    public async Task A_draft_is_shown_to_the_speaker_and_erased_when_the_speaker_asks_for_it()
    {
        var speaker = "Speaker " + Guid.NewGuid().ToString("n")[..8];
        await using var editor = await cms.NewEditorAsync();
        await editor.OpenAsync(Editor.NewTestimonial);
        await editor.TypeAsync("Testimonial.Quote.Text", "I have said that.");
        await editor.TypeAsync("Testimonial.PersonName.Text", speaker);
        await editor.SaveSuccessfullyAsync();

        await editor.Tab.GetByRole(AriaRole.Link, new() { Name = "Share a preview" }).ClickAsync();
        await editor.Tab.GetByRole(AriaRole.Button, new() { Name = "Make a link" }).ClickAsync();
        var link = await editor.Tab.Locator("#shared-link").InputValueAsync();

        await using var other = await editor.Tab.Context.Browser!.NewContextAsync();
        var reader = await other.NewPageAsync();
        Assert.Equal(200, (await reader.GotoAsync(link))!.Status);
        await Assertions.Expect(reader.GetByText("I have said that.")).ToBeVisibleAsync();
        await Assertions.Expect(reader.Locator("[data-iurc-draft]")).ToContainTextAsync("Draft");
        Assert.Empty(await other.CookiesAsync());

        await editor.Tab.GetByRole(AriaRole.Button, new() { Name = "Withdraw" }).ClickAsync();
        await Assertions.Expect(editor.Tab.Locator("[data-iurc-shares] li")).ToContainTextAsync("None.");
        Assert.Equal(404, (await reader.GotoAsync(link))!.Status);

        await editor.OpenAsync("/Admin/Contents/ContentItems/Testimonial");
        // Two quotations of one speaker are told apart by what was said.
        await ChooseAsync(editor.Tab.Locator("tr.iurc-row").Filter(new() { HasText = speaker }).First, "Erase for good");
        await editor.Field("word").FillAsync(speaker);
        var erase = editor.Tab.GetByRole(AriaRole.Button, new() { Name = "Erase for good" });
        await erase.ClickAsync();
        await Assertions.Expect(editor.Summary).ToContainTextAsync("Nothing has been erased");
        await editor.Field("word").FillAsync("erase");
        await erase.ClickAsync();
        await Assertions.Expect(editor.Tab).ToHaveURLAsync(new Regex("/Admin/Erasure$"));
        await Assertions.Expect(editor.Tab.GetByText("It has been erased for good.")).ToBeVisibleAsync();
        await Assertions.Expect(editor.Tab.GetByText(speaker)).ToHaveCountAsync(0);
    }

    private static ILocator Line(Editor editor, string title) => editor.Tab.Locator("tr.iurc-row").Filter(new() { Has = editor.Tab.GetByRole(AriaRole.Link, new() { Name = title, Exact = true }) }).First;

    private static async Task ChooseAsync(ILocator line, string action)
    {
        await line.Locator(".dropdown-toggle").Last.ClickAsync();
        await line.GetByRole(AriaRole.Link, new() { Name = action, Exact = true }).ClickAsync();
    }

    private static async Task<bool> IsInFootMenuAsync(Editor editor)
        => ContactEntry().IsMatch(await (await editor.Tab.APIRequest.GetAsync("/privacy")).TextAsync());

    [GeneratedRegex("footer-menu__link\" href=\"/contact\"")]
    private static partial Regex ContactEntry();
}
