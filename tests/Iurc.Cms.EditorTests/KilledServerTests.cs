using Microsoft.Playwright;
using Xunit;

namespace Iurc.Cms.EditorTests;

/// <summary>The server is killed while somebody saves.</summary>
[Collection(OwnCms.Name)]
public sealed class KilledServerTests(Cms cms, OwnCms.Fixture own)
{
    private const string Quote = "Testimonial.Quote.Text";
    private const string Person = "Testimonial.PersonName.Text";

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task No_item_is_half_saved_and_no_text_is_lost(bool whenTheDatabaseIsWritten)
    {
        await using var editor = await cms.NewEditorAsync(own.Process);
        await editor.OpenAsync(Editor.NewTestimonial);
        await editor.TypeAsync(Quote, "Old words");
        await editor.TypeAsync(Person, "Old name");
        await editor.SaveSuccessfullyAsync();
        var address = editor.Tab.Url;

        await editor.Field(Quote).FillAsync("New words");
        await editor.Field(Person).FillAsync("New name");
        await editor.WaitUntilKeptAsync("New name");
        Task moment = whenTheDatabaseIsWritten ? NextWriteAsync() : SendingAsync(editor);
        // The click waits for an answer that never comes.
        var save = editor.SaveAsync();
        await moment;
        await own.Process.KillAsync();
        await Task.WhenAny(save);
        await own.Process.StartAsync();
        editor.ForgetErrors();

        await editor.LogInAsync("admin", CmsProcess.Password);
        await editor.OpenAsync(address);
        var (quote, person) = (await editor.Field(Quote).InputValueAsync(), await editor.Field(Person).InputValueAsync());
        Assert.Contains((quote, person), new[] { ("Old words", "Old name"), ("New words", "New name") });
        if (quote == "Old words")
        {
            await editor.Tab.GetByRole(AriaRole.Button, new() { Name = "Restore" }).ClickAsync();
        }

        await Assertions.Expect(editor.Field(Quote)).ToHaveValueAsync("New words");
        await Assertions.Expect(editor.Field(Person)).ToHaveValueAsync("New name");

        // The item is sound: it stands in the list once and can be saved.
        await editor.SaveSuccessfullyAsync();
        await editor.OpenAsync("/Admin/Contents/ContentItems/Testimonial?pageSize=100");
        await Assertions.Expect(editor.Tab.Locator("tr.iurc-row").Filter(new() { Has = editor.Tab.Locator($"a[href*='{new Uri(address).AbsolutePath}']") })).ToHaveCountAsync(1);
    }

    private static Task<IRequest> SendingAsync(Editor editor)
        => editor.Tab.WaitForRequestAsync(request => request.Method == "POST" && request.Url.EndsWith("/Edit", StringComparison.Ordinal));

    /// <summary>The first change of any file of the database from now on.</summary>
    private async Task NextWriteAsync()
    {
        var written = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var watcher = new FileSystemWatcher(Path.Combine(own.Process.Folder, "Sites", "Default"), "*.db*");
        watcher.Changed += (_, _) => written.TrySetResult();
        watcher.Created += (_, _) => written.TrySetResult();
        watcher.EnableRaisingEvents = true;
        await written.Task.WaitAsync(TestContext.Current.CancellationToken);
    }
}
