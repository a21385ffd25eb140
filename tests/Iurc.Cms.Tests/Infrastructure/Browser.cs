using System.Net;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Xunit;

namespace Iurc.Cms.Tests.Infrastructure;

/// <summary>A visitor of one site, with their own cookies. Redirects are followed only where a test says so.</summary>
internal sealed class Browser : IDisposable
{
    private static readonly Uri s_host = new("http://localhost");
    private readonly Tenant _tenant;
    private readonly HttpClient _client;
    private readonly CookieContainer _cookies = new();

    public Browser(Tenant tenant, HttpMessageHandler server)
    {
        _tenant = tenant;
        _client = new HttpClient(new CookieHandler(_cookies, server)) { BaseAddress = s_host };
    }

    /// <summary>Whether any answer has set a cookie.</summary>
    public bool HasCookies => _cookies.Count > 0;

    /// <summary>The names of the cookies that the answers have set.</summary>
    public IEnumerable<string> CookieNames => _cookies.GetAllCookies().Select(cookie => cookie.Name);

    /// <summary>Gets the answer at <paramref name="address"/>, which is relative to the site.</summary>
    public async Task<Answer> GetAsync(string address)
        => await Answer.ReadAsync(await _client.GetAsync(Absolute(address), TestContext.Current.CancellationToken));

    /// <summary>Posts <paramref name="form"/> to where it says, or to <paramref name="address"/>.</summary>
    public async Task<Answer> PostAsync(HtmlForm form, string? address = null)
        => await PostAsync(address ?? form.Action, form.Fields);

    public async Task<Answer> PostAsync(string address, IEnumerable<KeyValuePair<string, string>> fields)
    {
        using var content = new FormUrlEncodedContent(fields);
        return await PostAsync(address, content);
    }

    public async Task<Answer> PostAsync(string address, HttpContent content)
        => await Answer.ReadAsync(await _client.PostAsync(Absolute(address), content, TestContext.Current.CancellationToken));

    /// <summary>Goes where a redirect leads, until there is a page.</summary>
    public async Task<Answer> FollowAsync(Answer answer)
    {
        for (var hops = 0; answer.Location is { } location; hops++)
        {
            Assert.True(hops < 10, "More than ten redirects, the last to " + location);
            answer = await GetAsync(location);
        }

        return answer;
    }

    /// <summary>Logs in with the site's own form.</summary>
    public async Task<Browser> LogInAsync(string userName)
    {
        var page = await GetAsync("/Login");
        var form = HtmlForm.Of(page.Document, "form[action*='Login']");
        form["LoginForm.UserName"] = userName;
        form["LoginForm.Password"] = Site.Password;
        var answer = await PostAsync(form);
        Assert.True(answer.Status == HttpStatusCode.Redirect, $"{userName} could not log in: {answer}");
        return this;
    }

    public void Dispose() => _client.Dispose();

    private Uri Absolute(string address)
        => new(s_host, address.StartsWith(_tenant.Base + "/", StringComparison.Ordinal) || address == _tenant.Base ? address : _tenant.Base + address);

    /// <summary>Keeps cookies as a browser does; the test server does not.</summary>
    private sealed class CookieHandler(CookieContainer cookies, HttpMessageHandler inner) : DelegatingHandler(inner)
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var header = cookies.GetCookieHeader(request.RequestUri!);
            if (header.Length > 0)
            {
                request.Headers.Add("Cookie", header);
            }

            var response = await base.SendAsync(request, cancellationToken);
            if (response.Headers.TryGetValues("Set-Cookie", out var values))
            {
                foreach (var value in values)
                {
                    cookies.SetCookies(request.RequestUri!, value);
                }
            }

            return response;
        }
    }
}

/// <summary>What the server answered.</summary>
internal sealed record Answer(HttpStatusCode Status, string? ContentType, bool SetsCookie, string? Location, string Text)
{
    private IHtmlDocument? _document;

    /// <summary>All headers, with several values of one joined.</summary>
    public IReadOnlyDictionary<string, string> Headers { get; private init; } = new Dictionary<string, string>();

    /// <summary>The page, parsed.</summary>
    public IHtmlDocument Document => _document ??= new HtmlParser().ParseDocument(Text);

    /// <summary>The text of the page that a reader sees, with runs of white space folded.</summary>
    public string VisibleText => TextOf(Document.Body!);

    public static string Fold(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    public static string TextOf(AngleSharp.Dom.IElement element)
    {
        var copy = (AngleSharp.Dom.IElement)element.Clone();
        foreach (var hidden in copy.QuerySelectorAll("script, style, template"))
        {
            hidden.Remove();
        }

        return Fold(copy.TextContent);
    }

    public static async Task<Answer> ReadAsync(HttpResponseMessage response)
    {
        using (response)
        {
            return new Answer(
                response.StatusCode,
                response.Content.Headers.ContentType?.ToString(),
                response.Headers.Contains("Set-Cookie"),
                response.Headers.Location is { } location ? (location.IsAbsoluteUri ? location.PathAndQuery : location.OriginalString) : null,
                await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))
            {
                Headers = response.Headers.Concat(response.Content.Headers).ToDictionary(header => header.Key, header => string.Join(", ", header.Value), StringComparer.OrdinalIgnoreCase),
            };
        }
    }

    public override string ToString() => $"{(int)Status} {Location} {Fold(Text.Length == 0 ? "" : VisibleText)}";
}
