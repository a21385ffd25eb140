using System.Globalization;
using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using CsCheck;
using Iurc.Cms.Delivery.SecurityHeaders;
using Iurc.Cms.Tests.Infrastructure;
using Xunit;

namespace Iurc.Cms.Tests.Delivery;

/// <summary>What a site in Production does at the edges: limits, hosts, HTTPS behind a proxy, log, telemetry.</summary>
public class LimitedSiteTests(LimitedSite site) : IClassFixture<LimitedSite>
{
    private static int s_searches;

    // A search that nobody has made before: the page cache answers others, and they do not count.
    private static string NewSearch => "/search?q=city" + Interlocked.Increment(ref s_searches).ToString(CultureInfo.InvariantCulture);

    [Fact]
    public async Task Searches_beyond_the_limit_get_a_page_that_says_so_and_when_to_come_back()
    {
        for (var search = 0; search < LimitedSite.Searches; search++)
        {
            Assert.Equal(HttpStatusCode.OK, (await site.SendFromAsync("198.51.100.1", NewSearch)).Status);
        }

        var answer = await site.SendFromAsync("198.51.100.1", NewSearch.Replace("/search?", "/Search/?", StringComparison.Ordinal));
        Assert.Equal(HttpStatusCode.TooManyRequests, answer.Status);
        Assert.Equal("Please wait a moment", Answer.TextOf(answer.Document.QuerySelector("h1")!));
        Assert.NotNull(answer.Document.QuerySelector("footer.site-footer"));
        Assert.InRange(int.Parse(answer.Headers["Retry-After"], CultureInfo.InvariantCulture), 1, 3600);
        FullSet.AssertOn("429", answer);

        // Nobody else is held up, and no other page.
        Assert.Equal(HttpStatusCode.OK, (await site.SendFromAsync("198.51.100.2", NewSearch)).Status);
        Assert.Equal(HttpStatusCode.OK, (await site.SendFromAsync("198.51.100.1", "/search")).Status);
        Assert.Equal(HttpStatusCode.OK, (await site.SendFromAsync("198.51.100.1", "/phases")).Status);
    }

    [Fact]
    public async Task Nobody_tries_links_to_shared_drafts_for_long()
    {
        for (var tried = 0; tried < LimitedSite.SharedDrafts; tried++)
        {
            Assert.Equal(HttpStatusCode.NotFound, (await site.SendFromAsync("198.51.100.30", $"/shared-draft/guess-{tried}")).Status);
        }

        Assert.Equal(HttpStatusCode.TooManyRequests, (await site.SendFromAsync("198.51.100.30", "/Shared-Draft/guess")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await site.SendFromAsync("198.51.100.31", "/shared-draft/guess")).Status);
    }

    [Fact]
    public async Task Tries_to_log_in_beyond_the_limit_are_refused_however_the_address_is_written()
    {
        foreach (var address in new[] { "/Login", "/login", "/LOGIN/" })
        {
            Assert.Equal(HttpStatusCode.BadRequest, (await site.SendFromAsync("198.51.100.3", address, HttpMethod.Post)).Status);
        }

        Assert.Equal(HttpStatusCode.TooManyRequests, (await site.SendFromAsync("198.51.100.3", "/Login", HttpMethod.Post)).Status);
        Assert.Equal(HttpStatusCode.OK, (await site.SendFromAsync("198.51.100.3", "/Login")).Status);
    }

