using System.Net.Http.Headers;
using Iurc.Workbench.Tests.Support;
using NUglify;

namespace Iurc.Workbench.Tests;

public sealed class StaticFileTests(RepositorySite repository)
{
    [Theory]
    [InlineData("/Iurc.Theme/styles/iurc.css", "text/css")]
    [InlineData("/Iurc.Theme/images/world.svg", "image/svg+xml")]
    [InlineData("/Iurc.Theme/images/share.png", "image/png")]
    [InlineData("/Iurc.Theme/favicon.svg", "image/svg+xml")]
    public async Task Static_files_may_be_kept_for_a_year(string address, string mediaType)
    {
        using var response = await repository.Site.GetAsync(address);
        Assert.Equal(mediaType, response.Content.Headers.ContentType?.MediaType);
        Assert.Equal("public, max-age=31536000, immutable", response.Headers.GetValues("Cache-Control").Single());
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/Iurc.Theme/styles/iurc.css")]
    [InlineData("/Iurc.Theme/images/world.svg")]
    public async Task Text_is_sent_compressed(string address)
    {
        var plain = await LengthAsync(address, null);
        var gzip = await LengthAsync(address, "gzip");
        var brotli = await LengthAsync(address, "br");

        Assert.InRange(gzip, 100, plain / 2);
        Assert.InRange(brotli, 100, plain / 2);
    }

    [Fact]
    public async Task A_picture_is_sent_as_it_is()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/Iurc.Theme/images/share.png");
        request.Headers.AcceptEncoding.Add(new StringWithQualityHeaderValue("br"));
        using var response = await repository.Site.SendAsync(request);
        Assert.Empty(response.Content.Headers.ContentEncoding);
    }

    [Fact]
    public async Task The_stylesheet_is_the_small_form_of_its_source()
    {
        var theme = Path.GetDirectoryName(Repository.Folder.StaticFiles)!;
        var source = await File.ReadAllTextAsync(Path.Combine(theme, "Assets", "styles", "iurc.css"), TestContext.Current.CancellationToken);
        var committed = await File.ReadAllTextAsync(Path.Combine(Repository.Folder.StaticFiles, "styles", "iurc.css"), TestContext.Current.CancellationToken);

        var result = Uglify.Css(source);
        Assert.Empty(result.Errors);
        Assert.True(result.Code + "\n" == committed, "wwwroot/styles/iurc.css is not what the build makes of Assets/styles/iurc.css. Build the theme and commit both.");
    }

    private async Task<int> LengthAsync(string address, string? encoding)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        if (encoding is not null)
        {
            request.Headers.AcceptEncoding.Add(new StringWithQualityHeaderValue(encoding));
        }

        using var response = await repository.Site.SendAsync(request);
        Assert.True(response.IsSuccessStatusCode);
        Assert.Equal(encoding, response.Content.Headers.ContentEncoding.SingleOrDefault());
        return (await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken)).Length;
    }
}
