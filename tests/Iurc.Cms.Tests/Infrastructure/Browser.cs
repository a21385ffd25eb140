using System.Net;
using Xunit;

namespace Iurc.Cms.Tests.Infrastructure;

/// <summary>A visitor of one site, with their own cookies. Redirects are followed only where a test says so.</summary>
internal sealed class Browser : IDisposable
{
    /// <summary>The password of everybody whom the tests know.</summary>
    public const string Password = "Test-Password-1!";

    private readonly Uri _host;
    private readonly HttpMessageHandler _server;
    private readonly string _base;
    private readonly HttpClient _client;
    private readonly CookieContainer _cookies;

    /// <summary>Opens a browser without cookies.</summary>
    /// <param name="host">Where the server is.</param>
    /// <param name="server">Sends requests to it.</param>
    /// <param name="basePath">The path that all addresses of the site begin with: empty, or "/" and a name.</param>
    /// <param name="cookies">Cookies to begin with and to share; none if it is left out.</param>
    public Browser(Uri host, HttpMessageHandler server, string basePath = "", CookieContainer? cookies = null)
    {
        _host = host;
        _server = server;
        _base = basePath;
        _cookies = cookies ?? new CookieContainer();
        _client = new HttpClient(new CookieHandler(_cookies, server)) { BaseAddress = host };
    }

    /// <summary>Whether any answer has set a cookie.</summary>
    public bool HasCookies => _cookies.Count > 0;

    /// <summary>All cookies, as the browser sends them.</summary>
    public string CookieHeader => string.Join("; ", _cookies.GetAllCookies().Select(cookie => $"{cookie.Name}={cookie.Value}"));

    /// <summary>The names of the cookies that the answers have set.</summary>
    public IEnumerable<string> CookieNames => _cookies.GetAllCookies().Select(cookie => cookie.Name);

    /// <summary>Another browser to which somebody has copied all cookies as they are now, at the same server or at another one of the site.</summary>
    public Browser Copy(Uri? host = null)
    {
        var cookies = new CookieContainer();
        cookies.Add(_cookies.GetAllCookies());
        return new Browser(host ?? _host, _server, _base, cookies);
    }

    /// <summary>Gets the answer at <paramref name="address"/>, which is relative to the site.</summary>
    public async Task<Answer> GetAsync(string address)
        => await Answer.ReadAsync(await _client.GetAsync(Absolute(address), TestContext.Current.CancellationToken));

    /// <summary>Sends a request of another kind, without a body.</summary>
    public async Task<Answer> SendAsync(HttpMethod method, string address)
    {
        using var request = new HttpRequestMessage(method, Absolute(address));
        return await Answer.ReadAsync(await _client.SendAsync(request, TestContext.Current.CancellationToken));
    }

    /// <summary>Posts <paramref name="form"/> to where it says, or to <paramref name="address"/>.</summary>
    public async Task<Answer> PostAsync(HtmlForm form, string? address = null)
        => await PostAsync(address ?? form.Action, form.Fields);

    public async Task<Answer> PostAsync(string address, IEnumerable<KeyValuePair<string, string>> fields)
    {
        using var content = new FormUrlEncodedContent(fields);
        return await Answer.ReadAsync(await _client.PostAsync(Absolute(address), content, TestContext.Current.CancellationToken));
    }

    /// <summary>Sends anything.</summary>
    public async Task<Answer> SendAsync(string verb, string address, HttpContent? content)
    {
        using var request = new HttpRequestMessage(new HttpMethod(verb), Absolute(address)) { Content = content };
        return await Answer.ReadAsync(await _client.SendAsync(request, TestContext.Current.CancellationToken));
    }

    /// <summary>Posts files and fields as a form with files does.</summary>
    public async Task<Answer> UploadAsync(string address, MultipartFormDataContent content)
        => await Answer.ReadAsync(await _client.PostAsync(Absolute(address), content, TestContext.Current.CancellationToken));

    /// <summary>Gets a file, with its media type; the address has to answer 200.</summary>
    public async Task<(string? Type, byte[] Bytes)> GetFileAsync(string address)
    {
        using var response = await _client.GetAsync(Absolute(address), TestContext.Current.CancellationToken);
        Assert.True(response.StatusCode == HttpStatusCode.OK, $"{address}: {response.StatusCode}");
        return (response.Content.Headers.ContentType?.MediaType, await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
    }

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
        form["LoginForm.Password"] = Password;
        var answer = await PostAsync(form);
        Assert.True(answer.Status == HttpStatusCode.Redirect, $"{userName} could not log in: {answer}");
        return this;
    }

    public void Dispose() => _client.Dispose();

    private Uri Absolute(string address)
        => new(_host, address.StartsWith(_base + "/", StringComparison.Ordinal) || address == _base ? address : _base + address);

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
