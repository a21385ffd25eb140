using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Xunit;

namespace Iurc.Cms.EditorTests;

/// <summary>Editors look after the menu that stands on every page.</summary>
[Collection(OwnCms.Name)]
public sealed class MenuTests(Cms cms, OwnCms.Fixture own)
{
    private const string MainMenu = "/Admin/Contents/ContentItems/iurcmainmenu00000000000000/Edit";
    private const string NewEntry = "/Admin/Menu/Create/LinkMenuItem?menuContentItemId=iurcmainmenu00000000000000";
    private const string AsShipped = "About, Phases, Regions, Testimonials";

    [Fact]
    public async Task An_editor_adds_changes_draws_and_removes_an_entry_and_readers_see_it()
    {
        await using var editor = await cms.NewMemberAsync("Editor", own.Process);
        await editor.OpenAsync("/Admin");
        await editor.Tab.Locator("#left-nav").GetByRole(AriaRole.Link, new() { Name = "Menu", Exact = true }).ClickAsync();
        await editor.Tab.GetByRole(AriaRole.Link, new() { Name = "Main menu", Exact = true }).ClickAsync();

        await editor.Tab.GetByRole(AriaRole.Link, new() { Name = "Add an entry" }).ClickAsync();
        await editor.Tab.GetByLabel("Or an address").FillAsync("www.example.eu/news");
        await editor.Tab.GetByLabel("Text of the link").FillAsync("Our nows");
        await editor.SaveAsync();

        await Entry(editor, "Our nows").GetByRole(AriaRole.Link, new() { Name = "Change" }).ClickAsync();
        await Assertions.Expect(editor.Tab.GetByLabel("Or an address")).ToHaveValueAsync("https://www.example.eu/news");
        await editor.Tab.GetByLabel("Or an address").FillAsync("~/site-map");
        await editor.Tab.GetByLabel("Text of the link").FillAsync("Our news");
        await editor.SaveAsync();
        await Assertions.Expect(Entries(editor)).ToHaveTextAsync(["About", "Phases", "Regions", "Testimonials", "Our news"]);
        Assert.Equal(AsShipped, await ReadAsync(editor));

        await editor.OpenAsync(MainMenu);
        await DrawAsync(editor, "Our news", above: "Phases");
        await Assertions.Expect(Entries(editor)).ToHaveTextAsync(["About", "Our news", "Phases", "Regions", "Testimonials"]);
        await PublishAsync(editor);
        Assert.Equal("About, Our news, Phases, Regions, Testimonials", await ReadAsync(editor));

        await RemoveAsync(editor, "Our news");
        Assert.Equal(AsShipped, await ReadAsync(editor));
    }

    [Fact]
    public async Task An_entry_is_moved_by_keyboard()
    {
        await using var editor = await cms.NewMemberAsync("Editor", own.Process);
        await editor.OpenAsync(MainMenu);
        var up = Entry(editor, "Testimonials").GetByRole(AriaRole.Button, new() { Name = "Move Testimonials up" });
        await up.FocusAsync();
        await editor.Tab.Keyboard.PressAsync("Enter");
        await Assertions.Expect(up).ToBeFocusedAsync();
        await Assertions.Expect(editor.Tab.GetByRole(AriaRole.Status).Filter(new() { HasText = "Testimonials is now 3 of 4" })).ToBeAttachedAsync();
        await editor.Tab.Keyboard.PressAsync("Enter");
        await editor.Tab.Keyboard.PressAsync("Enter");
        // At the top there is no way further up: the focus is on the way back.
        await Assertions.Expect(Entry(editor, "Testimonials").GetByRole(AriaRole.Button, new() { Name = "Move Testimonials down" })).ToBeFocusedAsync();
        await PublishAsync(editor);
        Assert.Equal("Testimonials, About, Phases, Regions", await ReadAsync(editor));

        await editor.OpenAsync(MainMenu);
        for (var i = 0; i < 3; i++)
        {
            await Entry(editor, "Testimonials").GetByRole(AriaRole.Button, new() { Name = "Move Testimonials down" }).PressAsync("Enter");
        }

        await PublishAsync(editor);
        Assert.Equal(AsShipped, await ReadAsync(editor));
    }

