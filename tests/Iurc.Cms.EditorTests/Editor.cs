using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Xunit;

namespace Iurc.Cms.EditorTests;

/// <summary>Somebody who writes in the admin, with a browser of their own.</summary>
internal sealed class Editor(IBrowserContext context) : IAsyncDisposable
{
    public const string NewTestimonial = "/Admin/Contents/ContentTypes/Testimonial/Create";
    public const string NewPage = "/Admin/Contents/ContentTypes/Page/Create";

    private readonly ConcurrentQueue<string> _errors = new();
    private readonly ConcurrentQueue<IDialog> _dialogs = new();
    private readonly SemaphoreSlim _dialogCame = new(0);

    public IPage Tab { get; private set; } = null!;

    public ILocator Offer => Tab.Locator("[data-iurc-offer]");

    public ILocator Summary => Tab.Locator(".validation-summary-errors");

    /// <summary>Whether the browser has asked before leaving.</summary>
    public bool WasAsked => !_dialogs.IsEmpty;

    public async Task OpenTabAsync()
    {
        Tab = await context.NewPageAsync();
        Tab.PageError += (_, error) => _errors.Enqueue(error);
        Tab.Dialog += (_, dialog) =>
        {
            _dialogs.Enqueue(dialog);
            _dialogCame.Release();
        };
    }

    public async Task LogInAsync(string userName, string password)
    {
        await Tab.GotoAsync("/Login");
        await Tab.GetByLabel("Username").FillAsync(userName);
        await Tab.GetByLabel("Password", new() { Exact = true }).FillAsync(password);
        await Tab.GetByRole(AriaRole.Button, new() { Name = "Log in" }).ClickAsync();
        // Not WaitForURLAsync: it also waits for an event of the page that may have passed by then.
        await Assertions.Expect(Tab).Not.ToHaveURLAsync(new Regex("/Login", RegexOptions.IgnoreCase));
    }

    public Task LogOutAsync() => context.ClearCookiesAsync();

    /// <summary>Passes over what Orchard's own scripts have complained of: in place of data they get the log-in page.</summary>
    public void ForgetErrors() => _errors.Clear();

    public Task OpenAsync(string address) => Tab.GotoAsync(address);

    public ILocator Field(string name) => Tab.Locator($"form [name='{name}']:not([type=hidden])");

    /// <summary>Types with the keyboard: browsers ask before leaving only those who have touched the page.</summary>
    public async Task TypeAsync(string name, string text)
    {
        await Field(name).ClickAsync();
        await Field(name).PressSequentiallyAsync(text);
    }

    /// <summary>Opens a tab of the form.</summary>
    public Task ChooseAsync(string tab) => Tab.GetByRole(AriaRole.Tab, new() { Name = tab }).ClickAsync();

    /// <summary>Waits until the browser keeps this text.</summary>
    public Task<IJSHandle> WaitUntilKeptAsync(string text)
        => Tab.WaitForFunctionAsync("text => Object.entries(localStorage).some(([name, value]) => name.startsWith('iurc-work|') && value.includes(text))", text);

    public async Task<int> CountKeptAsync()
        => await Tab.EvaluateAsync<int>("() => Object.keys(localStorage).filter(name => name.startsWith('iurc-work|')).length");

    /// <summary>The browser is gone without a word, and there is a new one with what the old one had stored.</summary>
    public async Task KillTabAsync()
    {
        await Tab.CloseAsync();
        await OpenTabAsync();
    }

    public Task SaveAsync() => Tab.Locator("button[value='submit.Save']").ClickAsync();

    public Task PublishAsync() => Tab.Locator("button[value='submit.Publish']").ClickAsync();

    /// <summary>Saves and waits until the server has said so.</summary>
    public async Task SaveSuccessfullyAsync()
    {
        await SaveAsync();
        // It hides itself again after a while.
        await Assertions.Expect(Tab.Locator(".message-success, .alert-success").First).ToBeAttachedAsync();
    }

    /// <summary>Tries to go to another page, and stays when the browser asks.</summary>
    public async Task<string> LeaveAndStayAsync()
    {
        await Tab.EvaluateAsync("() => { setTimeout(() => { location.href = '/'; }); }");
        await _dialogCame.WaitAsync(TestContext.Current.CancellationToken);
        Assert.True(_dialogs.TryDequeue(out var dialog));
        await dialog.DismissAsync();
        return dialog.Type;
    }

    /// <summary>Goes to the public home page, with nothing in the way.</summary>
    public async Task LeaveAsync()
    {
        await Tab.EvaluateAsync("() => { setTimeout(() => { location.href = '/'; }); }");
        await Assertions.Expect(Tab).ToHaveURLAsync("/");
        Assert.False(WasAsked);
    }

    public async ValueTask DisposeAsync()
    {
        await context.DisposeAsync();
        _dialogCame.Dispose();
        Assert.Empty(_errors);
    }
}
