using System.Text.RegularExpressions;
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
        return Field(label).FillAsync(text);
    }

    public Task CheckAsync(string label)
    {
        Actions++;
        return Field(label).CheckAsync();
    }

    /// <summary>The control that a label names. The label of one that must be filled in says so after the name.</summary>
    public ILocator Field(string label) => tab.GetByLabel(new Regex($"^{Regex.Escape(label)}( required.*)?$"));

    /// <summary>Presses the field's button and picks a file: one action, as the browser's own window opens in between.</summary>
    public async Task UploadAsync(string field, string name, byte[] content)
    {
        Actions++;
        var button = tab.Locator(".field-wrapper").Filter(new() { HasText = field }).GetByRole(AriaRole.Button, new() { Name = "Upload a file" });
        var chooser = await tab.RunAndWaitForFileChooserAsync(() => button.ClickAsync());
        await chooser.SetFilesAsync(new FilePayload { Name = name, MimeType = "image/png", Buffer = content });
    }
}
