using System.Net;
using System.Text.Json;
using Iurc.Cms.Tests.Infrastructure;
using Xunit;

namespace Iurc.Cms.ClusterTests;

/// <summary>The administrator at work, at nginx or at one of the nodes.</summary>
internal sealed class Editor : IDisposable
{
    private const string Form = "form[enctype='multipart/form-data']";
    private static int s_count;
    private readonly Browser _browser;

    private Editor(Browser browser) => _browser = browser;

    public static async Task<Editor> LogInAsync(Uri at) => new(await Visitor.At(at).LogInAsync("admin"));

    /// <summary>A title that no other page has. Its address is the same in lower case.</summary>
    public static string NewTitle() => $"Page-of-test-{Interlocked.Increment(ref s_count)}";

    /// <summary>The public address of the page with that title.</summary>
    public static string AddressOf(string title) => "/" + title.ToLowerInvariant();

    /// <summary>Publishes a new page.</summary>
    public async Task<Answer> PublishAsync(string title)
        => await SubmitAsync("/Admin/Contents/ContentTypes/Page/Create", form =>
        {
            form["TitlePart.Title"] = title;
            form["Page.Summary.Text"] = "A page of the test.";
        });

    /// <summary>Changes an item and publishes it.</summary>
    public Task<Answer> ChangeAsync(string id, Action<HtmlForm> change) => SubmitAsync($"/Admin/Contents/ContentItems/{id}/Edit", change);

    /// <summary>The id of the published page with that title.</summary>
    public async Task<string> IdOfAsync(string title)
    {
        var list = await _browser.GetAsync("/Admin/Contents/ContentItems/Page");
        var link = list.Document.QuerySelectorAll("a[href*='/Edit']").First(link => Answer.TextOf(link) == title);
        return link.GetAttribute("href")!.Split('/')[4];
    }

    /// <summary>The titles that a list shows for what is typed into its filter box.</summary>
    public async Task<IReadOnlyList<string>> SearchAsync(string type, string text)
    {
        var list = await _browser.GetAsync($"/Admin/Contents/ContentItems/{type}?q={Uri.EscapeDataString(text)}");
        return [.. list.Document.QuerySelectorAll("tr.iurc-row a[href*='/Edit']").Select(Answer.TextOf)];
    }

    /// <summary>What a field's picker answers, as JSON.</summary>
    public async Task<string> PickAsync(string part, string field, string query)
        => (await _browser.GetAsync($"/Admin/ContentFields/SearchContentItems?part={part}&field={field}&query={Uri.EscapeDataString(query)}")).Text;

    /// <summary>Publishes, unpublishes or deletes an item, as the buttons of the list do.</summary>
    public async Task ActAsync(string id, string action)
    {
        var list = await _browser.GetAsync("/Admin/Contents/ContentItems/Page");
        var token = list.Document.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        var answer = await _browser.PostAsync($"/Admin/Contents/ContentItems/{id}/{action}", [new("__RequestVerificationToken", token)]);
        Assert.True(answer.Status == HttpStatusCode.Redirect, answer.ToString());
    }

    /// <summary>Changes the general settings.</summary>
    public async Task ChangeSettingsAsync(Action<HtmlForm> change)
    {
        const string Address = "/Admin/Settings/general";
        var form = HtmlForm.Of((await _browser.GetAsync(Address)).Document, "form[enctype='multipart/form-data']");
        change(form);
        var answer = await _browser.PostAsync(form, Address);
        Assert.True(answer.Status == HttpStatusCode.Redirect, answer.ToString());
    }

    public Task<Answer> GetAsync(string address) => _browser.GetAsync(address);

    /// <summary>A file that only those who have logged in get, such as a preview of the media library.</summary>
    public async Task<byte[]> GetFileAsync(string address) => (await _browser.GetFileAsync(address)).Bytes;

    /// <summary>Puts a file into the media library.</summary>
    public async Task UploadAsync(string path, byte[] content) => await SendFileAsync("/Admin/Media/Upload?path=", "files", path, content);