    [Fact]
    public async Task An_entry_follows_the_page_that_was_chosen_and_says_when_readers_do_not_see_it()
    {
        await using var editor = await cms.NewMemberAsync("Editor", own.Process);
        await editor.OpenAsync(Editor.NewPage);
        await editor.Field("TitlePart.Title").FillAsync("Meetings of mayors");
        await editor.PublishAsync();
        await ExpectDoneAsync(editor);
        await editor.OpenAsync("/Admin/Contents/ContentItems/Page");
        await editor.Tab.Locator(".contentitem").GetByRole(AriaRole.Link, new() { Name = "Meetings of mayors" }).ClickAsync();
        var page = editor.Tab.Url;

        await editor.OpenAsync(NewEntry);
        await editor.Tab.Locator(".multiselect").ClickAsync();
        await editor.Tab.Keyboard.TypeAsync("meetings");
        await editor.Tab.Locator(".multiselect__option").Filter(new() { HasText = "Meetings of mayors" }).ClickAsync();
        await editor.SaveAsync();
        // Nobody has written a text: it is the title of the page.
        await Assertions.Expect(Entry(editor, "Meetings of mayors")).ToContainTextAsync("The page “Meetings of mayors”, now at /meetings-of-mayors");
        await PublishAsync(editor);
        Assert.Equal("/meetings-of-mayors", await AddressAsync(editor, "Meetings of mayors"));

        await editor.OpenAsync(page);
        await editor.ChooseAsync("Address and search");
        await editor.Tab.GetByLabel("Address", new() { Exact = true }).FillAsync("mayors");
        await editor.PublishAsync();
        await ExpectDoneAsync(editor);
        Assert.Equal("/mayors", await AddressAsync(editor, "Meetings of mayors"));

        await editor.OpenAsync(page);
        await editor.Tab.GetByRole(AriaRole.Button, new() { Name = "Unpublish" }).ClickAsync();
        await editor.Tab.Locator("dialog, .modal.show").GetByRole(AriaRole.Button).Filter(new() { HasTextRegex = new Regex("^(Yes|OK|Go on|Unpublish|Take down)") }).First.ClickAsync();
        await ExpectDoneAsync(editor);
        Assert.Equal(AsShipped, await ReadAsync(editor));
        await editor.OpenAsync(MainMenu);
        await Assertions.Expect(Entry(editor, "Meetings of mayors")).ToContainTextAsync("Readers do not see this entry before its page is published.");

        await RemoveAsync(editor, "Meetings of mayors");
    }

    [Fact]
    public async Task An_entry_that_leads_nowhere_says_so()
    {
        await using var editor = await cms.NewMemberAsync("Editor", own.Process);
        await editor.OpenAsync(NewEntry);
        await editor.Tab.GetByLabel("Text of the link").FillAsync("Nowhere");
        await editor.SaveAsync();
        await Assertions.Expect(editor.Tab.Locator(".field-validation-error")).ToHaveTextAsync("Choose the page that the entry leads to, or write an address.");
        await Assertions.Expect(editor.Tab.GetByLabel("Text of the link")).ToHaveValueAsync("Nowhere");

        await editor.Tab.GetByLabel("Or an address").FillAsync("~/no-such-page");
        await editor.SaveAsync();
        await Assertions.Expect(Entry(editor, "Nowhere")).ToContainTextAsync("Readers do not see this entry: there is no page at this address. Choose a page, or write another address.");
        await Assertions.Expect(Entry(editor, "About")).Not.ToContainTextAsync("Readers do not see");
        await RemoveAsync(editor, "Nowhere");
    }

