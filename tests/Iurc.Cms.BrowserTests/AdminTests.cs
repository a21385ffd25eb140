using System.Collections.Concurrent;
using Iurc.Browser.Sites;
using Microsoft.Playwright;
using Xunit;

namespace Iurc.Cms.BrowserTests;

/// <summary>What communications staff do in the admin.</summary>
public sealed class AdminTests : IClassFixture<EditedSite>
{
    private const int MostActions = 12;

    /// <summary>What <see cref="LogInAsync"/> does: two fields and a button.</summary>
    private const int ActionsToLogIn = 3;
    private static readonly string[] s_screens =
    [
        "/Admin", "/Admin/Contents/ContentItems", "/Admin/Contents/ContentTypes/Phase/Create", "/Admin/Contents/ContentTypes/Region/Create",
        "/Admin/Contents/ContentTypes/Testimonial/Create", "/Admin/Contents/ContentTypes/Page/Create", "/Admin/Contents/ContentItems/iurchome000000000000000000/Edit",
        "/Admin/AuditTrail", "/Admin/Settings/general", "/Admin/Recipes", "/Admin/Features", "/Admin/Users/Index", "/Admin/Roles/Index", "/TwoFactor", "/ChangePassword",
    ];

    private const string Permission = "The speaker has agreed to the publication";

    private readonly CmsSite _site;
    private readonly EditedSite _edited;

    public AdminTests(CmsSite site, EditedSite edited)
    {
        PublicSite.SkipWithoutBrowser();
        _site = site;
        _edited = edited;
    }