    /// <summary>Replaces a file of the media library at its address.</summary>
    public async Task ReplaceAsync(string path, byte[] content) => await SendFileAsync("/Admin/Media/Replace?path=" + Uri.EscapeDataString(path), "file", path, content);

    /// <summary>Publishes somebody's words with their portrait.</summary>
    /// <returns>The item, and the path of its page.</returns>
    public async Task<(string Id, string Address)> PublishQuotationAsync(string person, string portrait)
    {
        var answer = await SubmitAsync("/Admin/Contents/ContentTypes/Testimonial/Create", form =>
        {
            form["Testimonial.Quote.Text"] = $"We have learned a lot, says {person}.";
            form["Testimonial.Language.Text"] = "en";
            form["Testimonial.PersonName.Text"] = person;
            form["Testimonial.SourceAddress.Text"] = "https://example.eu/interview";
            form.Tick("Testimonial.PermissionGiven.Value", true);
            form.SetByScript("Testimonial.Portrait.Paths", JsonSerializer.Serialize(new[] { new { path = portrait, mediaText = "Somebody who laughs" } }));
        });
        Assert.True(answer.Status == HttpStatusCode.Redirect, answer.ToString());
        var list = await _browser.GetAsync("/Admin/Contents/ContentItems/Testimonial?q=" + Uri.EscapeDataString(person));
        var id = list.Document.QuerySelector("tr.iurc-row a[href*='/Edit']")!.GetAttribute("href")!.Split('/')[4];
        return (id, "/" + HtmlForm.Of((await _browser.GetAsync($"/Admin/Contents/ContentItems/{id}/Edit")).Document, Form)["AutoroutePart.Path"]);
    }

    /// <summary>Erases an item for good, with the files that nothing else uses.</summary>
    /// <returns>The page that says so.</returns>
    public async Task<Answer> EraseAsync(string id)
    {
        var address = "/Admin/Erasure/Item/" + id;
        var page = await _browser.GetAsync(address);
        var form = HtmlForm.Of(page.Document, "[data-iurc-erasure] form");
        form["word"] = "ERASE";
        return await _browser.FollowAsync(await _browser.PostAsync(form, address));
    }

    public void Dispose() => _browser.Dispose();

    /// <summary>Fills a form of the admin in and publishes.</summary>
    private async Task<Answer> SubmitAsync(string address, Action<HtmlForm> fill)
    {
        var page = await _browser.GetAsync(address);
        if (page.Status != HttpStatusCode.OK)
        {
            return page;
        }

        var form = HtmlForm.Of(page.Document, Form);
        fill(form);
        form.Press("submit.Publish");
        return await _browser.PostAsync(form, address);
    }

    /// <summary>Opens a form of the admin.</summary>
    public async Task<OpenForm> OpenAsync(string address) => new(HtmlForm.Of((await _browser.GetAsync(address)).Document, Form), address);

    /// <summary>Sends a form that has been opened.</summary>
    public Task<Answer> SendAsync(OpenForm form, string? button = null)
    {
        if (button is not null)
        {
            form.Fields.Press(button, button);
        }

        return _browser.PostAsync(form.Fields, form.Address);
    }

    private async Task SendFileAsync(string address, string field, string name, byte[] content)
    {
        var token = HtmlForm.Of((await _browser.GetAsync("/ChangePassword")).Document, "form")["__RequestVerificationToken"]!;
        using var form = new MultipartFormDataContent { { new StringContent(token), "__RequestVerificationToken" }, { new ByteArrayContent(content), field, name } };
        var answer = await _browser.UploadAsync(address, form);
        Assert.True(answer.Status == HttpStatusCode.OK && !answer.Text.Contains("\"error\":\"", StringComparison.Ordinal), answer.ToString());
    }

    /// <summary>A form and where it was opened.</summary>
    internal sealed record OpenForm(HtmlForm Fields, string Address)
    {
        public string this[string name]
        {
            set => Fields[name] = value;
        }
    }
}
