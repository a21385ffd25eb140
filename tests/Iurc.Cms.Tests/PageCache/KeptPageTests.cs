using System.Net;
using Iurc.Cms.Tests.Infrastructure;
using Xunit;

namespace Iurc.Cms.Tests.PageCache;

/// <summary>What readers get from the page cache.</summary>
public sealed class KeptPageTests(Site site, OwnTenant own) : IClassFixture<OwnTenant>, IDisposable
{
    private readonly Reader _reader = new(own.Tenant, site.CreateHandler());

    [Fact]
    public async Task Every_page_is_kept_and_says_the_same_as_one_that_is_made_anew()
    {
        foreach (var address in Reader.Pages)
        {
            var made = await _reader.GetAsync(address);
            var kept = await _reader.KeepAsync(address);

            Assert.Equal((made.Status, made.Text), (kept.Status, kept.Text));
            Assert.Equal((await _reader.GetFreshAsync(address)).Text, kept.Text);
            Assert.Equal(
                made.Headers.Where(header => header.Key is not ("Age" or "Date")).Select(header => header.ToString()).Order(StringComparer.Ordinal),
                kept.Headers.Where(header => header.Key is not ("Age" or "Date")).Select(header => header.ToString()).Order(StringComparer.Ordinal));
            Assert.Equal("public, no-cache", kept["Cache-Control"]);
            Assert.Equal("Accept-Encoding", kept["Vary"]);
        }

        Assert.Empty(own.Tenant.Log);
    }

    [Fact]
    public async Task A_reader_who_has_the_page_is_told_so_without_it_being_sent_again()
    {
        var tag = (await _reader.KeepAsync("/phases"))["ETag"];
        Assert.Matches("^\"[^\"]+\"$", tag);

        foreach (var condition in new[] { tag, $"\"other\", {tag}", "*" })
        {
            var answer = await _reader.GetAsync("/phases", ("If-None-Match", condition));
            Assert.Equal(HttpStatusCode.NotModified, answer.Status);
            Assert.Empty(answer.Body);
            Assert.Equal((tag, "public, no-cache", "Accept-Encoding"), (answer["ETag"], answer["Cache-Control"], answer["Vary"]));
        }

        Assert.Equal(HttpStatusCode.OK, (await _reader.GetAsync("/phases", ("If-None-Match", "\"other\""))).Status);
        // A date is too coarse to tell two states of a page apart.
        Assert.Equal(HttpStatusCode.OK, (await _reader.GetAsync("/phases", ("If-Modified-Since", "Fri, 31 Dec 2100 00:00:00 GMT"))).Status);
    }

    [Theory]
    [InlineData("br", "br")]
    [InlineData("gzip, deflate, br, zstd", "br")]
    [InlineData("GZIP", "gzip")]
    [InlineData("br;q=0, gzip;q=0.1", "gzip")]
    [InlineData("*", "br")]
    [InlineData("*;q=0", "")]
    [InlineData("identity", "")]
    [InlineData("deflate", "")]
    [InlineData("br;q=nonsense", "")]
    [InlineData("", "")]
    public async Task The_page_comes_in_the_best_form_that_the_reader_takes(string accepted, string encoding)
    {
        var plain = await _reader.KeepAsync("/regions");

        for (var time = 0; time < 2; time++)
        {
            var answer = await _reader.GetAsync("/regions", ("Accept-Encoding", accepted));
            Assert.Equal(encoding, answer["Content-Encoding"]);
            Assert.Equal(plain.Text, answer.Text);
            Assert.Equal(encoding.Length == 0, plain["ETag"] == answer["ETag"]);
            Assert.Equal(answer.Body.Length.ToString(System.Globalization.CultureInfo.InvariantCulture), answer["Content-Length"]);
        }
    }

