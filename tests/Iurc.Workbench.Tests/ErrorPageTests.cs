using System.Net;
using Iurc.Workbench.Tests.Support;

namespace Iurc.Workbench.Tests;

public sealed class ErrorPageTests(RepositorySite repository)
{
    [Theory]
    [InlineData("/nowhere")]
    [InlineData("/phases/nowhere")]
    [InlineData("/home")]
    [InlineData("/%3Cscript%3E")]
    public async Task An_unknown_address_answers_404_in_the_theme(string address)
    {
        var document = await repository.Site.GetPageAsync(address, HttpStatusCode.NotFound);

        Assert.Equal("Page not found", Words.TextOf(document.QuerySelector("h1")!));
        Assert.NotNull(document.QuerySelector("footer"));
        Assert.Empty(document.QuerySelectorAll("script"));
        Assert.DoesNotContain(" at Iurc.", document.Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_missing_file_answers_404_without_a_page()
    {
        using var response = await repository.Site.GetAsync("/Iurc.Theme/nothing.css");
        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.Empty(await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData("/Iurc.Theme/../Views/Layout.liquid")]
    [InlineData("/Iurc.Theme/%2e%2e/Views/Layout.liquid")]
    [InlineData("/Iurc.Theme/..%2FViews%2FLayout.liquid")]
    [InlineData("/Iurc.Theme/Iurc.Theme.csproj")]
    public async Task Only_the_static_files_of_the_theme_are_served(string address)
    {
        using var response = await repository.Site.GetAsync(address);
        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }

    [Theory]
    [InlineData("/Error/500", "Sorry, something went wrong")]
    [InlineData("/Error", "Sorry, something went wrong")]
    [InlineData("/Error/400", "The request could not be understood")]
    [InlineData("/Error/401", "Please log in")]
    [InlineData("/Error/403", "You may not see this page")]
    [InlineData("/Error/404", "Page not found")]
    [InlineData("/Error/410", "This page has been taken down")]
    [InlineData("/Error/429", "Please wait a moment")]
    [InlineData("/Error/418", "Sorry, something went wrong")]
    public async Task The_error_pages_have_addresses_as_in_Orchard(string address, string heading)
    {
        var document = await repository.Site.GetPageAsync(address);
        Assert.Equal(heading, Words.TextOf(document.QuerySelector("h1")!));
    }

    [Fact]
    public async Task Head_is_answered_and_post_is_not()
    {
        using var head = new HttpRequestMessage(HttpMethod.Head, "/about");
        using var headResponse = await repository.Site.SendAsync(head);
        Assert.Equal(HttpStatusCode.OK, headResponse.StatusCode);

        using var post = new HttpRequestMessage(HttpMethod.Post, "/about");
        using var postResponse = await repository.Site.SendAsync(post);
        Assert.Equal(HttpStatusCode.MethodNotAllowed, postResponse.StatusCode);
    }
}