    [Fact]
    public async Task A_search_is_limited_by_what_it_does_and_not_by_its_address()
    {
        const string Id = "iurclistsearch000000000000";
        string[] addresses =
        [
            $"/Contents/ContentItems/{Id}?q=", $"/contents/contentitems/{Id}/?q=", $"/OrchardCore.Contents/Item/Display?contentItemId={Id}&q=", "/SEARCH?q=", "/search/?q=",
            "/%73earch?q=", "/search?%71=", "/search?Q=", "/search?page=2&q=", "/?q=", "/about?q=",
        ];
        for (var search = 0; search < addresses.Length; search++)
        {
            var answer = await site.SendFromAsync("198.51.100.5", addresses[search] + "way" + search.ToString(CultureInfo.InvariantCulture));
            Assert.True((search < LimitedSite.Searches) == (answer.Status == HttpStatusCode.OK), $"{addresses[search]}: {answer}");
            Assert.True((search >= LimitedSite.Searches) == (answer.Status == HttpStatusCode.TooManyRequests), $"{addresses[search]}: {answer}");
        }

        foreach (var method in new[] { HttpMethod.Head, HttpMethod.Post, HttpMethod.Put })
        {
            Assert.Equal(HttpStatusCode.TooManyRequests, (await site.SendFromAsync("198.51.100.5", "/search?q=other", method)).Status);
        }
    }

    [Fact]
    public async Task Whatever_asks_for_a_password_or_a_code_is_limited_by_what_it_does()
    {
        string[] addresses =
        [
            "/OrchardCore.Users/Account/Login", "/%4Cogin", "/login/?returnUrl=%2F", "/LoginWithTwoFactorAuthentication", "/OrchardCore.Users/TwoFactorAuthentication/LoginWithRecoveryCode",
            "/ChangePassword", "/Admin/Users/EditPassword",
        ];
        for (var time = 0; time < addresses.Length; time++)
        {
            var answer = await site.SendFromAsync("198.51.100.6", addresses[time], HttpMethod.Post);
            Assert.True((time >= LimitedSite.LogIns) == (answer.Status == HttpStatusCode.TooManyRequests), $"{addresses[time]}: {answer}");
        }

        Assert.NotEqual(HttpStatusCode.TooManyRequests, (await site.SendFromAsync("198.51.100.6", "/Users/LogOff", HttpMethod.Post)).Status);
    }

    [Fact]
    public async Task Pages_that_are_made_for_strangers_are_limited_and_kept_ones_are_not()
    {
        const string Client = "198.51.100.7";
        await site.SendFromAsync("198.51.100.8", "/phases");
        var answers = new List<Answer>();
        for (var page = 0; page < LimitedSite.Pages; page++)
        {
            // Neither of them is ever kept, and the page that says that something is not there is made too.
            answers.Add(await (page % 2 == 0
                ? site.SendFromAsync(Client, "/phases", headers: ("Authorization", "Basic bWFkZTp1cA=="))
                : site.SendFromAsync(Client, "/made-up-" + page.ToString(CultureInfo.InvariantCulture))));
        }

        Assert.All(answers, answer => Assert.True(answer.Status is HttpStatusCode.OK or HttpStatusCode.NotFound, answer.ToString()));

        var busy = await site.SendFromAsync(Client, "/made-up", headers: ("Authorization", "Basic bWFkZTp1cA=="));
        Assert.Equal(HttpStatusCode.TooManyRequests, busy.Status);
        Assert.Contains("Please wait a moment", busy.VisibleText, StringComparison.Ordinal);
        Assert.InRange(int.Parse(busy.Headers["Retry-After"], CultureInfo.InvariantCulture), 1, 3600);
        FullSet.AssertOn("429", busy);
        Assert.Null(busy.Document.QuerySelector("footer.site-footer"));

        foreach (var headers in new (string, string)[][] { [], [("Cookie", "orchauth_Default=made-up")] })
        {
            var kept = await site.SendFromAsync(Client, "/phases", headers: headers);
            Assert.Equal((HttpStatusCode.OK, true), (kept.Status, kept.Headers.ContainsKey("Age")));
        }

        Assert.Equal(HttpStatusCode.NotFound, (await site.SendFromAsync("198.51.100.9", "/made-up-too")).Status);
    }

