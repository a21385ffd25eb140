using System.Net;
using Iurc.Cms.Tests.Infrastructure;
using Microsoft.Extensions.Logging;
using Xunit;

namespace Iurc.Cms.Tests.Delivery;

/// <summary>Values that no page of the site sends are the sender's mistake, at whatever endpoint the running site has.</summary>
public sealed class MalformedValueTests(OwnTenant fixture) : IClassFixture<OwnTenant>
{
    private static readonly string[] s_values = ["4x7", "-1", "99999999999999999999", "NoSuchThing", "a'\"<>\ud83d", "2025-13-45", "\0"];

    private static readonly string[] s_verbs = ["GET", "POST"];

    // What the lists and forms of the admin send besides an action's own parameters.
    private static readonly string[] s_names = ["pagenum", "pagesize", "page", "q", "Options.BulkAction", "Options.Search", "itemIds", "submit.BulkAction"];

    private Tenant Tenant => fixture.Tenant;

    [Fact]
    public async Task No_endpoint_of_the_admin_fails_on_one_and_each_is_logged_once_with_the_number_that_the_page_shows()
    {
        using var admin = await Tenant.Anonymous().LogInAsync(Site.AdminName);
        var token = (await admin.GetAsync("/Admin/Contents/ContentItems/Page")).Document.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        var before = Tenant.Log.Count;
        List<string> failed = [];
        var (turn, refused) = (0, 0);
        foreach (var endpoint in await SiteRoutes.OfAsync(Tenant))
        {
            // The media library's have tests of their own; Orchard's second address of each action leads to the same.
            if (endpoint.Action() is not { ActionName: not "LogOff" } action || action.RouteValues["area"] == "OrchardCore.Media"
                || endpoint.RoutePattern.RawText!.StartsWith("/OrchardCore", StringComparison.Ordinal))
            {
                continue;
            }

            var names = action.Parameters.Select(parameter => parameter.Name).Concat(s_names);
            foreach (var verb in s_verbs.Where(endpoint.Answers))
            {
                var value = s_values[turn++ % s_values.Length];
                var path = endpoint.AddressWith(Uri.EscapeDataString(value.Trim('\0') is { Length: > 0 } word ? word : "x"));
                var answer = verb == "GET" ? await admin.GetAsync($"{path}?{string.Join('&', names.Select(name => $"{name}={Uri.EscapeDataString(value)}"))}")
                    : await admin.PostAsync(path, names.Select(name => new KeyValuePair<string, string>(name, value)).Append(new("__RequestVerificationToken", token)));
                if ((int)answer.Status >= 500)
                {
                    failed.Add($"{verb} {path} with {value}: {(int)answer.Status}");
                }

                if (answer.Status == HttpStatusCode.BadRequest && answer.VisibleText.Contains("give this number", StringComparison.Ordinal))
                {
                    refused++;
                }
            }
        }

        Assert.True(turn > 150, $"Only {turn} requests.");
        Assert.Empty(failed);
        Assert.InRange(refused, 5, turn / 2);
        Assert.Equal(refused, Tenant.Log.Skip(before).Count(entry => entry.Category.EndsWith(".BadInputFilter", StringComparison.Ordinal)));
        Assert.DoesNotContain(Tenant.Log.Skip(before), entry => entry.Level >= LogLevel.Error && entry.Exception is not null);
    }

    [Theory]
    [InlineData("/ConfirmEmail")]
    [InlineData("/ConfirmEmailSent")]
    [InlineData("/Contents/ContentItems/iurcabout00000000000000000?jsonPath=4x7")]
    [InlineData("/Contents/ContentItems/nobody?jsonPath=BagPart.ContentItems[0]")]
    [InlineData("/OrchardCore.Contents/Item/Display")]
    [InlineData("/OrchardCore.Sitemaps/Sitemap/Index")]
    [InlineData("/OrchardCore.Sitemaps/Sitemap/Index/4x7?sitemapId=4x7")]
    [InlineData("/OrchardCore.Contents/Item/Display/iurcabout00000000000000000")]
    public async Task Where_there_is_nothing_the_answer_is_not_found(string address)
    {
        using var reader = Tenant.Anonymous();
        Assert.Equal(HttpStatusCode.NotFound, (await reader.GetAsync(address)).Status);
    }

    [Theory]
    [InlineData("/Admin/Contents/ContentTypes/NoSuchType/Create")]
    [InlineData("/Admin/Contents/ContentTypes/4x7/Create")]
    [InlineData("/Admin/Menu/Create/NoSuchType")]
    [InlineData("/Admin/Widgets/BuildEditor/4x7")]
    [InlineData("/Admin/Flows/BuildEditor?id=4x7")]
    public async Task There_is_no_editor_for_a_type_that_does_not_exist(string address)
        => Assert.Equal(HttpStatusCode.NotFound, (await (await fixture.BrowserOfAsync("editor")).GetAsync(address)).Status);

    [Fact]
    public async Task A_form_that_cannot_be_read_is_a_bad_request_with_words_whoever_reads_it_first()
    {
        var editor = await fixture.BrowserOfAsync("editor");
        foreach (var address in new[] { "/Admin/Contents/ContentTypes/Page/Create", "/Login", "/Admin/Contents/ContentItems" })
        {
            foreach (var fields in new[] { [new("a", "\0")], Enumerable.Range(0, 5000).Select(i => new KeyValuePair<string, string>("f" + i, "x")).ToArray() })
            {
                var answer = await editor.PostAsync(address, fields);
                Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
                // The site's words, or Orchard's where the page is in the admin's theme.
                Assert.Matches("The address or the form that was sent is not right|sent a request that this server could not understand", answer.VisibleText);
            }
        }
    }
}
