using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Xunit;

namespace Iurc.Cms.EditorTests;

/// <summary>
/// What the handbook names, in the admin and in <c>docs/editors.md</c>, is on the screen of whom it speaks to. Both write such names in italics;
/// here stands where each of them is seen.
/// </summary>
[Collection(OwnCms.Name)]
public sealed partial class HandbookTests(Cms cms, OwnCms.Fixture own)
{
    private const string NewRegion = "/Admin/Contents/ContentTypes/Region/Create";
    private const string Menu = "/Admin/Contents/ContentItems/iurcmainmenu00000000000000/Edit";
    private const string Published = "/Admin/Contents/ContentItems/iurcregionchina00000000000/Edit";

    private static readonly Control[] s_controls =
    [
        new("Testimonials", "Editor", "/Admin"),
        new("Menu", "Editor", "/Admin"),
        new("History", "Editor", "/Admin"),
        new("Links", "Editor", "/Admin"),
        new("Redirects", "Editor", "/Admin"),
        new("Help", "Contributor", "/Admin"),
        new("Phases", "Editor", "/Admin"),
        new("Regions", "Editor", "/Admin"),
        new("Pages", "Editor", "/Admin"),
        new("New testimonial", "Contributor", "/Admin/Contents/ContentItems/Testimonial"),
        new("New page", "Contributor", "/Admin"),
        new("Show", "Contributor", "/Admin/Contents/ContentItems/Testimonial"),
        new("Content", "Editor", Editor.NewTestimonial),
        new("Where it shows", "Editor", Editor.NewTestimonial),
        new("Address and search", "Editor", Editor.NewTestimonial),
        new("Publishing", "Editor", Editor.NewTestimonial),
        new("Publish", "Editor", Editor.NewTestimonial),
        new("Save Draft", "Contributor", Editor.NewTestimonial),
        new("Ask for a review", "Contributor", Editor.NewTestimonial),
        new("Propose a change", "Contributor", "/Admin/Contents/ContentItems/Region"),
        new("Upload a file", "Contributor", Editor.NewTestimonial),
        new("Add a block", "Editor", "/Admin/Contents/ContentTypes/LandingPage/Create"),
        new("Preview", "Contributor", Editor.NewTestimonial),
        new("Phone", "Contributor", Editor.NewTestimonial, PreviewTests.OpenAsync),
        new("Tablet", "Contributor", Editor.NewTestimonial, PreviewTests.OpenAsync),
        new("Desktop", "Contributor", Editor.NewTestimonial, PreviewTests.OpenAsync),
        new("Paper", "Contributor", Editor.NewTestimonial, PreviewTests.OpenAsync),
        new("Show in preview", "Contributor", Editor.NewTestimonial, PreviewTests.OpenAsync),
        new("Only decoration", "Contributor", Editor.NewTestimonial),
        new("required", "Contributor", Editor.NewTestimonial),
        new("Countries", "Contributor", NewRegion),
        new("Insert media", "Contributor", NewRegion),
        new("Address", "Contributor", NewRegion, Tab("Address and search")),
        new("Keep this page out of search engines", "Contributor", NewRegion, Tab("Address and search")),
        new("Comment", "Contributor", NewRegion, Tab("Publishing")),
        new("This is a small change", "Editor", Published, Tab("Publishing")),
        new("Clone", "Editor", "/Admin/Contents/ContentItems/Testimonial", editor => editor.Tab.GetByRole(AriaRole.Button, new() { Name = "More" }).First.ClickAsync()),
        new("Restore", "Editor", "/Admin/AuditTrail", LeaveAnOlderVersionAsync),
        new("Share a preview", "Editor", Editor.NewTestimonial, SaveADraftAsync),
        new("Make a link", "Editor", Editor.NewTestimonial, ShareAsync),
        new("Withdraw", "Editor", Editor.NewTestimonial, MakeALinkAsync),
        new("See the page", "Editor", "/Admin/Contents/ContentItems/iurcvoiceniessler000000000/Edit"),
        new("Within this site", "Editor", "/Admin/Links"),
        new("Replace", "Editor", "/Admin/Media"),
        new("Add an entry", "Editor", Menu),
        new("Page of this site", "Editor", "/Admin/Menu/Create/LinkMenuItem?menuContentItemId=iurcmainmenu00000000000000"),
        new("Or an address", "Editor", "/Admin/Menu/Create/LinkMenuItem?menuContentItemId=iurcmainmenu00000000000000"),
        new("Text of the link", "Editor", "/Admin/Menu/Create/LinkMenuItem?menuContentItemId=iurcmainmenu00000000000000"),
        new("Security", "Contributor", "/Admin", OwnMenuAsync),
        new("Log off", "Contributor", "/Admin", OwnMenuAsync),
        new("Design", "Administrator", "/Admin"),
        new("Content Definition", "Administrator", "/Admin", editor => editor.Tab.Locator("#left-nav").GetByText("Design", new() { Exact = true }).ClickAsync()),
        new("Tools", "Administrator", "/Admin"),
        new("Erase for good", "Administrator", "/Admin", editor => editor.Tab.Locator("#left-nav").GetByText("Tools", new() { Exact = true }).ClickAsync()),
    ];

