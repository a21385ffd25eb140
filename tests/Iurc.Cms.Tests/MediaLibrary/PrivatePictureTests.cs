using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Iurc.Cms.Delivery.MediaLibrary;
using Iurc.Cms.Programme.Pictures;
using Iurc.Cms.Tests.Infrastructure;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using OrchardCore.Media;
using OrchardCore.Media.Services;
using SixLabors.ImageSharp;
using SixLabors.ImageSharp.Metadata.Profiles.Exif;
using SixLabors.ImageSharp.PixelFormats;
using Xunit;
using YesSql;
using ISession = YesSql.ISession;

namespace Iurc.Cms.Tests.MediaLibrary;

/// <summary>What a picture tells of who took it, where, when and with what comes out at no public address, whichever way the picture came in.</summary>
[Collection(LibraryTests.Name)]
public sealed class PrivatePictureTests(LibrarySite site)
{
    [Fact]
    public async Task Nothing_private_comes_out_of_any_kind_of_picture_and_each_is_upright()
    {
        using var reader = site.Tenant.Anonymous();
        var folder = await site.NewFolderAsync();
        foreach (var (name, content) in TellingPictures.All())
        {
            Assert.True(TellingPictures.Tells(content));
            var path = await site.UploadAsync("editor", folder, name, content);

            var (_, file) = await reader.GetFileAsync("/media/" + path);
            using var whole = Image.Load<Rgb24>(file);
            Check(name, file, whole);
            Assert.Equal(new Size(TellingPictures.Width, TellingPictures.Height), whole.Size);
            Assert.Equal(name.StartsWith("moving", StringComparison.Ordinal) ? 3 : 1, whole.Frames.Count);
            // ImageSharp writes no profile into a GIF, and reads neither profile nor notice of a moving WebP, which nobody's telephone turns.
            Assert.True(Path.GetExtension(name) is ".gif" || name is "moving-turned.webp" || file.AsSpan().IndexOf("colours"u8) >= 0
                || Encoding.ASCII.GetString(whole.Metadata.IccProfile?.ToByteArray() ?? []).Contains("colours", StringComparison.Ordinal), name);
            Assert.True(name is "moving-turned.webp" || file.AsSpan().IndexOf(Encoding.ASCII.GetBytes(TellingPictures.Copyright)) >= 0, name);
            foreach (var profile in new[] { "wide", "wide-small", "portrait", "share", "text", "text-small" })
            {
                var (type, resized) = await reader.GetFileAsync(await AddressAsync(path, profile));
                Assert.StartsWith("image/", type, StringComparison.Ordinal);
                using var small = Image.Load<Rgb24>(resized);
                Check($"{name} as {profile}", resized, small);
            }
        }
    }

    [Fact]
    public async Task A_picture_that_is_upright_is_not_decoded_for_it()
    {
        var content = TellingPictures.Make("jpg", 1);
        var path = await site.UploadAsync("editor", "", LibrarySite.NewName().Replace(".png", ".jpg", StringComparison.Ordinal), content);

        // The scan, byte for byte.
        byte[] scan = content[content.AsSpan().LastIndexOf((ReadOnlySpan<byte>)[0xFF, 0xDA])..];
        byte[] wanted = scan[..(scan.AsSpan().IndexOf((ReadOnlySpan<byte>)[0xFF, 0xD9]) + 2)];
        Assert.Equal(wanted, (await site.ReadAsync(path))[^wanted.Length..]);
    }

