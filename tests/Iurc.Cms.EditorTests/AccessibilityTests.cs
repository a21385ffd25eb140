using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Xunit;

namespace Iurc.Cms.EditorTests;

/// <summary>
/// axe finds nothing on any screen that Editors and Contributors reach, the stock ones included: on a wide screen and on a phone, in light
/// and in dark colours. What stock Orchard has there is measured on the same site, with this project's aids switched off.
/// </summary>
public sealed partial class AccessibilityTests(Cms cms, OwnCms.Fixture own) : IClassFixture<OwnCms.Fixture>
{
    private static readonly string[] s_colours = ["light", "dark"];

    [Theory]
    [InlineData("Editor", 1280)]
    [InlineData("Editor", 390)]
    [InlineData("Contributor", 1280)]
    [InlineData("Contributor", 390)]
    public async Task No_screen_has_a_violation_nor_scrolls_sideways(string role, int width)
    {
        await using var member = await cms.NewMemberAsync(role, own.Process);
        var found = new List<string>();
        foreach (var screen in Screens.Of(role))
        {
            found.AddRange(await ProblemsAsync(member, screen, width));
        }

        Assert.True(found.Count == 0, string.Join('\n', found));
    }

    [Theory]
    [InlineData(1280)]
    [InlineData(390)]
    public async Task Nor_has_one_before_the_log_in(int width)
    {
        await using var reader = await cms.NewEditorAsync(own.Process);
        await reader.LogOutAsync();
        var found = new List<string>();
        foreach (var screen in Screens.BeforeLogIn)
        {
            found.AddRange(await ProblemsAsync(reader, screen, width));
        }

        Assert.True(found.Count == 0, string.Join('\n', found));
    }

    /// <summary>A fault that Orchard has mended needs no mend here.</summary>
    [Fact]
    public async Task Stock_Orchard_has_each_fault_that_is_mended_and_no_other_mend_is_there()
    {
        Assert.Equal(Mends().Order(StringComparer.Ordinal), StockFault.All.Select(fault => fault.Mend).OfType<string>().Distinct().Order(StringComparer.Ordinal));

        await using var editor = await cms.NewEditorAsync(own.Process);
        await Aids.SwitchAsync(editor, "Disable");
        var mended = new List<string>();
        try
        {
            foreach (var screen in StockFault.All.GroupBy(fault => (fault.Address, fault.Colours, fault.Open)).OrderBy(screen => screen.Key.Address == "/Login"))
            {
                if (screen.Key.Address == "/Login")
                {
                    await editor.LogOutAsync();
                }

                await editor.OpenAsync(screen.Key.Address);
                if (screen.Key.Open is { } opened)
                {
                    await editor.Tab.Locator(opened).First.ClickAsync();
                    await Assertions.Expect(editor.Tab.Locator(".modal.show")).ToBeVisibleAsync();
                }
                else
                {
                    await editor.Tab.WaitForLoadStateAsync(LoadState.NetworkIdle);
                }

                await Axe.PaintAsync(editor.Tab, screen.Key.Colours);
                var violations = await Axe.FindAsync(editor.Tab);
                mended.AddRange(screen.Where(fault => !violations.Any(fault.Is)).Select(fault => $"{fault}: not found among\n  {string.Join("\n  ", violations)}"));
            }
        }
        finally
        {
            await editor.LogOutAsync();
            await editor.LogInAsync("admin", CmsProcess.Password);
            await Aids.SwitchAsync(editor, "Enable");
        }

        Assert.True(mended.Count == 0, string.Join('\n', mended));
    }

    [Fact]
    public async Task Each_screen_names_itself_in_the_browsers_tab_and_carries_the_programmes_mark()
    {
        await using var editor = await cms.NewMemberAsync("Editor", own.Process);
        var titles = new List<string>();
        foreach (var address in Screens.Of("Editor").Select(screen => screen.Address).Distinct())
        {
            await editor.OpenAsync(address);
            var title = await editor.Tab.TitleAsync();
            Assert.Matches(@"^IURC North America - \S", title);
            titles.Add(title);
            await Assertions.Expect(editor.Tab.Locator(".iurc-brand svg circle").First).ToBeVisibleAsync();
            Assert.Equal(0, await editor.Tab.Locator("img[src*='OrchardCore']").CountAsync());
        }

        Assert.Contains("IURC North America - Testimonials", titles);
        Assert.Contains("IURC North America - Media library", titles);
        Assert.Contains("IURC North America - History", titles);
        await editor.LogOutAsync();
        await editor.OpenAsync("/Login");
        await Assertions.Expect(editor.Tab).ToHaveTitleAsync("IURC North America - Log in");
        await Assertions.Expect(editor.Tab.Locator(".iurc-brand")).ToContainTextAsync("IURC North America");
    }

    [Fact]
    public async Task A_link_that_is_a_button_answers_to_the_space_bar()
    {
        await using var editor = await cms.NewEditorAsync(own.Process);
        await editor.OpenAsync("/Admin/Media");
        var button = editor.Tab.GetByRole(AriaRole.Button, new() { Name = "Add", Exact = true }).First;
        await button.FocusAsync();
        await editor.Tab.Keyboard.PressAsync(" ");
        await Assertions.Expect(editor.Tab.GetByRole(AriaRole.Dialog, new() { Name = "Create Folder" })).ToBeVisibleAsync();
    }

    private static async Task<List<string>> ProblemsAsync(Editor editor, Screen screen, int width)
    {
        try
        {
            await screen.OpenAsync(editor, width);
        }
        catch (Exception e) when (e is TimeoutException or PlaywrightException)
        {
            // One screen that does not come about does not hide what the others have.
            return [$"{screen.Name}, {width} px: {e.Message}"];
        }

        var page = editor.Tab;
        var found = new List<string>();
        foreach (var colours in s_colours)
        {
            await Axe.PaintAsync(page, colours);
            found.AddRange((await Axe.FindAsync(page, onlyColours: colours != s_colours[0])).Select(violation => $"{screen.Name}, {width} px, {colours}: {violation}"));
        }

        // Neither the page nor its main part, which could scroll by itself.
        var wide = await page.EvaluateAsync<string>("""
            () => [document.documentElement, ...document.querySelectorAll('[role=main]')]
              .filter(part => part.scrollWidth > part.clientWidth + 1 || part.getBoundingClientRect().right > innerWidth + 1)
              .map(part => `${part.tagName} ${part.scrollWidth} > ${part.clientWidth}`).join()
            """);
        if (wide.Length > 0)
        {
            found.Add($"{screen.Name}, {width} px: scrolls sideways, {wide}");
        }

        return found;
    }

    private static IEnumerable<string> Mends()
        => MendName().Matches(File.ReadAllText(Path.Combine(Repository.Root, "src", "Iurc.Cms.Editorial", "wwwroot", "scripts", "accessible.js"))).Select(match => match.Groups[1].Value);

    [GeneratedRegex("^    ([a-z]+): \\(\\) =>", RegexOptions.Multiline)]
    private static partial Regex MendName();
}