    [Fact]
    public async Task What_is_named_is_known_here()
    {
        await using var editor = await cms.NewMemberAsync("Editor", own.Process);
        await editor.OpenAsync("/Admin/Handbook");
        var inTheAdmin = await editor.Tab.Locator(".ta-content em").AllInnerTextsAsync();
        var document = await File.ReadAllTextAsync(Path.Combine(Repository.Root, "docs", "editors.md"), TestContext.Current.CancellationToken);
        var inTheDocument = Italics().Matches(Strong().Replace(document, "")).Select(match => Blanks().Replace(match.Groups[1].Value, " "));
        Assert.True(inTheAdmin.Count > 30, "The handbook names little.");

        string[] named = [.. inTheAdmin.Concat(inTheDocument).Where(name => name != "in italics").Distinct(StringComparer.Ordinal)];
        string[] known = [.. s_controls.Select(control => control.Name)];
        Assert.Equal(known.Order(StringComparer.Ordinal), named.Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("Administrator")]
    [InlineData("Editor")]
    [InlineData("Contributor")]
    public async Task What_is_named_is_seen_by_whom_it_is_for(string role)
    {
        await using var member = role == "Administrator" ? await cms.NewEditorAsync(own.Process) : await cms.NewMemberAsync(role, own.Process);
        var missing = new List<string>();
        foreach (var control in s_controls.Where(control => control.Role == role))
        {
            await member.OpenAsync(control.Address);
            if (control.Prepare is not null)
            {
                await control.Prepare(member);
            }

            // The names of some are longer: "Only decoration: the picture tells nothing that …".
            var name = new Regex($"^{Regex.Escape(control.Name)}(\\b|$)", RegexOptions.IgnoreCase);
            try
            {
                await Assertions.Expect(SeenAs(member.Tab, name).First).ToBeVisibleAsync(new() { Timeout = 20_000 });
            }
            catch (PlaywrightException)
            {
                missing.Add($"{role}, {control.Address}: no “{control.Name}” is seen.");
            }
        }

        Assert.True(missing.Count == 0, string.Join('\n', missing));
    }

    private static ILocator SeenAs(IPage tab, Regex name)
    {
        var visible = new LocatorFilterOptions { Visible = true };
        return tab.GetByRole(AriaRole.Link, new() { NameRegex = name }).Filter(visible)
            .Or(tab.GetByRole(AriaRole.Button, new() { NameRegex = name }).Filter(visible))
            .Or(tab.GetByRole(AriaRole.Tab, new() { NameRegex = name }).Filter(visible))
            .Or(tab.Locator("label, legend, .iurc-required, .dropdown-item").Filter(new() { HasTextRegex = new Regex("^\\s*" + name.ToString()[1..], RegexOptions.IgnoreCase), Visible = true }));
    }

    private static Func<Editor, Task> Tab(string name) => editor => editor.ChooseAsync(name);

    private static async Task OwnMenuAsync(Editor editor) => await editor.Tab.Locator("#dropdown-user, .navbar .dropdown-toggle:has(.fa-user)").First.ClickAsync();

    private static async Task SaveADraftAsync(Editor editor)
    {
        await editor.Field("Testimonial.Quote.Text").FillAsync("To be shown first.");
        await editor.Field("Testimonial.Organisation.Text").FillAsync("Those who were asked");
        await editor.SaveSuccessfullyAsync();
    }

    private static async Task ShareAsync(Editor editor)
    {
        await SaveADraftAsync(editor);
        await editor.Tab.GetByRole(AriaRole.Link, new() { Name = "Share a preview" }).Or(editor.Tab.GetByRole(AriaRole.Button, new() { Name = "Share a preview" })).First.ClickAsync();
        await Assertions.Expect(editor.Tab).ToHaveURLAsync(new Regex("SharedDrafts"));
    }

    private static async Task MakeALinkAsync(Editor editor)
    {
        await ShareAsync(editor);
        await editor.Tab.GetByRole(AriaRole.Button, new() { Name = "Make a link" }).ClickAsync();
    }

    /// <summary>Publishes a page twice, and looks at the history.</summary>
    private static async Task LeaveAnOlderVersionAsync(Editor editor)
    {
        await editor.OpenAsync(Editor.NewPage);
        await editor.Field("TitlePart.Title").FillAsync("Twice");
        await editor.PublishAsync();
        await Assertions.Expect(editor.Tab.Locator(".message-success, .alert-success").First).ToBeAttachedAsync();
        await editor.OpenAsync("/Admin/Contents/ContentItems/Page");
        await editor.Tab.Locator(".contentitem").GetByRole(AriaRole.Link, new() { Name = "Twice" }).First.ClickAsync();
        await editor.Field("TitlePart.Title").FillAsync("Twice and again");
        await editor.PublishAsync();
        await Assertions.Expect(editor.Tab.Locator(".message-success, .alert-success").First).ToBeAttachedAsync();
        await editor.OpenAsync("/Admin/AuditTrail");
    }

    [GeneratedRegex(@"\*\*[^*]+\*\*")]
    private static partial Regex Strong();

    [GeneratedRegex(@"\*([^*\n]+(?:\n[^*\n]+)?)\*")]
    private static partial Regex Italics();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();

    /// <param name="Name">What the handbook calls it.</param>
    /// <param name="Role">To whom the sentence speaks.</param>
    /// <param name="Address">The page on which it is seen.</param>
    /// <param name="Prepare">What has to be done there first.</param>
    private sealed record Control(string Name, string Role, string Address, Func<Editor, Task>? Prepare = null);
}
