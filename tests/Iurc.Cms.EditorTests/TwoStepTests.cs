using Microsoft.Playwright;
using Xunit;

namespace Iurc.Cms.EditorTests;

/// <summary>Two-step log-in, as somebody switches it on who has mistyped and left before.</summary>
public sealed class TwoStepTests(Cms cms)
{
    [Fact]
    public async Task It_is_on_when_a_code_was_right_and_not_before()
    {
        await using var editor = await cms.NewMemberAsync("Editor");
        var page = editor.Tab;
        await editor.OpenAsync("/TwoFactor");
        await page.GetByRole(AriaRole.Link, new() { Name = "Set it up" }).ClickAsync();

        // The white around the picture is there in whatever colours; the picture is drawn.
        var picture = page.Locator("[data-iurc-qr]");
        await Assertions.Expect(picture.Locator("canvas, img").First).ToBeAttachedAsync();
        await Assertions.Expect(picture).ToHaveCSSAsync("background-color", "rgb(255, 255, 255)");
        var secret = (await page.Locator("kbd").InnerTextAsync()).Replace(" ", "", StringComparison.Ordinal);

        await page.GetByLabel("Code that the app shows now").FillAsync("12");
        await page.GetByRole(AriaRole.Button, new() { Name = "Switch on two-step log-in" }).ClickAsync();
        await Assertions.Expect(page.GetByText("Type the one that the app shows now")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Two-step log-in", Exact = true }).ClickAsync();
        await Assertions.Expect(page.GetByText("It is switched off.")).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator("[data-iurc] button")).ToHaveCountAsync(0);

        await page.GetByRole(AriaRole.Link, new() { Name = "Set it up" }).ClickAsync();
        await page.GetByLabel("Code that the app shows now").FillAsync(OneTimeCode.Of(secret));
        await page.GetByRole(AriaRole.Button, new() { Name = "Switch on two-step log-in" }).ClickAsync();
        await Assertions.Expect(page.Locator(".recovery-code")).ToHaveCountAsync(5);
        await Assertions.Expect(page).ToHaveTitleAsync("IURC North America - Recovery codes");
        await page.GetByRole(AriaRole.Link, new() { Name = "Back to the admin" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Dashboard" })).ToBeVisibleAsync();
    }
}
