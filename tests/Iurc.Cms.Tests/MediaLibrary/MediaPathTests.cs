using System.Net;
using System.Text.Json.Nodes;
using Iurc.Cms.Editorial.Images;
using Iurc.Cms.Tests.Infrastructure;
using Iurc.Programme.Pictures;
using Microsoft.Extensions.DependencyInjection;
using OrchardCore.FileStorage;
using OrchardCore.Media;
using Xunit;

namespace Iurc.Cms.Tests.MediaLibrary;

/// <summary>Whatever a path is spelled like: what is asked about is what the store touches, and what is no path is refused in words.</summary>
[Collection(LibraryTests.Name)]
public sealed class MediaPathTests(LibrarySite site)
{
    private static readonly string[] s_spellings =
        ["./{0}/{1}", "{0}//{1}", "{0}/./{1}", "a/../{0}/{1}", "{0}/a/../{1}", "{0}\\{1}", "\\{0}/{1}", "/{0}/{1}/", " {0}/{1} "];

    public static TheoryData<string, string> Spelled()
    {
        var cells = new TheoryData<string, string>();
        foreach (var action in new[] { "DeleteMedia", "DeleteMediaList", "DeleteFolder", "MoveMedia", "MoveMediaList" })
        {
            foreach (var spelling in s_spellings)
            {
                cells.Add(action, spelling);
            }
        }

        return cells;
    }

    [Theory]
    [MemberData(nameof(Spelled))]
    public async Task A_file_in_use_is_asked_about_in_every_spelling(string action, string spelling)
    {
        var folder = await site.NewFolderAsync();
        var path = await site.UploadAsync("editor", folder);
        await site.UseAsync(path, null, published: true);
        var name = path[(folder.Length + 1)..];
        var spelled = string.Format(null, spelling, folder, action is "DeleteFolder" or "MoveMediaList" ? "" : name);

        var answer = await SendAsync(action, spelled, name, "elsewhere.png", "root");

        Assert.Equal(HttpStatusCode.Conflict, answer.Status);
        Assert.True(await site.ExistsAsync(path));
    }

    [Theory]
    [InlineData("..")]
    [InlineData("../{0}/{1}")]
    [InlineData("{0}/../../Media/{0}/{1}")]
    [InlineData("..\\{0}\\{1}")]
    [InlineData("{0}/{1}.")]
    [InlineData("{0}./{1}")]
    [InlineData("{0} /{1}")]
    [InlineData("{0}/{1}\u0001")]
    [InlineData("{0}/{1}::$DATA")]
    public async Task What_is_no_path_is_refused_in_words_whatever_it_is_for(string spelling)
    {
        var folder = await site.NewFolderAsync();
        var path = await site.UploadAsync("editor", folder);
        var name = path[(folder.Length + 1)..];
        var spelled = string.Format(null, spelling, folder, name);
        var escaped = Uri.EscapeDataString(spelled);

        foreach (var answer in new[]
        {
            await site.GetAsync("editor", "GetFolders?path=" + escaped),
            await site.GetAsync("editor", "GetMediaItems?path=" + escaped),
            await site.GetAsync("editor", "GetMediaItem?path=" + escaped),
            await site.PostAsync("editor", "CreateFolder?name=new&path=" + escaped),
            await site.PostAsync("editor", "CreateFolder?path=&name=" + escaped),
            await site.SendAsync("editor", spelled, "x.png", LibrarySite.Png),
            await SendAsync("DeleteMedia", spelled, name, "", ""),
            await SendAsync("DeleteFolder", spelled, name, "", ""),
            await SendAsync("DeleteMediaList", spelled, name, "", ""),
            await SendAsync("MoveMedia", spelled, name, "elsewhere.png", ""),
            await SendAsync("MoveMedia", path, name, spelled, ""),
            await SendAsync("MoveMediaList", spelled, name, "", "root"),
            await SendAsync("MoveMediaList", folder, name, "", spelled),
            await SendAsync("MoveMediaList", folder, spelled, "", "root"),
        })
        {
            AssertRefused(answer);
        }

        Assert.True(await site.ExistsAsync(path));
    }

    [Fact]
    public async Task Nor_is_a_NUL_taken_for_the_end_of_a_path()
    {
        var path = await site.UploadAsync("editor");

        AssertRefused(await SendAsync("DeleteMedia", path + "\0", "", "", ""));
        AssertRefused(await SendAsync("MoveMedia", path, "", "x.png\0.pdf", ""));
        // In a form ASP.NET Core itself takes none.
        Assert.Equal(HttpStatusCode.BadRequest, (await SendAsync("DeleteMediaList", path + "\0", "", "", "")).Status);
        Assert.True(await site.ExistsAsync(path));
    }