    [Fact]
    public async Task Whichever_way_it_comes_in()
    {
        var content = TellingPictures.Make("jpg", 6);
        var folder = await site.NewFolderAsync();
        var pieces = await site.SendAsync("contributor", folder, "pieces.jpg", content, isLastPiece: true);
        Assert.Equal(HttpStatusCode.OK, pieces.Status);

        // Before its item is saved, an attached file lies in a folder of the user's.
        var attached = await site.SendAsync("contributor", "mediafields/temp/" + folder, "attached.jpg", content);
        await site.Tenant.UsingAsync(async services =>
        {
            using var stream = new MemoryStream(content);
            await services.GetRequiredService<IMediaFileStore>().CreateFileFromStreamAsync(folder + "/program.jpg", stream, overwrite: true);
        });
        using (var administrator = await site.Tenant.Anonymous().LogInAsync(Site.AdminName))
        {
            var form = HtmlForm.Of((await administrator.GetAsync("/Admin/DeploymentPlan/Import/Json")).Document, "form:has([name=Json])");
            form["Json"] = new JsonObject
            {
                ["steps"] = new JsonArray(new JsonObject { ["name"] = "media", ["Files"] = new JsonArray(new JsonObject { ["TargetPath"] = folder + "/imported.jpg", ["Base64"] = Convert.ToBase64String(content) }) }),
            }.ToJsonString();
            await administrator.PostAsync(form);
        }

        var paths = new List<string>();
        await site.Tenant.UsingAsync(async services =>
        {
            await foreach (var entry in services.GetRequiredService<IMediaFileStore>().GetDirectoryContentAsync("", includeSubDirectories: true))
            {
                if (!entry.IsDirectory && entry.Path.Contains(folder, StringComparison.Ordinal))
                {
                    paths.Add(entry.Path);
                }
            }
        });
        Assert.Superset(new HashSet<string> { folder + "/pieces.jpg", folder + "/program.jpg", folder + "/imported.jpg" }, paths.ToHashSet());
        Assert.True(attached.Status != HttpStatusCode.OK || paths.Any(path => path.EndsWith("attached.jpg", StringComparison.Ordinal)));
        foreach (var path in paths)
        {
            using var image = Image.Load<Rgb24>(await site.ReadAsync(path));
            Check(path, await site.ReadAsync(path), image);
        }
    }

    [Fact]
    public async Task A_picture_that_was_there_before_is_cleaned_once_in_the_background_and_the_dashboard_says_so()
    {
        // Sites of before the upgrade have no note, and files that nobody has looked at.
        var folder = await site.NewFolderAsync();
        await WriteAsync(folder, "old.jpg", TellingPictures.Make("jpg", 8));
        await WriteAsync(folder, "old.png", TellingPictures.Make("png", 3));
        await WriteAsync(folder, "old.pdf", "%PDF-1.7\n%%EOF\n"u8.ToArray());
        await WriteAsync(folder, "torn.jpg", [.. TellingPictures.Make("jpg", 1)[..60]]);
        await SetStateAsync(null);
        using var reader = site.Tenant.Anonymous();
        var (_, resized) = await reader.GetFileAsync(await AddressAsync(folder + "/old.jpg", "portrait"));
        Assert.False(TellingPictures.Tells(resized));

        await RunAsync();

        foreach (var name in new[] { "old.jpg", "old.png" })
        {
            using var image = Image.Load<Rgb24>(await site.ReadAsync($"{folder}/{name}"));
            Check(name, (await reader.GetFileAsync($"/media/{folder}/{name}")).Bytes, image);
        }

        var state = (await StateAsync())!;
        Assert.NotNull(state.DoneUtc);
        Assert.True(state.Cleaned >= 2);
        Assert.Contains(folder + "/torn.jpg", state.Unreadable);
        var dashboard = (await site.BrowserOf("editor").GetAsync("/Admin")).Document;
        Assert.Contains("have been cleaned", dashboard.QuerySelector("[data-iurc-kind=cleaned-pictures]")!.TextContent, StringComparison.Ordinal);
        // The card names a few of all that there are.
        var unreadable = dashboard.QuerySelector("[data-iurc-kind=unreadable-pictures]")!.TextContent;
        Assert.Contains(state.Unreadable, path => unreadable.Contains(path, StringComparison.Ordinal));

        // What has been looked at is not looked at again: it goes on behind the last file.
        await WriteAsync(folder, "old.jpg", TellingPictures.Make("jpg", 1));
        await WriteAsync(folder, "older.jpg", TellingPictures.Make("jpg", 1));
        await SetStateAsync(new CleanedLibrary { LastPath = folder + "/old.jpg", Unreadable = [folder + "/torn.jpg"] });
        await RunAsync();
        Assert.True(TellingPictures.Tells(await site.ReadAsync(folder + "/old.jpg")));
        Assert.False(TellingPictures.Tells(await site.ReadAsync(folder + "/older.jpg")));

        // Whoever deletes the file that cannot be read has done what the dashboard asks.
        Assert.Equal(HttpStatusCode.OK, (await site.PostAsync("editor", $"DeleteMedia?path={folder}/torn.jpg")).Status);
        Assert.DoesNotContain(folder + "/torn.jpg", (await StateAsync())!.Unreadable);
    }

