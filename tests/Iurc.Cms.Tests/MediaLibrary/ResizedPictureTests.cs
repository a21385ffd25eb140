using System.Globalization;
using System.Net;
using Iurc.Cms.Delivery.Pictures;
using Iurc.Cms.Tests.Infrastructure;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using OrchardCore.Media;
using SixLabors.ImageSharp;
using SixLabors.ImageSharp.PixelFormats;
using SixLabors.ImageSharp.Web.Caching;
using SixLabors.ImageSharp.Web.Commands;
using SixLabors.ImageSharp.Web.Middleware;
using Xunit;

namespace Iurc.Cms.Tests.MediaLibrary;

/// <summary>Pictures are resized as the theme asks for it, and in no other way that somebody may think of.</summary>
[Collection(LibraryTests.Name)]
public sealed class ResizedPictureTests(LibrarySite site)
{
    private const string Wide = "width=1120&height=560&rmode=crop&format=webp&quality=80";

    private static readonly byte[] s_photograph = Photograph();

    [Theory]
    [InlineData("format=bmp")]
    [InlineData("format=bmp&quality=17&rmode=pad")]
    [InlineData("width=100")]
    [InlineData("width=240&height=240")]
    [InlineData("width=240&height=240&token=")]
    [InlineData("width=1120&height=560&token=AAAA")]
    [InlineData("rmode=crop&bgcolor=red")]
    [InlineData("WIDTH=100&Format=bmp")]
    [InlineData("v=1&width=600")]
    [InlineData("autoorient=true")]
    public async Task Without_a_token_a_reader_gets_the_file_itself(string commands)
    {
        var path = await site.UploadAsync("editor", content: s_photograph);
        var kept = await KeptAsync();
        using var reader = site.Tenant.Anonymous();

        Assert.Equal(s_photograph, (await reader.GetFileAsync($"/media/{path}?{commands}")).Bytes);
        Assert.Equal(kept, await KeptAsync());
    }

    [Fact]
    public async Task With_a_token_one_picture_is_kept_however_its_address_is_written()
    {
        var path = await site.UploadAsync("editor", content: s_photograph);
        var other = await site.UploadAsync("editor", content: s_photograph);
        using var reader = site.Tenant.Anonymous();
        var address = await SignAsync($"/media/{path}?{Wide}&rxy=0.5,0.25");
        var kept = await KeptAsync();
        var (type, bytes) = await reader.GetFileAsync(address);
        Assert.Equal("image/webp", type);
        Assert.Equal(new Size(1120, 560), Image.Identify(bytes).Size);
        Assert.Equal(++kept, await KeptAsync());

        var parts = address.Split('?')[1].Split('&');
        foreach (var same in new[] { string.Join('&', parts.Reverse()), string.Join('&', parts) + "&v=" + Guid.NewGuid(), string.Join('&', parts) + "&x=1", "v=1&" + string.Join('&', parts.Order()) })
        {
            Assert.Equal(bytes, (await reader.GetFileAsync($"/media/{path}?{same}")).Bytes);
        }

        using var elsewhere = new Browser(new Uri("http://" + Guid.NewGuid().ToString("n") + ".example"), site.CreateHandler(), site.Tenant.Base);
        Assert.Equal(bytes, (await elsewhere.GetFileAsync(address)).Bytes);
        Assert.Equal(bytes, (await reader.GetFileAsync(address.Replace("/media/", "/MEDIA/", StringComparison.Ordinal))).Bytes);
        Assert.Equal(kept, await KeptAsync());

        // Nothing can be taken from it for something else: no digit, no name, no other file.
        var query = string.Join('&', parts);
        foreach (var different in new[]
        {
            query.Replace("width=1120&height=560", "width=112&height=0560", StringComparison.Ordinal),
            query.Replace("width=1120&height=560", "width=11205&height=60", StringComparison.Ordinal),
            query.Replace("width=1120&height=560", "height=1120&width=560", StringComparison.Ordinal),
            query.Replace("webp", "bmp", StringComparison.Ordinal),
            query.Replace("quality=80", "quality=81", StringComparison.Ordinal),
            query.Replace("rxy=0.5%2C0.25", "rxy=0.5%2C0.26", StringComparison.Ordinal).Replace("rxy=0.5,0.25", "rxy=0.5,0.26", StringComparison.Ordinal),
            query + "&bgcolor=red",
            query + "&width=1119",
            query + "&autoorient=",
        })
        {
            Assert.NotEqual(query, different);
            Assert.Equal(s_photograph, (await reader.GetFileAsync($"/media/{path}?{different}")).Bytes);
        }

        Assert.Equal(s_photograph, (await reader.GetFileAsync($"/media/{other}?{query}")).Bytes);
        Assert.Equal(kept, await KeptAsync());
    }