    [Fact]
    public async Task Nothing_can_be_put_below_another_entry()
    {
        await using var editor = await cms.NewMemberAsync("Editor", own.Process);
        await editor.OpenAsync(MainMenu);
        // As far into another entry as a mouse can draw it.
        await DrawAsync(editor, "Regions", above: "Phases", right: 200);
        await Assertions.Expect(editor.Tab.Locator("#menu li li")).ToHaveCountAsync(0);
        await PublishAsync(editor);
        Assert.Equal("About, Regions, Phases, Testimonials", await ReadAsync(editor));

        // Nor by what a program may send, or a page that was opened when it still could.
        await editor.OpenAsync(NewEntry + "&menuItemId=iurcmenuabout0000000000000");
        await editor.Tab.GetByLabel("Or an address").FillAsync("~/site-map");
        await editor.Tab.GetByLabel("Text of the link").FillAsync("Below");
        await editor.SaveAsync();
        await Assertions.Expect(editor.Tab.GetByText("“Below” stood below “About”. A menu has one level, so it comes after “About” now.")).ToBeVisibleAsync();
        await Assertions.Expect(Entries(editor)).ToHaveTextAsync(["About", "Below", "Regions", "Phases", "Testimonials"]);

        await DrawAsync(editor, "Phases", above: "Regions");
        await PublishAsync(editor);
        await RemoveAsync(editor, "Below");
        Assert.Equal(AsShipped, await ReadAsync(editor));
    }

    private static ILocator Entries(Editor editor) => editor.Tab.Locator("#menu > li .menu-item-title");

    private static ILocator Entry(Editor editor, string name) => editor.Tab.Locator("#menu > li").Filter(new() { Has = editor.Tab.Locator(".menu-item-title").GetByText(name, new() { Exact = true }) });

    private static Task ExpectDoneAsync(Editor editor)
        => Assertions.Expect(editor.Tab.Locator(".message-success, .alert-success").First).ToBeAttachedAsync();

    private static async Task PublishAsync(Editor editor)
    {
        await editor.PublishAsync();
        await ExpectDoneAsync(editor);
    }

    private static async Task RemoveAsync(Editor editor, string name)
    {
        await editor.OpenAsync(MainMenu);
        await Entry(editor, name).GetByRole(AriaRole.Link, new() { Name = "Delete" }).ClickAsync();
        await editor.Tab.Locator("#confirmRemoveModal").GetByRole(AriaRole.Button, new() { Name = "OK" }).ClickAsync();
        await Assertions.Expect(Entry(editor, name)).ToHaveCountAsync(0);
        await PublishAsync(editor);
    }

    private static async Task DrawAsync(Editor editor, string name, string above, int right = 0)
    {
        // Above it may stand what is different from the published menu.
        await Entry(editor, name).EvaluateAsync("row => row.parentElement.scrollIntoView({ block: 'center' })");
        var from = (await Entry(editor, name).Locator(".menu-item-title").BoundingBoxAsync())!;
        var to = (await Entry(editor, above).BoundingBoxAsync())!;
        await editor.Tab.Mouse.MoveAsync(from.X + 5, from.Y + 5);
        await editor.Tab.Mouse.DownAsync();
        await editor.Tab.Mouse.MoveAsync(from.X + 5 + right, to.Y + 2, new() { Steps = 20 });
        await editor.Tab.Mouse.UpAsync();
    }

    /// <summary>The main menu of the public site, as somebody sees it who has not logged in.</summary>
    private static async Task<string> ReadAsync(Editor editor)
        => string.Join(", ", await ReadAsync(editor, menu => menu.GetByRole(AriaRole.Link).AllInnerTextsAsync()));

    private static Task<string?> AddressAsync(Editor editor, string name)
        => ReadAsync(editor, menu => menu.GetByRole(AriaRole.Link, new() { Name = name }).GetAttributeAsync("href"));

    private static async Task<T> ReadAsync<T>(Editor editor, Func<ILocator, Task<T>> read)
    {
        await using var reader = await editor.Tab.Context.Browser!.NewContextAsync();
        var page = await reader.NewPageAsync();
        await page.GotoAsync(new Uri(new Uri(editor.Tab.Url), "/").AbsoluteUri);
        return await read(page.GetByRole(AriaRole.Navigation, new() { Name = "Main menu" }));
    }
}