    [Theory]
    [InlineData(".png")]
    [InlineData("-.png")]
    [InlineData("???.png")]
    [InlineData("../x.png")]
    [InlineData("..\\x.png")]
    public async Task A_new_file_needs_a_name_and_not_a_way(string name)
    {
        AssertRefused(await site.SendAsync("editor", "", name, LibrarySite.Png));
        if (name[0] != '.' || name == ".png")
        {
            var path = await site.UploadAsync("editor");
            AssertRefused(await SendAsync("MoveMedia", path, "", name, ""));
        }
    }

    [Fact]
    public async Task A_list_has_names_only()
    {
        var folder = await site.NewFolderAsync();
        var path = await site.UploadAsync("editor", folder);
        var name = path[(folder.Length + 1)..];
        foreach (var one in new[] { "..", ".", "../x.png", "./" + name, "a/../" + name, "\\" + name, " " })
        {
            AssertRefused(await SendAsync("MoveMediaList", folder, one, "", "root"));
        }

        foreach (var one in new[] { "..", folder + "/../..", "/", "a/.." })
        {
            AssertRefused(await SendAsync("DeleteMediaList", one, "", "", ""));
        }

        Assert.True(await site.ExistsAsync(path));
    }

    [Fact]
    public async Task A_folder_in_use_is_found_behind_any_number_whose_names_only_look_like_it()
    {
        var name = Guid.NewGuid().ToString("n")[..8];
        var (folder, alike) = (name + "_a", name + "-a");
        // In a database "_" stands for any letter, and no more than so many rows are looked at.
        for (var i = 0; i < 3; i++)
        {
            await site.UseAsync([.. Enumerable.Range(0, MediaUses.Most / 2).Select(file => $"{alike}/{i}-{file}.png")], null, published: false);
        }

        await site.UseAsync($"{folder}/x.png", null, published: true);

        await site.Tenant.UsingAsync(async services =>
        {
            var uses = services.GetRequiredService<MediaUses>();
            Assert.Single(await uses.FindAsync([], folder));
            Assert.NotEmpty(await uses.FindAsync([], alike));
        });
    }

    [Fact]
    public async Task What_the_store_touches_is_what_is_asked_about()
    {
        var folder = await site.NewFolderAsync();
        var path = await site.UploadAsync("editor", folder);
        await site.UseAsync(path, null, published: true);
        await site.Tenant.UsingAsync(async services =>
        {
            var store = services.GetRequiredService<IMediaFileStore>();
            var uses = services.GetRequiredService<MediaUses>();
            var random = new Random(11);
            string[] between = ["/", "//", "/./", "\\", "/a/../", "/.//", "/../", "/ ", "./"];
            for (var i = 0; i < 300; i++)
            {
                string Between() => between[random.Next(between.Length)];
                var spelled = (random.Next(2) == 0 ? "" : Between()) + folder + Between() + path[(folder.Length + 1)..] + (random.Next(3) == 0 ? Between() : "");
                var isThere = await FindAsync(spelled) is not null;
                Assert.Equal(MediaPath.TryNormalize(spelled, out var normal) && normal == path, isThere);
                Assert.True(!isThere || (await uses.FindAsync([spelled])).Count == 1, spelled);
            }

            async Task<IFileStoreEntry?> FindAsync(string spelled)
            {
                try
                {
                    return await store.GetFileInfoAsync(spelled);
                }
                catch (FileStoreException)
                {
                    return null;
                }
            }
        });
    }

    private Task<Answer> SendAsync(string action, string path, string name, string newPath, string target) => action switch
    {
        "DeleteMediaList" => site.PostAsync("editor", action, ("paths[]", path)),
        "MoveMedia" => site.PostAsync("editor", $"MoveMedia?oldPath={Uri.EscapeDataString(path)}&newPath={Uri.EscapeDataString(newPath)}"),
        "MoveMediaList" => site.PostAsync("editor", action, ("mediaNames[]", name), ("sourceFolder", path), ("targetFolder", target)),
        _ => site.PostAsync("editor", $"{action}?path={Uri.EscapeDataString(path)}"),
    };

    private static void AssertRefused(Answer answer)
    {
        Assert.True(answer.Status == HttpStatusCode.BadRequest, answer.ToString());
        if (answer.ContentType?.StartsWith("text/plain", StringComparison.Ordinal) == true)
        {
            // Of a move the library's script shows the whole answer.
            Assert.Matches("^[A-Z][^{]+[.]$", answer.Text);
            return;
        }

        Assert.True(answer.ContentType?.StartsWith("application/json", StringComparison.Ordinal), answer.ToString());
        Assert.False(string.IsNullOrEmpty((string?)JsonNode.Parse(answer.Text)!["value"]));
    }
}