    [Fact]
    public async Task HEAD_is_answered_by_the_page_that_answers_GET_and_the_other_way_round()
    {
        var head = await _reader.SendAsync(HttpMethod.Head, "/phases/2024-2025");
        Assert.Equal((HttpStatusCode.OK, 0), (head.Status, head.Body.Length));

        var page = await _reader.GetAsync("/phases/2024-2025");
        Assert.True(page.IsKept);
        Assert.Equal(page.Body.Length.ToString(System.Globalization.CultureInfo.InvariantCulture), head["Content-Length"]);

        var again = await _reader.SendAsync(HttpMethod.Head, "/phases/2024-2025");
        Assert.True(again.IsKept);
        Assert.Equal((0, page["ETag"]), (again.Body.Length, again["ETag"]));
    }

    [Fact]
    public async Task A_page_is_made_once_for_all_who_ask_at_the_same_time()
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, 24).Select(_ => _reader.GetAsync("/phases/2016-2020")));

        Assert.Single(answers, answer => !answer.IsKept);
        Assert.Single(answers.Select(answer => answer.Text).Distinct(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("/testimonials?page=1")]
    [InlineData("/testimonials?page=")]
    [InlineData("/testimonials?page=nonsense")]
    [InlineData("/testimonials?utm_source=newsletter&utm_medium=email")]
    [InlineData("/testimonials?fbclid=123")]
    [InlineData("/testimonials?page=1&page=2")]
    [InlineData("/testimonials?PAGE=3&page=3&phase=a&phase=b")]
    [InlineData("/testimonials?phase=%00")]
    [InlineData("/testimonials?culture=fr")]
    [InlineData("/testimonials?ui-culture=fr&culture=es&culture=en")]
    public async Task A_query_that_means_nothing_makes_no_other_page(string address)
    {
        var kept = await _reader.KeepAsync("/testimonials");

        var answer = await _reader.GetAsync(address);
        Assert.True(answer.IsKept);
        Assert.Equal(kept["ETag"], answer["ETag"]);
    }

    [Fact]
    public async Task A_page_that_was_first_asked_for_by_a_newsletters_link_is_the_page_of_all()
    {
        var first = await _reader.GetAsync("/phases/2021-2023?utm_source=newsletter&page=7");
        var second = await _reader.GetAsync("/phases/2021-2023?utm_campaign=autumn&page=7");

        Assert.False(first.IsKept);
        Assert.True(second.IsKept);
        Assert.Equal((await _reader.GetFreshAsync("/phases/2021-2023")).Text, second.Text);
    }

    [Theory]
    [InlineData("/search?q=region")]
    [InlineData("/?q=region")]
    [InlineData("/Login")]
    [InlineData("/Admin")]
    [InlineData("/api/content/iurchome000000000000000000")]
    [InlineData("/Contents/ContentItems/iurchome000000000000000000")]
    [InlineData("/Contents/ContentItems/iurchome000000000000000000/Preview")]
    public async Task What_is_no_page_of_all_readers_is_never_kept(string address)
    {
        for (var time = 0; time < 3; time++)
        {
            var answer = await _reader.GetAsync(address);
            Assert.False(answer.IsKept);
            Assert.DoesNotContain("public", answer["Cache-Control"], StringComparison.Ordinal);
        }
    }

    [Fact]
    public void The_theme_reads_no_query_key_that_the_cache_does_not_know()
    {
        var keys = Directory.EnumerateFiles(Path.Combine(Repository.Root, "themes", "Iurc.Theme", "Views"), "*.liquid")
            .SelectMany(file => System.Text.RegularExpressions.Regex.Matches(File.ReadAllText(file), @"Request\.Query(?:\.(\w+)|[^.])"))
            .Select(match => match.Groups[1].Value)
            .Distinct(StringComparer.Ordinal);

        Assert.Equal(Iurc.Programme.Pages.PageQuery.Keys.Order(StringComparer.Ordinal), keys.Order(StringComparer.Ordinal));
    }

    public void Dispose() => _reader.Dispose();
}