    [Fact]
    public async Task A_transparent_picture_gets_a_white_ground_where_there_is_no_transparency()
    {
        using var drawing = new Image<Rgba32>(1200, 630);
        using var file = new MemoryStream();
        drawing.SaveAsPng(file);
        var path = await site.UploadAsync("editor", content: file.ToArray());
        using var reader = site.Tenant.Anonymous();

        using var shared = Image.Load<Rgb24>((await reader.GetFileAsync(await AddressAsync(path, "share"))).Bytes);

        Assert.True(shared[600, 300] is { R: > 250, G: > 250, B: > 250 });
    }

    [Theory]
    [InlineData(300, 200, "wide", 300, 150)]
    [InlineData(900, 200, "wide", 400, 200)]
    [InlineData(2000, 1500, "wide", 1120, 560)]
    [InlineData(300, 200, "text", 300, 200)]
    [InlineData(2000, 1500, "text", 1120, 840)]
    [InlineData(50, 100, "portrait", 50, 50)]
    public async Task No_picture_is_enlarged(int width, int height, string profile, int shownWidth, int shownHeight)
    {
        using var image = new Image<Rgb24>(width, height);
        using var file = new MemoryStream();
        image.SaveAsPng(file);
        var path = await site.UploadAsync("editor", content: file.ToArray());
        using var reader = site.Tenant.Anonymous();

        Assert.Equal(new Size(shownWidth, shownHeight), Image.Identify((await reader.GetFileAsync(await AddressAsync(path, profile))).Bytes).Size);
    }

    private static void Check(string name, byte[] file, Image<Rgb24> image)
    {
        Assert.False(TellingPictures.Tells(file), name);
        Assert.True(TellingPictures.AreQuarters(image), name + " is not upright.");
        Assert.True(image.Metadata.ExifProfile is not { } exif || exif.Values.All(value => value.Tag == ExifTag.Copyright), name);
    }

    private Task<string> AddressAsync(string path, string profile) => site.Tenant.UsingAsync(async services =>
    {
        services.GetRequiredService<IHttpContextAccessor>().HttpContext!.Request.PathBase = site.Tenant.Base;
        var commands = await services.GetRequiredService<IMediaProfileService>().GetMediaProfileCommands(profile);
        return services.GetRequiredService<IMediaTokenService>().AddTokenToPath(site.Tenant.Base + "/media/" + path + QueryString.Create(commands!));
    });

    private Task WriteAsync(string folder, string name, byte[] content) => site.Tenant.UsingAsync(services
        => File.WriteAllBytesAsync(Path.Combine(services.GetRequiredService<IMediaFileProvider>().GetFileInfo("/" + folder).PhysicalPath!, name), content));

    private Task RunAsync() => site.Tenant.UsingAsync(_ => LibraryCleaning.RunAsync(CancellationToken.None));

    private Task<CleanedLibrary?> StateAsync() => site.Tenant.UsingAsync(async services => (CleanedLibrary?)await services.GetRequiredService<ISession>().Query<CleanedLibrary>().FirstOrDefaultAsync());

    private Task SetStateAsync(CleanedLibrary? state) => site.Tenant.UsingAsync(async services =>
    {
        var session = services.GetRequiredService<ISession>();
        foreach (var old in await session.Query<CleanedLibrary>().ListAsync())
        {
            session.Delete(old);
        }

        if (state is not null)
        {
            await session.SaveAsync(state);
        }
    });
}