    [Fact]
    public async Task What_a_client_writes_into_X_Forwarded_For_itself_does_not_make_it_another()
    {
        for (var search = 0; search < LimitedSite.Searches; search++)
        {
            Assert.Equal(HttpStatusCode.OK, (await site.SendFromAsync($"203.0.113.{search}, 198.51.100.4", NewSearch)).Status);
        }

        Assert.Equal(HttpStatusCode.TooManyRequests, (await site.SendFromAsync("203.0.113.99, 198.51.100.4", NewSearch)).Status);
        Assert.Equal(HttpStatusCode.TooManyRequests, (await site.SendFromAsync("198.51.100.4, 127.0.0.1", NewSearch)).Status);
        Assert.Equal(HttpStatusCode.OK, (await site.SendFromAsync("203.0.113.0", NewSearch)).Status);
    }

    [Fact]
    public async Task The_addresses_of_one_IPv6_network_are_one_client()
    {
        for (var search = 0; search < LimitedSite.Searches; search++)
        {
            Assert.Equal(HttpStatusCode.OK, (await site.SendFromAsync($"2001:db8:1:2::{search}", NewSearch)).Status);
        }

        Assert.Equal(HttpStatusCode.TooManyRequests, (await site.SendFromAsync("2001:db8:1:2:ffff::1", NewSearch)).Status);
        Assert.Equal(HttpStatusCode.OK, (await site.SendFromAsync("2001:db8:1:3::1", NewSearch)).Status);
    }

    [Fact]
    public async Task An_unknown_host_is_refused_with_all_headers()
    {
        var answer = await site.SendAsync(HttpMethod.Get, "/", ("Host", "elsewhere.example"));
        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        FullSet.AssertOn("400", answer);
    }

    [Theory]
    [InlineData("xn--a.eu")]
    [InlineData("xn--a.readers.example:5080")]
    [InlineData("[")]
    [InlineData("[::1")]
    [InlineData("[::1]:x")]
    [InlineData("[fe80::1%eth0]")]
    [InlineData("a..readers.example")]
    [InlineData(".readers.example")]
    [InlineData(".")]
    [InlineData("-a.readers.example")]
    [InlineData("a_b c.readers.example")]
    [InlineData("é.readers.example")]
    [InlineData("a.readers.example:99999")]
    [InlineData("a.readers.example:")]
    [InlineData(":80")]
    [InlineData("user@a.readers.example")]
    [InlineData("a.readers.example/..")]
    [InlineData("a.readers.example\r\nHost: b.readers.example")]
    public async Task A_host_that_is_none_is_refused_with_all_headers_and_logged_nowhere(string host)
    {
        var lines = site.Output.Length;
        foreach (var line in new[] { "GET /about HTTP/1.1", "POST /Login HTTP/1.1", "HEAD /health/live HTTP/1.1" })
        {
            var answer = await RawRequest.SendAsync(site.Address, $"{line}\r\nHost: {host}\r\nConnection: close\r\n\r\n");
            Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
            FullSet.AssertOn(host, answer);
        }

        Assert.Equal("", site.Output[lines..]);
    }

    [Fact]
    public async Task Whatever_the_host_is_called_no_answer_fails_and_all_have_the_headers()
    {
        // 300 letters, and what else nobody would call a host.
        var label = Gen.OneOf(
            Gen.String[Gen.Char.AlphaNumeric, 0, 70], Gen.OneOf("xn--a", "xn--", "xn--mnchen-3ya", "XN--a", "www", "-", "_", "a-", "127", "0x7f", "[::1]", "%00", "*"),
            Gen.String[Gen.Char[' ', '~'], 1, 12]);
        var hosts = Gen.Select(label.Array[0, 6], Gen.OneOf("", ".readers.example", ".readers.example.", "."), Gen.OneOf("", ":80", ":0", ":x", ":70000"),
            (labels, end, port) => string.Join('.', labels) + end + port);
        var page = Gen.OneOf("/", "/about", "/no-such-page", "/Login", "/robots.txt", "/sitemap.xml", "/Admin", "/Error/404");

        var lines = site.Output.Length;
        await Gen.Select(Gen.OneOf(hosts, Gen.Const(new string('a', 300))), page).SampleAsync(async sample =>
        {
            var (host, address) = sample;
            var answer = await RawRequest.SendAsync(site.Address, $"GET {address} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n");
            Assert.True((int)answer.Status < 500, $"{host}: {answer.Status}");
            FullSet.AssertOn(host, answer, answer.Headers["Content-Security-Policy"] == ContentPolicy.Admin.Value ? ContentPolicy.Admin.Value : FullSet.Strict);
        }, iter: 200, threads: 4);
        Assert.Equal("", site.Output[lines..]);
    }

