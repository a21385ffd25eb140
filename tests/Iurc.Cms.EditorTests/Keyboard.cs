using Microsoft.Playwright;
using Xunit;

namespace Iurc.Cms.EditorTests;

/// <summary>Somebody who has no mouse.</summary>
internal static class Keyboard
{
    // There is a way to everything, and it is not longer than a page.
    private const int LongestWay = 200;

    /// <summary>Presses Tab until something has the focus.</summary>
    public static async Task GoToAsync(Editor editor, ILocator place)
    {
        await place.WaitForAsync();
        for (var i = 0; i < LongestWay; i++)
        {
            if (await place.EvaluateAsync<bool>("element => element === document.activeElement"))
            {
                return;
            }

            await editor.Tab.Keyboard.PressAsync("Tab");
        }

        Assert.Fail($"Nobody gets to {place} by keyboard.");
    }
}
