using System.IO.Compression;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Iurc.Cms.Tests.Infrastructure;
using Microsoft.Extensions.DependencyInjection;
using OrchardCore.Media;
using Xunit;

namespace Iurc.Cms.Tests.Delivery;

/// <summary>What comes into the media library, and how it is handed out.</summary>
public sealed class UploadTests(OwnTenant fixture) : IClassFixture<OwnTenant>, IAsyncLifetime
{
    private const string Html = "<!DOCTYPE html><script>alert(1)</script>";
    private const string Svg = "<svg xmlns=\"http://www.w3.org/2000/svg\" onload=\"alert(1)\"><script>alert(1)</script></svg>";

    // One transparent pixel.
    private static readonly byte[] s_png = Convert.FromBase64String("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==");

    private readonly Browser _editor = fixture.Tenant.Anonymous();

    public async ValueTask InitializeAsync() => await _editor.LogInAsync("editor");

    public ValueTask DisposeAsync()
    {
        _editor.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task A_picture_is_taken_and_handed_out_as_one()
    {
        var file = await UploadAsync("city.png", s_png);
        Assert.Null((string?)file["error"]);

        var answer = await _editor.GetAsync("/media/uploads/city.png");
        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Equal("image/png", answer.ContentType);
        Assert.Equal("nosniff", answer.Headers["X-Content-Type-Options"]);
        Assert.DoesNotContain("script-src", answer.Headers["Content-Security-Policy"], StringComparison.Ordinal);
        Assert.StartsWith("default-src 'none';", answer.Headers["Content-Security-Policy"], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("page.html", Html, "not allowed")]
    [InlineData("drawing.svg", Svg, "not allowed")]
    [InlineData("drawing.SVG", Svg, "not allowed")]
    [InlineData("program.exe", "MZ", "not allowed")]
    [InlineData("view.cshtml", "@1", "not allowed")]
    [InlineData("film.mp4", "", "not allowed")]
    [InlineData("no-extension", "text", "not allowed")]
    [InlineData("page.png", Html, "not the kind of file")]
    [InlineData("drawing.webp", Svg, "not the kind of file")]
    [InlineData("page.pdf", Html, "not the kind of file")]
    [InlineData("page.docx", Html, "not the kind of file")]
    [InlineData("empty.jpg", "", "not the kind of file")]
    public async Task Anything_else_is_refused_in_plain_words_and_is_not_there(string name, string content, string reason)
    {
        var file = await UploadAsync(name, Encoding.UTF8.GetBytes(content));

        Assert.Contains(reason, (string?)file["error"], StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await _editor.GetAsync("/media/uploads/" + name)).Status);
    }

    [Theory]
    [InlineData("begun.docx", "PK\u0003\u0004xxxxxxxxxxxxxxxxxxxxxxxxxxxx")]
    [InlineData("begun.xlsx", "PK\u0003\u0004xxxxPK\u0005\u0006xxxxxxxxxxxxxxxxxxxxxxxx")]
    [InlineData("other.pptx", "an archive")]
    [InlineData("begun.png", "\u0089PNG\r\n\u001a\n<script>alert(1)</script>")]
    [InlineData("begun.gif", "GIF89<script>alert(1)</script>")]
    [InlineData("begun.webp", "RIFFxxxxWEBP<script>alert(1)</script>")]
    [InlineData("begun.jpg", "\u00ff\u00d8\u00ff<script>alert(1)</script>")]
    [InlineData("begun.pdf", "%PDF-1.7 <script>alert(1)</script>")]
    public async Task A_file_that_only_begins_like_its_kind_is_refused(string name, string content)
    {
        var file = await UploadAsync(name, content == "an archive" ? Archive("readme.txt") : Encoding.Latin1.GetBytes(content));

        Assert.Contains("not the kind of file", (string?)file["error"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Documents_are_taken()
    {
        foreach (var name in new[] { "letter.docx", "table.xlsx", "talk.PPTX" })
        {
            Assert.Null((string?)(await UploadAsync(name, Archive("[Content_Types].xml", "docProps/app.xml")))["error"]);
        }

        Assert.Null((string?)(await UploadAsync("report.pdf", "%PDF-1.7\n1 0 obj\nendobj\ntrailer\nstartxref\n0\n%%EOF\n"u8.ToArray()))["error"]);
    }

    private static byte[] Archive(params string[] names)
    {
        using var file = new MemoryStream();
        using (var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var name in names)
            {
                zip.CreateEntry(name);
            }
        }

        return file.ToArray();
    }

    [Theory]
    [InlineData("from-elsewhere.svg", Svg)]
    [InlineData("from-elsewhere.html", Html)]
    public async Task A_file_that_could_hold_scripts_and_is_there_all_the_same_is_a_download_without_rights(string name, string content)
    {
        await fixture.Tenant.UsingAsync(async services =>
        {
            using var stream = new MemoryStream(Encoding.UTF8.GetBytes(content));
            await services.GetRequiredService<IMediaFileStore>().CreateFileFromStreamAsync(name, stream, overwrite: true);
        });

        var answer = await _editor.GetAsync("/media/" + name);

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Equal("attachment", answer.Headers["Content-Disposition"]);
        Assert.EndsWith("sandbox", answer.Headers["Content-Security-Policy"], StringComparison.Ordinal);
        Assert.Equal("nosniff", answer.Headers["X-Content-Type-Options"]);
    }

    private async Task<JsonNode> UploadAsync(string name, byte[] content)
    {
        var token = (await _editor.GetAsync("/Admin/Media")).Document.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        using var form = new MultipartFormDataContent
        {
            { new StringContent(token), "__RequestVerificationToken" },
            { new ByteArrayContent(content), "files", name },
        };
        var answer = await _editor.UploadAsync("/Admin/Media/Upload?path=uploads", form);
        Assert.True(answer.Status == HttpStatusCode.OK, answer.ToString());
        return JsonNode.Parse(answer.Text)!["files"]!.AsArray().Single()!;
    }
}
