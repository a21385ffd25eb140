using System.Text.RegularExpressions;
using Iurc.Cms.EditorTests;
using Microsoft.Playwright;
using Xunit;

[assembly: AssemblyFixture(typeof(Cms))]

namespace Iurc.Cms.EditorTests;

/// <summary>A CMS and a browser; once for all tests.</summary>
public sealed class Cms : IAsyncLifetime
{
    private CmsProcess? _process;
    private IPlaywright? _playwright;
    private IBrowser? _browser;

    /// <inheritdoc />
    public async ValueTask InitializeAsync()
    {
        if (Chromium.Program is null)
        {
            return;
        }

        _process = new CmsProcess();
        await _process.StartAsync();
        _playwright = await Playwright.CreateAsync();
        _browser = await Chromium.LaunchAsync(_playwright);
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        if (_browser is not null)
        {
            await _browser.DisposeAsync();
        }

        _playwright?.Dispose();
        if (_process is not null)
        {
            await _process.DisposeAsync();
        }
    }

    /// <summary>An administrator with a browser of their own, logged in.</summary>
    internal Task<Editor> NewEditorAsync(BrowserNewContextOptions? options = null) => NewEditorAsync(null, options);

    /// <summary>The same for a CMS that is not the one of all tests.</summary>
    internal async Task<Editor> NewEditorAsync(CmsProcess? process, BrowserNewContextOptions? options = null)
    {
        Assert.SkipWhen(_browser is null, Chromium.Missing);
        options ??= new();
        options.BaseURL = (process ?? _process)!.Address.AbsoluteUri;
        options.ReducedMotion = ReducedMotion.Reduce;
        options.Locale = "en-GB";
        var editor = new Editor(await _browser!.NewContextAsync(options));
        await editor.OpenTabAsync();
        await editor.LogInAsync("admin", CmsProcess.Password);
        return editor;
    }

    /// <summary>Somebody with this role only, whom the administrator has just made a user.</summary>
    internal async Task<Editor> NewMemberAsync(string role, CmsProcess? process = null)
    {
        var name = role.ToLowerInvariant() + Guid.NewGuid().ToString("n")[..8];
        var editor = await NewEditorAsync(process);
        await editor.OpenAsync("/Admin/Users/Create");
        await editor.Tab.GetByLabel("User name").FillAsync(name);
        await editor.Tab.GetByLabel("Email", new() { Exact = true }).FillAsync(name + "@example.eu");
        await editor.Tab.GetByLabel("Password", new() { Exact = true }).FillAsync(CmsProcess.Password);
        await editor.Tab.GetByLabel("Password Confirmation").FillAsync(CmsProcess.Password);
        await editor.Tab.GetByLabel(role, new() { Exact = true }).CheckAsync();
        await editor.Tab.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await Assertions.Expect(editor.Tab).ToHaveURLAsync(new Regex("/Users/Index"));
        await editor.LogOutAsync();
        await editor.LogInAsync(name, CmsProcess.Password);
        return editor;
    }
}
