using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Iurc.Cms.EditorTests;

/// <summary>A screen of the admin in one of its states.</summary>
/// <param name="Name">What it is called here.</param>
/// <param name="Address">Where it is.</param>
/// <param name="PrepareAsync">What somebody does there first; it ends when the screen shows it.</param>
internal sealed record Screen(string Name, string Address, Func<IPage, Task>? PrepareAsync = null)
{
    /// <summary>Opens it in a tab of its own, for some ask before they are left, and does first what is to be done.</summary>
    public async Task OpenAsync(Editor editor, int width)
    {
        await editor.KillTabAsync();
        var page = editor.Tab;
        await page.SetViewportSizeAsync(width, 844);
        await page.GotoAsync(Address);
        if (PrepareAsync is not null)
        {
            await PrepareAsync(page);
        }
    }
}

/// <summary>Every screen that somebody with a role can reach, the stock ones included, and what opens on them.</summary>
internal static class Screens
{
    private const string Contents = "/Admin/Contents/ContentItems";

    /// <summary>Those that are there before the log-in.</summary>
    public static readonly Screen[] BeforeLogIn =
    [
        new("log-in", "/Login"),
        new("log-in, refused", "/Login", async page =>
        {
            await page.GetByLabel("Username").FillAsync("nobody");
            await page.GetByLabel("Password", new() { Exact = true }).FillAsync("of the kind");
            await page.GetByRole(AriaRole.Button, new() { Name = "Log in" }).ClickAsync();
            await Assertions.Expect(page.Locator(".validation-summary-errors")).ToBeVisibleAsync();
        }),
        new("link for a password, used", "/ResetPassword?code=x"),
    ];

    /// <summary>Those of everybody who writes.</summary>
    public static readonly Screen[] OfContributors =
    [
        // What waits for somebody stands on the dashboard after it, and in the lists.
        new("testimonial, a draft", Editor.NewTestimonial, async page =>
        {
            await page.Locator("[name='Testimonial.Quote.Text']").FillAsync("It waits.");
            await page.Locator("[name='Testimonial.Organisation.Text']").FillAsync("Those who wait");
            await page.Locator("button[value='submit.Save']").ClickAsync();
            await Assertions.Expect(page).ToHaveURLAsync(new Regex("/Edit"));
        }),
        new("dashboard", "/Admin"),
        new("dashboard, messages open", "/Admin", page => OpenMenuAsync(page, "Notifications")),
        new("dashboard, account open", "/Admin", page => OpenMenuAsync(page, "Your account")),
        new("list of phases", Contents + "/Phase"),
        new("list of regions", Contents + "/Region"),
        new("list of testimonials", Contents + "/Testimonial"),
        new("list of testimonials, sorted", Contents + "/Testimonial?q=sort:name"),
        new("list of pages", Contents + "/Page"),
        new("list of everything", Contents),
        new("list, nothing found", Contents + "?q=nobody-is-called-so"),
        new("list, a slip", Contents + "?q=phse:2"),
        new("list, New open", Contents, async page =>
        {
            await page.Locator(".iurc-menu summary").ClickAsync();
            await Assertions.Expect(page.Locator(".iurc-menu li").First).ToBeVisibleAsync();
        }),
        new("new testimonial", Editor.NewTestimonial),
        new("new testimonial, refused", Editor.NewTestimonial, async page =>
        {
            await page.Locator("button[value='submit.Save']").ClickAsync();
            await Assertions.Expect(page.Locator(".validation-summary-errors")).ToBeVisibleAsync();
        }),
        new("new page", Editor.NewPage),
        new("new phase", "/Admin/Contents/ContentTypes/Phase/Create"),
        new("new region", "/Admin/Contents/ContentTypes/Region/Create"),
        new("media library", "/Admin/Media", LibraryAsync),
        new("media library, a file chosen", "/Admin/Media", async page =>
        {
            // One of their own.
            var name = $"screens-{Guid.NewGuid():n}.png";
            await UploadAsync(page, name);
            await page.Locator(".media-items-table tr").Filter(new() { HasText = name }).Locator(".text-col").First.ClickAsync();
            await Assertions.Expect(page.GetByRole(AriaRole.Button, new() { Name = "Replace", Exact = true })).ToBeEnabledAsync();
        }),
        new("media library, as a grid", "/Admin/Media", async page =>
        {
            await UploadAsync(page, "screens.png");
            await page.Locator("#toggle-grid-table-button-grid").ClickAsync();
            await Assertions.Expect(page.Locator(".media-items-grid")).ToBeVisibleAsync();
        }),
        new("media library, in a form", Editor.NewTestimonial, async page =>
        {
            await page.Locator(".media-field-toolbar a:has(.fa-plus):visible, .media-field-toolbar button:has(.fa-plus):visible").First.ClickAsync();
            await Assertions.Expect(page.Locator(".modal.show #mediaContainerMain")).ToBeVisibleAsync();
        }),
        new("help", "/Admin/Handbook"),
        new("messages", "/Admin/notifications"),
        new("own password", "/Admin", async page =>
        {
            await OpenMenuAsync(page, "Your account");
            await page.Locator("a.dropdown-item[href*='EditPassword']").ClickAsync();
            await Assertions.Expect(page.GetByLabel("Current password")).ToBeVisibleAsync();
        }),
        new("own password, refused", "/ChangePassword", async page =>
        {
            await page.Locator("button[type=submit]").ClickAsync();
            await Assertions.Expect(page.Locator(".validation-summary-errors")).ToBeVisibleAsync();
        }),
        new("own profile", "/Admin/Users/Edit"),
        new("what is not open to them", "/Admin/Users/Index"),
        new("two-step log-in", "/TwoFactor"),
        new("two-step log-in, an app", "/TwoFactor", async page =>
        {
            await page.GetByRole(AriaRole.Link, new() { Name = "Set it up" }).ClickAsync();
            await Assertions.Expect(page.GetByLabel("Code that the app shows now")).ToBeVisibleAsync();
        }),
    ];

