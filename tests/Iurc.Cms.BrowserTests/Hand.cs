using Microsoft.Playwright;

namespace Iurc.Cms.BrowserTests;

/// <summary>Does what an editor's hand does, and counts it.</summary>
internal sealed class Hand(IPage tab)
{
    /// <summary>How many clicks and filled fields there have been.</summary>
    public int Actions { get; private set; }

    public Task ClickAsync(AriaRole role, string name, string within = "body")
    {
        Actions++;
        return tab.Locator(within).GetByRole(role, new() { Name = name, Exact = true }).ClickAsync();
    }

    public Task FillAsync(string label, string text)
    {
        Actions++;
        return tab.GetByLabel(label, new() { Exact = true }).FillAsync(text);
    }
}