    [Theory]
    [InlineData("width=2000&height=2000")]
    [InlineData("width=1120&height=560&rmode=crop&format=bmp&quality=80")]
    [InlineData("format=bmp")]
    public async Task Nor_does_a_token_help_to_a_size_that_no_profile_has(string commands)
    {
        var path = await site.UploadAsync("editor", content: s_photograph);
        using var reader = site.Tenant.Anonymous();

        Assert.Equal(s_photograph, (await reader.GetFileAsync(await SignAsync($"/media/{path}?{commands}"))).Bytes);
    }

    [Theory]
    [InlineData("editor", 240)]
    [InlineData("contributor", 100)]
    public async Task Who_uses_the_library_sees_its_previews(string user, int size)
    {
        var path = await site.UploadAsync(user, content: s_photograph);

        var (_, bytes) = await site.BrowserOf(user).GetFileAsync($"/media/{path}?width={size}&height={size}");

        var shown = Image.Identify(bytes);
        Assert.Equal(size, Math.Max(shown.Width, shown.Height));
        Assert.Equal(s_photograph, (await site.BrowserOf(user).GetFileAsync($"/media/{path}?width=241&height=241")).Bytes);
    }

    [Fact]
    public async Task A_file_that_is_replaced_is_shown_at_once()
    {
        var path = await site.UploadAsync("editor", content: s_photograph);
        var address = await SignAsync($"/media/{path}?{Wide}");
        using var reader = site.Tenant.Anonymous();
        var before = (await reader.GetFileAsync(address)).Bytes;

        Assert.Equal(HttpStatusCode.OK, (await site.PostAsync("editor", "DeleteMedia?path=" + path)).Status);
        await site.UploadAsync("editor", "", path, Photograph(blue: true));

        Assert.NotEqual(before, (await reader.GetFileAsync(address)).Bytes);
    }

    [Theory]
    [InlineData(0, true)]
    [InlineData(int.MaxValue, false)]
    public async Task On_a_disk_that_is_nearly_full_none_is_made(int minimumFree, bool isMade)
    {
        var path = await site.UploadAsync("editor", content: s_photograph);
        var address = await SignAsync($"/media/{path}?{Wide}");
        await site.Tenant.UsingAsync(async services =>
        {
            var http = services.GetRequiredService<IHttpContextAccessor>().HttpContext!;
            http.Request.Path = "/media/" + path;
            var commands = new CommandCollection();
            foreach (var (name, value) in QueryHelpers.ParseQuery(address[address.IndexOf('?', StringComparison.Ordinal)..]))
            {
                commands.Add(new(name, value));
            }

            var room = new PictureRoom(services.GetRequiredService<IWebHostEnvironment>(), new PictureSettings { MinimumFreeMegabytes = minimumFree });
            await ActivatorUtilities.CreateInstance<PictureCommands>(services, room)
                .AllowAsync(new ImageCommandContext(http, commands, services.GetRequiredService<CommandParser>(), CultureInfo.InvariantCulture));
            Assert.Equal(isMade, commands.Count > 0);
        });
    }

    public static TheoryData<string> BombNames() => [.. Bombs.Names.Keys];