    /// <summary>Those of who publishes, besides.</summary>
    public static readonly Screen[] OfEditors =
    [
        new("list, lines chosen", Contents + "/Testimonial", async page =>
        {
            await page.GetByLabel("Choose all lines").CheckAsync();
            await Assertions.Expect(page.Locator("[data-iurc-bulk]")).ToBeVisibleAsync();
        }),
        new("phase", Contents + "/iurcphase20000000000000000/Edit"),
        new("region", Contents + "/iurcregionchina00000000000/Edit"),
        new("testimonial", Contents + "/iurcvoiceniessler000000000/Edit"),
        new("home page", Contents + "/iurchome000000000000000000/Edit"),
        new("list of menus", Contents + "/Menu"),
        new("menu", Contents + "/iurcmainmenu00000000000000/Edit"),
        new("new entry of a menu", "/Admin/Menu/Create/LinkMenuItem?menuContentItemId=iurcmainmenu00000000000000"),
        new("entry of a menu", "/Admin/Menu/Edit?menuContentItemId=iurcmainmenu00000000000000&menuItemId=iurcmenuabout0000000000000"),
        new("redirects", "/Admin/FormerAddresses"),
        new("links", "/Admin/Links"),
        new("links within the site", "/Admin/Links/Inside"),
        new("sharing of a draft", "/Admin/SharedDrafts/iurcvoiceniessler000000000"),
        new("history", "/Admin/AuditTrail"),
        new("history, filters open", "/Admin/AuditTrail", async page =>
        {
            await page.Locator("#filter-dropdown").ClickAsync();
            await page.GetByText("Filter syntax").First.ClickAsync();
            await Assertions.Expect(page.Locator(".modal.show")).ToBeVisibleAsync();
        }),
        new("history, an event", "/Admin/AuditTrail?q=category:Content", async page =>
        {
            await page.GetByRole(AriaRole.Link, new() { Name = "Details" }).First.ClickAsync();
            await Assertions.Expect(page).Not.ToHaveURLAsync(new Regex("category:", RegexOptions.IgnoreCase));
        }),
        new("history, a version", "/Admin/AuditTrail?q=category:Content", async page =>
        {
            await page.GetByRole(AriaRole.Link, new() { Name = "View", Exact = true }).First.ClickAsync();
            await Assertions.Expect(page).Not.ToHaveURLAsync(new Regex("category:", RegexOptions.IgnoreCase));
        }),
        new("list, unpublishing asked for", Contents + "/Testimonial", async page =>
        {
            var line = page.Locator("tr.iurc-row").Filter(new() { HasText = "Rudolf Niessler" });
            await line.Locator(".actions").ClickAsync();
            await line.GetByRole(AriaRole.Link, new() { Name = "Unpublish" }).ClickAsync();
            await Assertions.Expect(page.Locator(".modal.show")).ToBeVisibleAsync();
        }),
        new("media library, a new folder", "/Admin/Media", async page =>
        {
            await LibraryAsync(page);
            await page.Locator(".treeroot .folder-actions a:has(.fa-plus)").ClickAsync();
            await Assertions.Expect(page.Locator("#createFolderModal.show")).ToBeVisibleAsync();
        }),
    ];

    /// <summary>All that somebody with the role can reach.</summary>
    public static IEnumerable<Screen> Of(string role) => role switch
    {
        "Editor" => [.. OfContributors, .. OfEditors],
        _ => OfContributors,
    };

    private static Task LibraryAsync(IPage page) => Assertions.Expect(page.Locator("#mediaContainerMain")).ToBeVisibleAsync();

    private static async Task UploadAsync(IPage page, string name)
    {
        await LibraryAsync(page);
        var line = page.Locator(".media-items-table tr, .media-items-grid li").Filter(new() { HasText = name });
        await page.Locator("#t-mediaLibrary").WaitForAsync();
        if (await line.CountAsync() == 0)
        {
            await page.Locator("#fileupload").First.SetInputFilesAsync(new FilePayload
            {
                Name = name,
                MimeType = "image/png",
                Buffer = Convert.FromBase64String("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="),
            });
        }

        await Assertions.Expect(line.First).ToBeAttachedAsync();
    }

    private static async Task OpenMenuAsync(IPage page, string name)
    {
        await page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true }).ClickAsync();
        await Assertions.Expect(page.Locator(".dropdown-menu.show")).ToBeVisibleAsync();
    }
}