    [Theory]
    [InlineData("GET /about HTTP/1.0\r\n\r\n")]
    [InlineData("GET /about HTTP/1.1\r\n\r\n")]
    [InlineData("GET /about HTTP/1.1\r\nHost:\r\nConnection: close\r\n\r\n")]
    [InlineData("NONSENSE\r\n\r\n")]
    [InlineData("GET /\0 HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n")]
    [InlineData("GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: x\r\n\r\n")]
    [InlineData("POST /about HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/x-www-form-urlencoded; charset=utf-7\r\nContent-Length: 3\r\nConnection: close\r\n\r\na=b")]
    [InlineData("POST /Login HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/x-www-form-urlencoded; charset=\"UTF-7\"\r\nContent-Length: 3\r\nConnection: close\r\n\r\na=b")]
    [InlineData("POST /no-such-page HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/x-www-form-urlencoded; charset=nope\r\nContent-Length: 3\r\nConnection: close\r\n\r\na=b")]
    public async Task What_is_no_request_is_a_bad_one_and_has_all_headers_too(string request)
    {
        var answer = await RawRequest.SendAsync(site.Address, request);
        Assert.True(answer.Status == HttpStatusCode.BadRequest, $"{request}: {answer.Status}");
        FullSet.AssertOn(request, answer);
    }

    [Fact]
    public async Task A_load_balancer_that_names_no_host_is_told_the_health()
        => Assert.Equal(HttpStatusCode.OK, (await RawRequest.SendAsync(site.Address, "GET /health/live HTTP/1.0\r\n\r\n")).Status);

    [Theory]
    [InlineData("https", "max-age=31536000")]
    [InlineData("http", null)]
    public async Task Behind_a_proxy_with_HTTPS_browsers_are_told_to_keep_to_it(string scheme, string? expected)
    {
        foreach (var address in new[] { "/", "/no-such-page", "/Iurc.Theme/favicon.svg" })
        {
            var answer = await site.SendAsync(HttpMethod.Get, address, ("X-Forwarded-Proto", scheme));
            Assert.Equal(expected, answer.Headers.GetValueOrDefault("Strict-Transport-Security"));
        }
    }

    [Fact]
    public async Task Whoever_watches_over_the_site_is_told_its_health_and_nothing_else()
    {
        foreach (var address in new[] { "/health/live", "/health/ready" })
        {
            var answer = await site.SendAsync(HttpMethod.Get, address);
            Assert.Equal((HttpStatusCode.OK, "Healthy"), (answer.Status, answer.Text));
            Assert.Equal("no-store", answer.Headers["Cache-Control"]);
            Assert.False(answer.SetsCookie);
        }
    }

    [Fact]
    public async Task Metrics_and_traces_go_where_the_environment_says()
    {
        await site.SendAsync(HttpMethod.Get, "/health/live");
        await site.SendAsync(HttpMethod.Get, "/about");

        await site.Telemetry.WaitForAsync("/v1/metrics", "iurc.setup.duration");
        await site.Telemetry.WaitForAsync("/v1/metrics", "iurc.warmup.duration");
        await site.Telemetry.WaitForAsync("/v1/metrics", "http.server.request.duration");
        await site.Telemetry.WaitForAsync("/v1/traces", "/about");
        await site.Telemetry.WaitForAsync("/v1/traces", "iurc-cms");
    }

    [Fact]
    public void The_log_is_one_JSON_object_a_line()
    {
        var lines = site.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);

        Assert.NotEmpty(lines);
        Assert.All(lines, line => Assert.Equal(JsonValueKind.String, JsonNode.Parse(line)!["Message"]!.GetValueKind()));
    }
}
