using Microsoft.Playwright;
using Xunit;

namespace Iurc.Cms.EditorTests;

/// <summary>Pictures of every screen for people to look at: wide and on a phone, in light and in dark colours.</summary>
public sealed class ScreenPicturesTests(Cms cms)
{
    /// <summary>The variable of the environment that names the folder for the pictures.</summary>
    private const string Variable = "SCREEN_PICTURES";

    [Theory]
    [InlineData("Editor")]
    [InlineData("Contributor")]
    public async Task Pictures_of_every_screen(string role)
    {
        var folder = Environment.GetEnvironmentVariable(Variable);
        Assert.SkipWhen(string.IsNullOrEmpty(folder), $"Name a folder for the pictures in {Variable}.");

        Directory.CreateDirectory(folder!);
        foreach (var width in new[] { 1280, 390 })
        {
            await using var member = await cms.NewMemberAsync(role);
            foreach (var screen in Screens.Of(role))
            {
                await screen.OpenAsync(member, width);
                await TakeAsync(member.Tab, folder!, $"{role} {screen.Name}", width);
            }

            await member.LogOutAsync();
            foreach (var screen in Screens.BeforeLogIn.Where(_ => role == "Editor"))
            {
                await screen.OpenAsync(member, width);
                await TakeAsync(member.Tab, folder!, screen.Name, width);
            }
        }

        Assert.NotEmpty(Directory.GetFiles(folder!, "*.png"));
    }

    private static async Task TakeAsync(IPage page, string folder, string name, int width)
    {
        await page.WaitForLoadStateAsync(LoadState.NetworkIdle);
        foreach (var colours in new[] { "light", "dark" })
        {
            await Axe.PaintAsync(page, colours);
            await page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"{name} {width} {colours}.png".Replace(',', ' ').Replace("  ", " ", StringComparison.Ordinal)), FullPage = true });
        }
    }
}