    [Theory]
    [MemberData(nameof(BombNames))]
    public async Task A_picture_that_costs_too_much_is_refused_in_words_and_handed_out_as_it_is_where_it_is_there_already(string name)
    {
        var bomb = Bombs.Make(name);
        var refused = await site.SendAsync("editor", "", name, bomb);
        Assert.Contains(Bombs.Names[name], refused.Text, StringComparison.Ordinal);
        Assert.False(await site.ExistsAsync(name));

        // As a restore, or an older release, has left it.
        var folder = await site.NewFolderAsync();
        await site.Tenant.UsingAsync(async services =>
            await File.WriteAllBytesAsync(services.GetRequiredService<IMediaFileProvider>().GetFileInfo("/" + folder).PhysicalPath + "/" + name, bomb));
        var kept = await KeptAsync();
        using var reader = site.Tenant.Anonymous();
        foreach (var address in new[] { await SignAsync($"/media/{folder}/{name}?{Wide}"), $"/media/{folder}/{name}?width=240&height=240" })
        {
            Assert.Equal(bomb, (await (address.Contains("token", StringComparison.Ordinal) ? reader : site.BrowserOf("editor")).GetFileAsync(address)).Bytes);
        }

        Assert.Equal(kept, await KeptAsync());
    }

    [Fact]
    public async Task A_broken_picture_is_handed_out_as_it_is()
    {
        var broken = s_photograph[..200];
        var path = await site.NewFolderAsync() + "/broken.png";
        await site.Tenant.UsingAsync(async services =>
            await File.WriteAllBytesAsync(services.GetRequiredService<IMediaFileProvider>().GetFileInfo("/" + path[..^"/broken.png".Length]).PhysicalPath + "/broken.png", broken));
        using var reader = site.Tenant.Anonymous();

        for (var i = 0; i < Environment.ProcessorCount + 1; i++)
        {
            Assert.Equal(broken, (await reader.GetFileAsync(await SignAsync($"/media/{path}?{Wide}"))).Bytes);
        }
    }

    [Theory]
    [InlineData("wrong.jpg")]
    [InlineData("wrong.pdf")]
    public async Task A_new_name_must_fit_the_content_too(string name)
    {
        var path = await site.UploadAsync("editor");

        var answer = await site.PostAsync("editor", $"MoveMedia?oldPath={path}&newPath={name}");

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Contains("not the kind of file", answer.Text, StringComparison.Ordinal);
        Assert.True(await site.ExistsAsync(path));
        await site.Tenant.UsingAsync(services => Assert.ThrowsAnyAsync<Exception>(() => services.GetRequiredService<IMediaFileStore>().CopyFileAsync(path, "copy-" + name)));
        Assert.False(await site.ExistsAsync("copy-" + name));
    }

    private Task<string> SignAsync(string address) => site.Tenant.UsingAsync(services =>
    {
        services.GetRequiredService<IHttpContextAccessor>().HttpContext!.Request.PathBase = site.Tenant.Base;
        return Task.FromResult(services.GetRequiredService<IMediaTokenService>().AddTokenToPath(site.Tenant.Base + address));
    });

    private Task<int> KeptAsync() => site.Tenant.UsingAsync(services =>
    {
        var folder = Path.Combine(services.GetRequiredService<IWebHostEnvironment>().WebRootPath, services.GetRequiredService<IOptions<PhysicalFileSystemCacheOptions>>().Value.CacheFolder);
        return Task.FromResult(Directory.Exists(folder) ? Directory.GetFiles(folder, "*.meta", SearchOption.AllDirectories).Length : 0);
    });

    private static byte[] Photograph(bool blue = false)
    {
        using var image = new Image<Rgb24>(1600, 1200, blue ? new Rgb24(0, 0, 255) : new Rgb24(255, 0, 0));
        using var file = new MemoryStream();
        image.SaveAsPng(file);
        return file.ToArray();
    }
}
