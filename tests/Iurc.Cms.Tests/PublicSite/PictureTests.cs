using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using AngleSharp.Dom;
using Iurc.Cms.Tests.Infrastructure;
using SixLabors.ImageSharp;
using SixLabors.ImageSharp.PixelFormats;
using Xunit;

namespace Iurc.Cms.Tests.PublicSite;

/// <summary>Pictures that an editor uploads and puts on items, as readers get them.</summary>
public sealed class PictureTests(OwnTenant fixture) : IClassFixture<OwnTenant>, IAsyncLifetime
{
    private readonly Tenant _tenant = fixture.Tenant;
    private readonly Browser _editor = fixture.Tenant.Anonymous();
    private readonly Browser _reader = fixture.Tenant.Anonymous();

    public async ValueTask InitializeAsync() => await _editor.LogInAsync("editor");

    public ValueTask DisposeAsync()
    {
        _editor.Dispose();
        _reader.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task A_portrait_shows_small_and_in_WebP_with_its_text()
    {
        await UploadAsync("ana.png", Halves(600, 800));
        await PublishAsync("iurcvoiceniessler000000000", "Testimonial.Portrait.Paths", "ana.png", "A woman who laughs");

        var list = await PictureAsync("/testimonials", "img.quote__portrait");
        Assert.Equal("lazy", list.GetAttribute("loading"));
        var own = await PictureAsync("/testimonials/rudolf-niessler", "img.quote__portrait");
        Assert.Null(own.GetAttribute("loading"));
        foreach (var picture in new[] { list, own })
        {
            Assert.Equal("A woman who laughs", picture.GetAttribute("alt"));
            Assert.Equal(picture.GetAttribute("width"), picture.GetAttribute("height"));
            await AssertWebPAsync(picture.GetAttribute("src")!, 192, 192);
        }
    }

    [Theory]
    [InlineData("iurcphase20000000000000000", "Phase.Image.Paths", "/phases/2021-2023")]
    [InlineData("iurcregionchina00000000000", "Region.Image.Paths", "/regions/iurc-china")]
    public async Task A_picture_across_the_page_comes_in_two_widths_and_keeps_its_place(string id, string field, string address)
    {
        var name = $"bridge-{id}.jpg";
        await UploadAsync(name, Halves(1600, 1200));
        await PublishAsync(id, field, name, "A bridge");

        var picture = await PictureAsync(address, "img.picture");
        Assert.Equal("A bridge", picture.GetAttribute("alt"));
        Assert.Equal(("1120", "560"), (picture.GetAttribute("width"), picture.GetAttribute("height")));
        await AssertWebPAsync(picture.GetAttribute("src")!, 1120, 560);
        foreach (var candidate in picture.GetAttribute("srcset")!.Split(", "))
        {
            var width = int.Parse(candidate.Split(' ')[1].TrimEnd('w'), CultureInfo.InvariantCulture);
            await AssertWebPAsync(candidate.Split(' ')[0], width, width / 2);
        }

        var share = new Uri((await _reader.GetAsync(address)).Document.QuerySelector("meta[property='og:image']")!.GetAttribute("content")!);
        var (type, bytes) = await _reader.GetFileAsync(share.PathAndQuery);
        Assert.Equal("image/jpeg", type);
        Assert.Equal(new Size(1200, 630), Image.Identify(bytes).Size);
    }

    [Theory]
    [InlineData(0.1, "top")]
    [InlineData(0.9, "bottom")]
    public async Task A_picture_is_cropped_around_its_focal_point(double y, string half)
    {
        var name = $"tall-{half}.png";
        await UploadAsync(name, Halves(1200, 2400));
        await PublishAsync("iurcregionla00000000000000", "Region.Image.Paths", name, "A tower", y);

        var (_, bytes) = await _reader.GetFileAsync((await PictureAsync("/regions/iurc-latin-america", "img.picture")).GetAttribute("src")!);
        using var cropped = Image.Load<Rgb24>(bytes);
        var middle = cropped[cropped.Width / 2, cropped.Height / 2];
        Assert.Equal(half, middle.R > middle.B ? "top" : "bottom");
    }

    [Fact]
    public async Task A_file_that_is_gone_leaves_its_text_and_its_place()
    {
        await PublishAsync("iurcregionaa00000000000000", "Region.Image.Paths", "gone.jpg", "A harbour");

        var picture = await PictureAsync("/regions/iurc-asia-australasia", "img.picture");
        Assert.Equal("A harbour", picture.GetAttribute("alt"));
        Assert.Equal("1120", picture.GetAttribute("width"));
        Assert.Equal(HttpStatusCode.NotFound, (await _reader.GetAsync(picture.GetAttribute("src")!)).Status);
        Assert.Empty(_tenant.Log);
    }

    private async Task<IElement> PictureAsync(string address, string selector)
        => Assert.Single((await _reader.GetAsync(address)).Document.QuerySelectorAll(selector));

    private async Task AssertWebPAsync(string address, int width, int height)
    {
        var (type, bytes) = await _reader.GetFileAsync(address);
        Assert.Equal("image/webp", type);
        Assert.Equal(new Size(width, height), Image.Identify(bytes).Size);
    }

    /// <summary>A picture that is red above and blue below, in the format that its name says.</summary>
    private static Image<Rgb24> Halves(int width, int height)
    {
        var image = new Image<Rgb24>(width, height, new Rgb24(0, 0, 255));
        image.ProcessPixelRows(rows =>
        {
            for (var row = 0; row < height / 2; row++)
            {
                rows.GetRowSpan(row).Fill(new Rgb24(255, 0, 0));
            }
        });
        return image;
    }

    private async Task UploadAsync(string name, Image image)
    {
        using var file = new MemoryStream();
        using (image)
        {
            await image.SaveAsync(file, image.Configuration.ImageFormatsManager.TryFindFormatByFileExtension(Path.GetExtension(name), out var format)
                ? image.Configuration.ImageFormatsManager.GetEncoder(format) : throw new ArgumentException(name, nameof(name)), TestContext.Current.CancellationToken);
        }

        var token = HtmlForm.Of((await _editor.GetAsync("/Admin/Media")).Document, "form:has([name=__RequestVerificationToken])")["__RequestVerificationToken"]!;
        using var upload = new MultipartFormDataContent { { new StringContent(token), "__RequestVerificationToken" } };
        using var content = new ByteArrayContent(file.ToArray());
        content.Headers.ContentType = new MediaTypeHeaderValue(name.EndsWith(".png", StringComparison.Ordinal) ? "image/png" : "image/jpeg");
        upload.Add(content, "files", name);

        var answer = await _editor.UploadAsync("/Admin/Media/Upload?path=", upload);
        Assert.True(answer.Status == HttpStatusCode.OK, answer.ToString());
        Assert.Contains($"\"{name}\"", answer.Text, StringComparison.Ordinal);
    }

    private async Task PublishAsync(string id, string field, string file, string text, double y = 0.5)
    {
        var address = $"/Admin/Contents/ContentItems/{id}/Edit";
        var form = HtmlForm.Of((await _editor.GetAsync(address)).Document, "form[enctype='multipart/form-data']");
        form.SetByScript(field, JsonSerializer.Serialize(new[] { new { path = file, mediaText = text, anchor = new { x = 0.5, y } } }));
        form.Press("submit.Publish");
        var answer = await _editor.PostAsync(form, address);
        Assert.True(answer.Status == HttpStatusCode.Redirect, answer.ToString());
    }
}