    [Fact]
    public async Task A_testimonial_is_published_with_a_portrait_by_few_actions()
    {
        await using var editor = await NewVisitorAsync();
        var tab = await editor.NewPageAsync();
        var errors = WatchErrors(tab);
        await LogInAsync(tab);

        var hand = new Hand(tab);
        await hand.ClickAsync(AriaRole.Link, "New testimonial");
        await hand.FillAsync("What was said", "We learn from each other’s mistakes.");
        await hand.FillAsync("Person", "Ana Example");
        await hand.FillAsync("Role", "Mayor");
        await hand.FillAsync("Organisation", "City of Examples");
        await hand.UploadAsync("Portrait", "ana.png", await DrawAsync(tab));
        await hand.ClickAsync(AriaRole.Button, "Save the text");
        await hand.CheckAsync(Permission);
        await hand.ClickAsync(AriaRole.Button, "Publish");
        // It hides itself again after a while.
        await Assertions.Expect(tab.Locator(".message-success, .alert-success").First).ToBeAttachedAsync();

        Assert.InRange(ActionsToLogIn + hand.Actions, 1, MostActions);
        Assert.Empty(errors);

        // The public sees it in the list and on a page of its own.
        await using var visitor = await NewVisitorAsync();
        var page = await visitor.NewPageAsync();
        await page.GotoAsync("/testimonials");
        await ExpectQuoteAsync(page);
        await page.GetByRole(AriaRole.Listitem).Filter(new() { HasText = "Ana Example" }).GetByRole(AriaRole.Link, new() { Name = "About this testimonial" }).ClickAsync();
        await Assertions.Expect(page).ToHaveURLAsync(new Uri(_edited.Address, "/testimonials/ana-example").AbsoluteUri);
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Ana Example");
        await ExpectQuoteAsync(page);
        await Assertions.Expect(page.GetByRole(AriaRole.Img, new() { Name = "Ana Example" })).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_testimonial_without_attribution_is_refused_at_its_field_and_keeps_its_text()
    {
        const string quote = "Nobody knows who said this.";
        await using var editor = await NewVisitorAsync();
        var tab = await editor.NewPageAsync();
        var errors = WatchErrors(tab);
        await LogInAsync(tab);

        var hand = new Hand(tab);
        await OpenNewTestimonialAsync(hand);
        await hand.FillAsync("What was said", quote);
        await hand.FillAsync("Role", "Mayor");
        await hand.CheckAsync(Permission);
        await hand.ClickAsync(AriaRole.Button, "Publish");

        var field = tab.Locator(".field-wrapper").Filter(new() { Has = tab.GetByLabel("Person", new() { Exact = true }) });
        await Assertions.Expect(field.Locator(".field-validation-error")).ToHaveTextAsync("Say who is quoted: write a person's name, or a place, or an organisation.");
        await Assertions.Expect(hand.Field("What was said")).ToHaveValueAsync(quote);
        await Assertions.Expect(tab.GetByLabel("Role", new() { Exact = true })).ToHaveValueAsync("Mayor");
        await Assertions.Expect(hand.Field(Permission)).ToBeCheckedAsync();
        Assert.Empty(errors);

        await using var visitor = await NewVisitorAsync();
        var page = await visitor.NewPageAsync();
        await page.GotoAsync("/testimonials");
        await Assertions.Expect(page.GetByText(quote)).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task No_screen_that_staff_use_breaks_the_security_policy()
    {
        await using var editor = await NewVisitorAsync();
        var tab = await editor.NewPageAsync();
        var violations = new ConcurrentQueue<string>();
        tab.Console += (_, message) =>
        {
            if (message.Text.Contains("Content Security Policy", StringComparison.Ordinal) || message.Text.Contains("Permissions-Policy", StringComparison.Ordinal))
            {
                violations.Enqueue($"{tab.Url}: {message.Text}");
            }
        };
        await LogInAsync(tab);

        foreach (var screen in s_screens)
        {
            var answer = await tab.GotoAsync(screen);
            Assert.True(answer?.Status == 200, $"{screen}: {answer?.Status}");
        }

        // The media library is a template that is compiled in the browser.
        await tab.GotoAsync("/Admin/Media");
        await Assertions.Expect(tab.Locator("#media-filter-input")).ToBeVisibleAsync();
        Assert.Empty(violations);
    }

    private Task<IBrowserContext> NewVisitorAsync()
        => _site.NewVisitorAsync(new() { BaseURL = _edited.Address.AbsoluteUri, ViewportSize = new() { Width = 1280, Height = 900 } });

    private static async Task LogInAsync(IPage tab)
    {
        await tab.GotoAsync("/admin");
        await tab.GetByLabel("Username").FillAsync(CmsProcess.AdminName);
        await tab.GetByLabel("Password", new() { Exact = true }).FillAsync(CmsProcess.Password);
        await tab.GetByRole(AriaRole.Button, new() { Name = "Log in" }).ClickAsync();
        await Assertions.Expect(tab.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Dashboard");
    }

    private static async Task OpenNewTestimonialAsync(Hand hand)
    {
        await hand.ClickAsync(AriaRole.Link, "Testimonials", within: "#left-nav");
        await hand.ClickAsync(AriaRole.Link, "New testimonial");
    }

    private static async Task<byte[]> DrawAsync(IPage tab) => Convert.FromBase64String(await tab.EvaluateAsync<string>("""
        () => { const canvas = Object.assign(document.createElement('canvas'), { width: 400, height: 400 }); canvas.getContext('2d').fillRect(0, 0, 200, 400); return canvas.toDataURL('image/png').split(',')[1]; }
        """));

    private static async Task ExpectQuoteAsync(IPage page)
    {
        var quote = page.GetByRole(AriaRole.Figure).Filter(new() { HasText = "Ana Example" });
        await Assertions.Expect(quote.GetByRole(AriaRole.Blockquote)).ToHaveTextAsync("“We learn from each other’s mistakes.”");
        await Assertions.Expect(quote).ToContainTextAsync("– Ana Example, Mayor, City of Examples");
    }

    private static ConcurrentQueue<string> WatchErrors(IPage tab)
    {
        var errors = new ConcurrentQueue<string>();
        tab.PageError += (_, error) => errors.Enqueue(error);
        tab.Console += (_, message) =>
        {
            // What Orchard's own screens fail to load is not ours to mend.
            var isOrchards = message.Text.StartsWith("Failed to load resource", StringComparison.Ordinal) && !message.Location.Contains("Iurc.", StringComparison.Ordinal);
            if (message.Type == "error" && !isOrchards)
            {
                errors.Enqueue($"{message.Text} {message.Location}");
            }
        };
        return errors;
    }
}
