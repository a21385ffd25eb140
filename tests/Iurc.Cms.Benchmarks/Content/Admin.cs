using System.Net;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Iurc.Cms.Benchmarks.Servers;

namespace Iurc.Cms.Benchmarks.Content;

/// <summary>An administrator, logged in over HTTP.</summary>
internal sealed class Admin : IDisposable
{
    private readonly CookieContainer _cookies = new();
    private readonly HttpClient _client;

    private Admin(Uri site)
        => _client = new HttpClient(new HttpClientHandler { CookieContainer = _cookies, AllowAutoRedirect = false }) { BaseAddress = site, Timeout = TimeSpan.FromMinutes(30) };

    public static async Task<Admin> LogInAsync(Uri site, CancellationToken cancellation)
    {
        var admin = new Admin(site);
        var fields = await admin.FormAsync("/Login", "form[action*='Login']", cancellation);
        fields["LoginForm.UserName"] = CmsSite.UserName;
        fields["LoginForm.Password"] = CmsSite.Password;
        using var content = new FormUrlEncodedContent(fields);
        await admin.PostAsync("/Login", content, cancellation);
        return admin;
    }

    /// <summary>Gets a page of the admin to its last byte.</summary>
    public async Task GetAsync(string address, CancellationToken cancellation)
    {
        using var answer = await _client.GetAsync(address, cancellation);
        Check(answer, address, HttpStatusCode.OK);
        await answer.Content.ReadAsByteArrayAsync(cancellation);
    }

    /// <summary>Imports a recipe.</summary>
    public async Task ImportAsync(string recipe, CancellationToken cancellation)
    {
        const string Address = "/Admin/DeploymentPlan/Import/Import";
        var fields = await FormAsync("/Admin/DeploymentPlan/Import/Index", "form[enctype]", cancellation);
        using var content = new MultipartFormDataContent { { new StringContent(recipe), "importedPackage", "recipe.json" } };
        foreach (var (name, value) in fields)
        {
            content.Add(new StringContent(value), name);
        }

        await PostAsync(Address, content, cancellation);
    }

    /// <summary>Publishes an item once more, through its editor.</summary>
    public async Task PublishAsync(IReadOnlyDictionary<string, string> form, string id, CancellationToken cancellation)
    {
        using var content = new FormUrlEncodedContent(form.Append(new("submit.Publish", "submit.Publish")));
        await PostAsync(EditorOf(id), content, cancellation);
    }

    /// <summary>The form of an item's editor, as a browser would send it.</summary>
    public Task<Dictionary<string, string>> EditorAsync(string id, CancellationToken cancellation)
        => FormAsync(EditorOf(id), "form[action*='Edit'], form[enctype]", cancellation);

    public void Dispose() => _client.Dispose();

    private static string EditorOf(string id) => $"/Admin/Contents/ContentItems/{id}/Edit";

    private static void Check(HttpResponseMessage answer, string address, HttpStatusCode expected)
    {
        if (answer.StatusCode != expected)
        {
            throw new BenchmarkException($"{address} answers {(int)answer.StatusCode} where {(int)expected} was expected.");
        }
    }

    private async Task PostAsync(string address, HttpContent content, CancellationToken cancellation)
    {
        using var answer = await _client.PostAsync(address, content, cancellation);
        Check(answer, address, HttpStatusCode.Redirect);
    }

    private async Task<Dictionary<string, string>> FormAsync(string address, string selector, CancellationToken cancellation)
    {
        using var page = await new HtmlParser().ParseDocumentAsync(await _client.GetStreamAsync(address, cancellation), cancellation);
        var form = page.QuerySelector(selector) as IHtmlFormElement ?? throw new BenchmarkException($"{address} has no form.");
        var fields = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var element in form.Elements.Where(element => element.GetAttribute("name") is { Length: > 0 } && !element.HasAttribute("disabled")))
        {
            var value = element switch
            {
                IHtmlInputElement { Type: "checkbox" or "radio", IsChecked: false } => null,
                IHtmlInputElement { Type: "submit" or "button" or "file" } => null,
                IHtmlInputElement input => input.Value,
                IHtmlTextAreaElement area => area.Value,
                IHtmlSelectElement select => select.Value,
                _ => null,
            };
            if (value is not null)
            {
                fields.TryAdd(element.GetAttribute("name")!, value);
            }
        }

        return fields;
    }
}
