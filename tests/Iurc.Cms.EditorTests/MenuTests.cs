using Microsoft.Playwright;
using Xunit;

namespace Iurc.Cms.EditorTests;

/// <summary>Editors look after the menu that stands on every page.</summary>
[Collection(OwnCms.Name)]
public sealed class MenuTests(Cms cms, OwnCms.Fixture own)
{
    private const string MainMenu = "/Admin/Contents/ContentItems/iurcmainmenu00000000000000/Edit";

    [Fact]
    public async Task An_editor_adds_changes_moves_and_removes_an_entry_and_readers_see_it()
    {
        await using var editor = await cms.NewMemberAsync("Editor", own.Process);
        await editor.OpenAsync("/Admin");
        await editor.Tab.Locator("#left-nav").GetByRole(AriaRole.Link, new() { Name = "Menu", Exact = true }).ClickAsync();
        await editor.Tab.GetByRole(AriaRole.Link, new() { Name = "Main menu", Exact = true }).ClickAsync();

        await editor.Tab.GetByRole(AriaRole.Button, new() { Name = "Add Menu Item" }).ClickAsync();
        // Of the three kinds that stock Orchard has the theme shows one.
        await editor.Tab.Locator("#modalMenuItems").GetByRole(AriaRole.Link, new() { Name = "Add" }).ClickAsync();
        await editor.Field("LinkMenuItemPart.Name").FillAsync("Our nows");
        await editor.Field("LinkMenuItemPart.Url").FillAsync("~/site-map");
        await editor.SaveAsync();

        await Entry(editor, "Our nows").GetByRole(AriaRole.Link, new() { Name = "Edit" }).ClickAsync();
        await editor.Field("LinkMenuItemPart.Name").FillAsync("Our news");
        await editor.SaveAsync();
        await Assertions.Expect(Entries(editor)).ToContainTextAsync(["About", "Phases", "Regions", "Testimonials", "Our news"]);
        Assert.Equal("About, Phases, Regions, Testimonials", await ReadAsync(editor));

        await editor.OpenAsync(MainMenu);
        await DragAsync(editor, "Our news", above: "Phases");
        await editor.PublishAsync();
        await ExpectPublishedAsync(editor);
        Assert.Equal("About, Our news, Phases, Regions, Testimonials", await ReadAsync(editor));

        await editor.OpenAsync(MainMenu);
        await Entry(editor, "Our news").GetByRole(AriaRole.Link, new() { Name = "Delete" }).ClickAsync();
        await editor.Tab.Locator("#confirmRemoveModal").GetByRole(AriaRole.Button, new() { Name = "OK" }).ClickAsync();
        await Assertions.Expect(Entries(editor)).ToContainTextAsync(["About", "Phases", "Regions", "Testimonials"]);
        await editor.PublishAsync();
        await ExpectPublishedAsync(editor);
        Assert.Equal("About, Phases, Regions, Testimonials", await ReadAsync(editor));
    }

    private static ILocator Entries(Editor editor) => editor.Tab.Locator("#menu > li .menu-item-title > span");

    private static ILocator Entry(Editor editor, string name) => editor.Tab.Locator("#menu > li").Filter(new() { HasText = name });

    private static Task ExpectPublishedAsync(Editor editor)
        => Assertions.Expect(editor.Tab.Locator(".message-success, .alert-success").First).ToBeAttachedAsync();

    private static async Task DragAsync(Editor editor, string name, string above)
    {
        var from = (await Entry(editor, name).Locator(".menu-item-title > span").BoundingBoxAsync())!;
        var to = (await Entry(editor, above).BoundingBoxAsync())!;
        await editor.Tab.Mouse.MoveAsync(from.X + 5, from.Y + 5);
        await editor.Tab.Mouse.DownAsync();
        await editor.Tab.Mouse.MoveAsync(from.X + 5, to.Y + 2, new() { Steps = 20 });
        await editor.Tab.Mouse.UpAsync();
    }

    /// <summary>The main menu of the public site, as somebody sees it who has not logged in.</summary>
    private static async Task<string> ReadAsync(Editor editor)
    {
        await using var reader = await editor.Tab.Context.Browser!.NewContextAsync();
        var page = await reader.NewPageAsync();
        await page.GotoAsync(new Uri(new Uri(editor.Tab.Url), "/").AbsoluteUri);
        return string.Join(", ", await page.GetByRole(AriaRole.Navigation, new() { Name = "Main menu" }).GetByRole(AriaRole.Link).AllInnerTextsAsync());
    }
}
