using System.Net;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using Iurc.Cms.Editorial.Images;
using Iurc.Cms.Tests.Infrastructure;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using OrchardCore.Media;
using OrchardCore.Media.Services;
using SixLabors.ImageSharp;
using SixLabors.ImageSharp.PixelFormats;
using Xunit;
using YesSql;
using ISession = YesSql.ISession;

namespace Iurc.Cms.Tests.MediaLibrary;

/// <summary>A file is replaced at its address (OrchardCore issues 6183 and 10028): what is old is seen nowhere any more, and what uses it stays.</summary>
[Collection(LibraryTests.Name)]
public sealed class ReplacedFileTests(LibrarySite site)
{
    [Fact]
    public async Task Everybody_sees_the_new_picture_at_once_under_the_old_address()
    {
        var path = await site.UploadAsync("editor", content: Picture(255, 0, 0));
        await site.UseAsync(path, owner: null, published: true);
        using var reader = site.Tenant.Anonymous();
        var before = await PageWithAsync(reader, path);
        var shownBefore = SourceOf(before, path);
        var keptBefore = await reader.SendAsync("GET", "/media/" + path, null);
        var (_, resizedBefore) = await reader.GetFileAsync(shownBefore);

        var answer = await ReplaceAsync("editor", path, path, Picture(0, 0, 255));

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Equal(0, Image.Load<Rgb24>(await site.ReadAsync(path))[5, 5].R);
        var shown = SourceOf(await PageWithAsync(reader, path), path);
        Assert.NotEqual(shownBefore, shown);
        Assert.NotEqual(resizedBefore, (await reader.GetFileAsync(shown)).Bytes);

        // Not even by the address that an old page has.
        Assert.NotEqual(resizedBefore, (await reader.GetFileAsync(shownBefore)).Bytes);

        // A browser that has the old one asks whether it still holds, and is told that it does not.
        Assert.Equal("public, no-cache", keptBefore.Headers["Cache-Control"]);
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri("http://localhost" + site.Tenant.Base + "/media/" + path));
        request.Headers.IfNoneMatch.Add(EntityTagHeaderValue.Parse(keptBefore.Headers["ETag"]));
        using var client = new HttpClient(site.CreateHandler());
        using var again = await client.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, again.StatusCode);
        Assert.Equal("public, max-age=31536000, immutable", (await reader.SendAsync("GET", shown, null)).Headers["Cache-Control"]);
        Assert.Equal("public, no-cache", (await reader.SendAsync("GET", shownBefore, null)).Headers["Cache-Control"]);
    }

    [Fact]
    public async Task It_is_noted_who_did_it_and_whose_the_file_is_stays()
    {
        var path = await site.UploadAsync("contributor");
        Assert.Equal(HttpStatusCode.OK, (await ReplaceAsync("editor", path, "new.png", Picture(1, 2, 3))).Status);

        using var administrator = await site.Tenant.Anonymous().LogInAsync(Site.AdminName);
        var trail = (await administrator.GetAsync("/Admin/AuditTrail")).VisibleText;
        Assert.Contains($"{path}, by a file new.png", trail, StringComparison.Ordinal);
        Assert.Contains("editor", trail, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await ReplaceAsync("contributor", path, "own.png", Picture(4, 5, 6))).Status);
    }

    [Fact]
    public async Task What_comes_in_so_tells_nothing_either()
    {
        var path = await site.UploadAsync("editor", "", Guid.NewGuid().ToString("n") + ".jpg", TellingPictures.Make("jpg", 1));

        Assert.Equal(HttpStatusCode.OK, (await ReplaceAsync("editor", path, "IMG_1.JPEG", TellingPictures.Make("jpg", 6))).Status);

        Assert.False(TellingPictures.Tells(await site.ReadAsync(path)));
        using var image = Image.Load<Rgb24>(await site.ReadAsync(path));
        Assert.True(TellingPictures.AreQuarters(image));
    }

    [Fact]
    public async Task A_contributor_replaces_nothing_of_others_and_nothing_that_readers_see()
    {
        var ofOthers = await site.UploadAsync("editor", content: Picture(1, 1, 1));
        var shown = await site.UploadAsync("contributor", content: Picture(1, 1, 1));
        await site.UseAsync(shown, site.IdOf("contributor"), published: true);

        foreach (var path in new[] { ofOthers, shown })
        {
            var answer = await ReplaceAsync("contributor", path, "new.png", Picture(9, 9, 9));
            Assert.Equal(HttpStatusCode.Forbidden, answer.Status);
            Assert.NotEmpty((string)JsonNode.Parse(answer.Text)!["value"]!);
            Assert.Equal(Picture(1, 1, 1), await site.ReadAsync(path));
        }
    }

    [Theory]
    [InlineData("new.jpg", "same kind")]
    [InlineData("new.svg", "same kind")]
    [InlineData("", "Choose a file")]
    [InlineData("false.png", "not the kind of file")]
    public async Task What_is_not_of_its_kind_is_refused_in_words_and_the_old_one_stays(string name, string words)
    {
        var path = await site.UploadAsync("editor", content: Picture(7, 7, 7));

        var answer = await ReplaceAsync("editor", path, name, "<script>"u8.ToArray());

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Contains(words, (string)JsonNode.Parse(answer.Text)!["value"]!, StringComparison.Ordinal);
        Assert.Equal(Picture(7, 7, 7), await site.ReadAsync(path));
    }

    [Fact]
    public async Task What_is_no_longer_there_cannot_be_replaced()
        => Assert.Equal(HttpStatusCode.NotFound, (await ReplaceAsync("editor", LibrarySite.NewName(), "new.png", LibrarySite.Png)).Status);

    [Fact]
    public async Task Other_sites_may_show_pictures_and_no_pages()
    {
        var path = await site.UploadAsync("editor", content: Picture(3, 3, 3));
        using var reader = site.Tenant.Anonymous();
        var resized = await site.Tenant.UsingAsync(async services =>
        {
            services.GetRequiredService<IHttpContextAccessor>().HttpContext!.Request.PathBase = site.Tenant.Base;
            var commands = await services.GetRequiredService<IMediaProfileService>().GetMediaProfileCommands("wide");
            return services.GetRequiredService<IMediaTokenService>().AddTokenToPath(site.Tenant.Base + "/media/" + path + QueryString.Create(commands!));
        });
        foreach (var address in new[] { "/media/" + path, resized, "/Iurc.Theme/images/share.png", "/Iurc.Theme/images/world.svg", "/Iurc.Theme/favicon.svg" })
        {
            // Twice: the second time from what is kept.
            for (var time = 0; time < 2; time++)
            {
                var answer = await reader.SendAsync("GET", address, null);
                Assert.Equal(HttpStatusCode.OK, answer.Status);
                Assert.Equal("cross-origin", answer.Headers["Cross-Origin-Resource-Policy"]);
                Assert.NotEmpty(answer.Headers["ETag"]);
                using var request = new HttpRequestMessage(HttpMethod.Get, new Uri("http://localhost" + (address.StartsWith(site.Tenant.Base, StringComparison.Ordinal) ? "" : site.Tenant.Base) + address));
                request.Headers.IfNoneMatch.Add(EntityTagHeaderValue.Parse(answer.Headers["ETag"]));
                using var client = new HttpClient(site.CreateHandler());
                using var unchanged = await client.SendAsync(request, TestContext.Current.CancellationToken);
                Assert.Equal(HttpStatusCode.NotModified, unchanged.StatusCode);
                Assert.Equal(["cross-origin"], unchanged.Headers.GetValues("Cross-Origin-Resource-Policy"));
            }
        }

        foreach (var address in new[] { "/", "/", "/about", "/media/none.png", "/Iurc.Theme/styles/iurc.css", "/robots.txt", "/Login" })
        {
            Assert.Equal("same-origin", (await reader.GetAsync(address)).Headers["Cross-Origin-Resource-Policy"]);
        }
    }

    private async Task<Answer> ReplaceAsync(string user, string path, string name, byte[] content)
    {
        using var form = new MultipartFormDataContent { { new StringContent(site.TokenOf(user)), "__RequestVerificationToken" } };
        if (name.Length > 0)
        {
            form.Add(new ByteArrayContent(content), "file", name);
        }

        return await site.BrowserOf(user).UploadAsync("/Admin/Media/Replace?path=" + Uri.EscapeDataString(path), form);
    }

    private async Task<Answer> PageWithAsync(Browser reader, string path)
    {
        var use = await site.Tenant.UsingAsync(services => services.GetRequiredService<ISession>().QueryIndex<MediaUseIndex>(row => row.Path == path).FirstOrDefaultAsync());
        var page = await reader.GetAsync("/Contents/ContentItems/" + use.ContentItemId);
        Assert.True(page.Text.Contains(path, StringComparison.Ordinal), page.ToString());
        return page;
    }

    private static string SourceOf(Answer page, string path) => page.Document.QuerySelector($"img.picture[src*='{path}']")!.GetAttribute("src")!;

    private static byte[] Picture(byte red, byte green, byte blue)
    {
        using var image = new Image<Rgb24>(1200, 700, new Rgb24(red, green, blue));
        using var file = new MemoryStream();
        image.SaveAsPng(file);
        return file.ToArray();
    }
}
