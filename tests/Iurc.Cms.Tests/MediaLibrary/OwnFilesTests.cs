using System.Net;
using System.Runtime.InteropServices;
using System.Text.Json.Nodes;
using Iurc.Cms.Delivery.MediaLibrary;
using Iurc.Cms.Tests.Infrastructure;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Controllers;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.Infrastructure;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using OrchardCore.Media;
using OrchardCore.Users.Services;
using SixLabors.ImageSharp;
using SixLabors.ImageSharp.PixelFormats;
using Xunit;

namespace Iurc.Cms.Tests.MediaLibrary;

/// <summary>A Contributor adds files, and changes their own and nothing else.</summary>
[Collection(LibraryTests.Name)]
public sealed class OwnFilesTests(LibrarySite site)
{
    private const string Me = "contributor";

    // What actions may call a file or a folder.
    private static readonly string[] s_fields = ["path", "oldPath", "sourceFolder", "paths", "mediaNames", "newPath", "targetFolder", "name", "source", "target"];

    public static TheoryData<string, string> Others()
    {
        var cells = new TheoryData<string, string>();
        foreach (var action in new[] { "DeleteMedia", "DeleteMediaList", "MoveMedia", "MoveMediaList", "Upload", "Upload in pieces", "DeleteFolder" })
        {
            foreach (var owner in new[] { "colleague", "editor", "nobody" })
            {
                cells.Add(action, owner);
            }
        }

        return cells;
    }

    [Theory]
    [MemberData(nameof(Others))]
    public async Task A_file_of_another_stays_as_it_is(string action, string owner)
    {
        var folder = await site.NewFolderAsync();
        var path = await MakeAsync(owner, folder);
        var name = path[(folder.Length + 1)..];
        byte[] other = [.. LibrarySite.Png, 0];

        var answer = action switch
        {
            "Upload" or "Upload in pieces" => await site.SendAsync(Me, folder, name, other, isLastPiece: action != "Upload"),
            "DeleteMediaList" => await site.PostAsync(Me, action, ("paths[]", path)),
            "MoveMedia" => await site.PostAsync(Me, $"MoveMedia?oldPath={path}&newPath={LibrarySite.NewName()}"),
            "MoveMediaList" => await site.PostAsync(Me, action, ("mediaNames[]", name), ("sourceFolder", folder), ("targetFolder", "root")),
            "DeleteFolder" => await site.PostAsync(Me, "DeleteFolder?path=" + folder),
            _ => await site.PostAsync(Me, $"{action}?path={path}"),
        };

        // One that is uploaded under the name of another stands beside it.
        var isUpload = action.StartsWith("Upload", StringComparison.Ordinal);
        Assert.Equal(isUpload ? HttpStatusCode.OK : HttpStatusCode.Forbidden, answer.Status);
        if (isUpload)
        {
            Assert.Equal((name.Replace(".png", "-2.png", StringComparison.Ordinal), name), NamesOf(answer));
        }
        else
        {
            Assert.NotEmpty(WordsOf(answer));
        }

        Assert.Equal(LibrarySite.Png, await site.ReadAsync(path));

        // It has not become theirs by the attempt either.
        Assert.Equal(HttpStatusCode.Forbidden, (await site.PostAsync(Me, "DeleteMedia?path=" + path)).Status);
        Assert.True(await site.ExistsAsync(path));
    }

    [Theory]
    [InlineData("{0}/./{1}")]
    [InlineData("{0}//{1}")]
    [InlineData("a/../{0}/{1}")]
    [InlineData("{0}\\{1}")]
    [InlineData(" {0}/{1} ")]
    [InlineData("_Users/{2}/../../{0}/{1}")]
    [InlineData("_Users/{2}\\..\\..\\{0}/{1}")]
    public async Task Nor_does_another_spelling_make_it_theirs(string spelling)
    {
        var folder = await site.NewFolderAsync();
        var path = await MakeAsync("editor", folder);
        var spelled = Uri.EscapeDataString(string.Format(null, spelling, folder, path[(folder.Length + 1)..], site.IdOf(Me)));

        Assert.Equal(HttpStatusCode.Forbidden, (await site.PostAsync(Me, "DeleteMedia?path=" + spelled)).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await site.PostAsync(Me, $"MoveMedia?oldPath={spelled}&newPath={LibrarySite.NewName()}")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await site.PostAsync(Me, "DeleteMediaList", ("paths[]", Uri.UnescapeDataString(spelled)))).Status);
        Assert.True(await site.ExistsAsync(path));
    }

    [Fact]
    public async Task What_they_have_uploaded_they_rename_move_and_delete()
    {
        var (folder, elsewhere) = (await site.NewFolderAsync(), await site.NewFolderAsync());
        var path = await site.UploadAsync(Me, folder);

        Assert.Equal(HttpStatusCode.OK, (await site.PostAsync(Me, $"MoveMedia?oldPath={path}&newPath={folder}/renamed.png")).Status);
        Assert.Equal(HttpStatusCode.OK, (await site.PostAsync(Me, "MoveMediaList", ("mediaNames[]", "renamed.png"), ("sourceFolder", folder), ("targetFolder", elsewhere))).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await site.PostAsync("colleague", $"DeleteMedia?path={elsewhere}/renamed.png")).Status);
        Assert.Equal(HttpStatusCode.OK, (await site.PostAsync(Me, $"DeleteMedia?path={elsewhere}/renamed.png")).Status);
        Assert.False(await site.ExistsAsync(elsewhere + "/renamed.png"));

        // What comes after it under the same name is not theirs.
        await site.UploadAsync("editor", elsewhere, "renamed.png");
        Assert.Equal(HttpStatusCode.Forbidden, (await site.PostAsync(Me, $"DeleteMedia?path={elsewhere}/renamed.png")).Status);
        await site.UploadAsync("editor", folder, "renamed.png");
        Assert.Equal(HttpStatusCode.Forbidden, (await site.PostAsync(Me, $"DeleteMedia?path={folder}/renamed.png")).Status);
    }

    [Fact]
    public async Task They_delete_several_of_their_own_at_once_but_none_if_one_is_not_theirs()
    {
        var folder = await site.NewFolderAsync();
        var (one, two, other) = (await site.UploadAsync(Me, folder), await site.UploadAsync(Me), await MakeAsync("editor", folder));

        Assert.Equal(HttpStatusCode.Forbidden, (await site.PostAsync(Me, "DeleteMediaList", ("paths[]", one), ("paths[]", other))).Status);
        Assert.True(await site.ExistsAsync(one));
        Assert.Equal(HttpStatusCode.OK, (await site.PostAsync(Me, "DeleteMediaList", ("paths[]", one), ("paths[]", two))).Status);
        Assert.False(await site.ExistsAsync(one) || await site.ExistsAsync(two));
    }

    [Fact]
    public async Task When_an_editor_deletes_a_folder_what_comes_after_it_is_nobodys()
    {
        var folder = await site.NewFolderAsync();
        var path = await site.UploadAsync(Me, folder);
        Assert.Equal(HttpStatusCode.OK, (await site.PostAsync("editor", "DeleteFolder?path=" + folder)).Status);
        await site.UploadAsync("editor", folder, path[(folder.Length + 1)..]);

        Assert.Equal(HttpStatusCode.Forbidden, (await site.PostAsync(Me, "DeleteMedia?path=" + path)).Status);
    }

    [Fact]
    public async Task Folders_are_the_editors_but_in_a_folder_of_their_own_they_do_as_they_like()
    {
        Assert.Equal(HttpStatusCode.Forbidden, (await site.PostAsync(Me, "CreateFolder?path=&name=mine")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await site.SendAsync(Me, "not-there/at-all", "x.png", LibrarySite.Png)).Status);
        var moved = await site.UploadAsync(Me);
        Assert.Equal(HttpStatusCode.Forbidden, (await site.PostAsync(Me, $"MoveMedia?oldPath={moved}&newPath=not-there/x.png")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await site.PostAsync(Me, $"CreateFolder?path=_Users/{site.IdOf("colleague")}&name=mine")).Status);

        var own = "_Users/" + site.IdOf(Me);
        Assert.Equal(HttpStatusCode.OK, (await site.GetAsync(Me, "GetFolders?path=")).Status);
        Assert.Equal(HttpStatusCode.OK, (await site.PostAsync(Me, $"CreateFolder?path={own}&name=drafts")).Status);
        var path = await site.UploadAsync(Me, own + "/drafts");
        Assert.Equal(HttpStatusCode.OK, (await site.PostAsync(Me, $"DeleteFolder?path={own}/drafts")).Status);
        Assert.False(await site.ExistsAsync(path));
    }

    [Theory]
    [InlineData("")]
    [InlineData("GetFolders?path=")]
    [InlineData("GetMediaItems?path={0}")]
    [InlineData("GetMediaItem?path={1}")]
    [InlineData("MediaApplication")]
    [InlineData("GetPermittedStorage")]
    public async Task They_see_what_there_is_to_choose_from(string action)
    {
        var folder = await site.NewFolderAsync();
        var path = await MakeAsync("editor", folder);

        var answer = await site.GetAsync(Me, string.Format(null, action, folder, path));

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.True(!action.Contains('{', StringComparison.Ordinal) || answer.Text.Contains(path, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_picture_on_a_page_that_is_not_theirs_to_change_stays_even_if_they_have_uploaded_it()
    {
        var path = await site.UploadAsync(Me);
        await site.UseAsync(path, site.IdOf(Me), published: true);

        var answer = await site.PostAsync(Me, "DeleteMedia?path=" + path);
        Assert.Equal(HttpStatusCode.Forbidden, answer.Status);
        Assert.NotEmpty(WordsOf(answer));

        // An editor is asked, and the answer to that question is no help to them.
        var asked = await site.PostAsync("editor", "DeleteMedia?path=" + path);
        Assert.Equal(HttpStatusCode.Conflict, asked.Status);
        var token = (string)JsonNode.Parse(asked.Text)!["token"]!;
        Assert.Equal(HttpStatusCode.Forbidden, (await site.PostAsync(Me, "DeleteMedia?path=" + path, ("confirmedUses", token))).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await site.PostAsync(Me, $"MoveMedia?oldPath={path}&newPath={LibrarySite.NewName()}", ("confirmedUses", token))).Status);
        Assert.True(await site.ExistsAsync(path));
    }

    [Fact]
    public async Task A_picture_in_their_own_draft_they_are_asked_about()
    {
        var path = await site.UploadAsync(Me);
        await site.UseAsync(path, site.IdOf(Me), published: false);

        var asked = await site.PostAsync(Me, "DeleteMedia?path=" + path);
        Assert.Equal(HttpStatusCode.Conflict, asked.Status);
        Assert.Equal(HttpStatusCode.OK, (await site.PostAsync(Me, "DeleteMedia?path=" + path, ("confirmedUses", (string)JsonNode.Parse(asked.Text)!["token"]!))).Status);
    }

    [Fact]
    public async Task Of_many_who_upload_one_name_at_once_each_has_one_of_their_own()
    {
        var folder = await site.NewFolderAsync();
        var name = LibrarySite.NewName();
        var contents = Enumerable.Range(0, 8).Select(i => (User: i % 2 == 0 ? Me : "colleague", Bytes: Noise(i))).ToArray();

        var answers = await Task.WhenAll(contents.Select(one => site.SendAsync(one.User, folder, name, one.Bytes)));

        var names = answers.Select(answer => NamesOf(answer).Item1!).ToArray();
        Assert.Equal(names.Length, names.Distinct(StringComparer.OrdinalIgnoreCase).Count());
        Assert.Contains(name, names);
        foreach (var ((user, bytes), taken) in contents.Zip(names))
        {
            Assert.Equal(bytes, await site.ReadAsync($"{folder}/{taken}"));
            Assert.Equal(HttpStatusCode.Forbidden, (await site.PostAsync(user == Me ? "colleague" : Me, $"DeleteMedia?path={folder}/{taken}")).Status);
        }
    }

    // Some 200 kB, so that writing it takes a moment.
    private static byte[] Noise(int seed)
    {
        var random = new Random(seed);
        using var image = new Image<Rgb24>(256, 256);
        image.ProcessPixelRows(rows =>
        {
            for (var y = 0; y < rows.Height; y++)
            {
                random.NextBytes(MemoryMarshal.AsBytes(rows.GetRowSpan(y)));
            }
        });
        using var file = new MemoryStream();
        image.SaveAsPng(file);
        return file.ToArray();
    }

    [Fact]
    public async Task A_name_that_differs_only_in_letter_case_is_taken_already()
    {
        var (folder, elsewhere) = (await site.NewFolderAsync() + "a", await site.NewFolderAsync());
        Assert.Equal(HttpStatusCode.OK, (await site.PostAsync("editor", $"CreateFolder?path=&name={folder}")).Status);
        var path = await site.UploadAsync("editor", folder, "e0.png");
        var own = await site.UploadAsync(Me, elsewhere, "E0.PNG");

        foreach (var answer in new[]
        {
            await site.SendAsync("editor", folder.ToUpperInvariant(), "x.png", LibrarySite.Png),
            await site.PostAsync(Me, $"MoveMedia?oldPath={own}&newPath={folder}/E0.PNG"),
        })
        {
            Assert.Contains("There is a", WordsOf(answer), StringComparison.Ordinal);
            Assert.DoesNotContain("delete", WordsOf(answer), StringComparison.OrdinalIgnoreCase);
        }

        // An upload takes the next name that is free.
        Assert.Equal(("e0-2.PNG", "e0.PNG"), NamesOf(await site.SendAsync(Me, folder, "e0.PNG", LibrarySite.Png)));
        Assert.Equal(("e0-3.PNG", "e0.PNG"), NamesOf(await site.SendAsync(Me, folder, "E0.PNG", LibrarySite.Png, isLastPiece: true)));

        Assert.Equal(HttpStatusCode.BadRequest, (await site.PostAsync(Me, "MoveMediaList", ("mediaNames[]", own[(elsewhere.Length + 1)..]), ("sourceFolder", elsewhere), ("targetFolder", folder))).Status);
        Assert.True(await site.ExistsAsync(path) && await site.ExistsAsync(own));
        Assert.False(await site.ExistsAsync(folder + "/E0.PNG") || await site.ExistsAsync(folder + "/e0.PNG") || await site.ExistsAsync(folder.ToUpperInvariant() + "/x.png"));
    }

    [Fact]
    public async Task A_refused_file_is_no_error_of_the_site()
    {
        var path = await site.UploadAsync("editor");
        foreach (var (name, content) in new[] { ("wrong.pdf", LibrarySite.Png), (LibrarySite.NewName(), "<script>"u8.ToArray()) })
        {
            Assert.NotEmpty(WordsOf(await site.SendAsync(Me, "", name, content)));
        }

        Assert.NotEmpty(WordsOf(await site.PostAsync("editor", $"MoveMedia?oldPath={path}&newPath=wrong.pdf")));

        Assert.DoesNotContain(site.Tenant.Log, entry => entry.Category.StartsWith("OrchardCore.Media", StringComparison.Ordinal));
    }

    /// <summary>What the running site has, with everything that any of its actions may ask for: a new action is in the test by itself.</summary>
    [Fact]
    public async Task No_action_of_the_media_library_changes_what_is_not_theirs()
    {
        var actions = await site.Tenant.UsingAsync(services => Task.FromResult(services.GetRequiredService<IActionDescriptorCollectionProvider>().ActionDescriptors.Items
            .OfType<ControllerActionDescriptor>().Where(action => action.RouteValues["area"] == "OrchardCore.Media").ToArray()));
        Assert.Contains(actions, action => action.ActionName == "DeleteMedia");
        var folder = await site.NewFolderAsync();
        var path = await MakeAsync("editor", folder);
        var before = await FilesAsync();

        foreach (var action in actions.Select(action => (action.ControllerName, action.ActionName)).Distinct())
        {
            foreach (var target in new[] { path, folder })
            {
                var fields = s_fields.Select(field => (field, field switch
                {
                    "sourceFolder" => folder,
                    "mediaNames" => path[(folder.Length + 1)..],
                    "newPath" or "targetFolder" or "name" or "target" => "taken.png",
                    _ => target,
                })).ToArray();
                var query = "?" + string.Join('&', fields.Select(field => $"{field.field}={field.Item2}"));
                await site.GetAsync(Me, $"../{action.ControllerName.Replace("Admin", "Media", StringComparison.Ordinal)}/{action.ActionName}{query}");
                await site.PostAsync(Me, $"../{action.ControllerName.Replace("Admin", "Media", StringComparison.Ordinal)}/{action.ActionName}{query}", fields);
                await site.PostAsync(Me, $"../../OrchardCore.Media/{action.ControllerName}/{action.ActionName}{query}", fields);
            }
        }

        Assert.Equal(before, await FilesAsync());
    }

    /// <summary>A form with attached files, for example, has Orchard move or remove the file that it names.</summary>
    [Fact]
    public async Task Nor_does_another_way_to_the_store_get_at_files_of_others()
    {
        var folder = await site.NewFolderAsync();
        var (own, other) = (await site.UploadAsync(Me, folder), await MakeAsync("editor", folder));
        await site.Tenant.UsingAsync(async services =>
        {
            await LogInAsync(services, Me);
            var store = services.GetRequiredService<IMediaFileStore>();
            await Assert.ThrowsAsync<RefusedFileException>(() => store.TryDeleteFileAsync(other));
            await Assert.ThrowsAsync<RefusedFileException>(() => store.MoveFileAsync(other, "mediafields/x.png"));
            await Assert.ThrowsAsync<RefusedFileException>(() => store.TryDeleteDirectoryAsync(folder));
            await Assert.ThrowsAsync<RefusedFileException>(() => store.TryDeleteDirectoryAsync(""));
            Assert.True(await store.TryDeleteFileAsync(own));
        });
        Assert.True(await site.ExistsAsync(other));
    }

    [Theory]
    [InlineData("Admin", "contributor", false)]
    [InlineData("Admin", "editor", true)]
    [InlineData("NewController", "contributor", false)]
    public async Task An_action_that_a_later_release_may_bring_is_not_theirs(string controller, string user, bool isAllowed)
    {
        var isReached = false;
        await site.Tenant.UsingAsync(async services =>
        {
            var http = await LogInAsync(services, user);
            var descriptor = new ControllerActionDescriptor
            {
                ControllerName = controller,
                ActionName = "ReplaceMedia",
                RouteValues = new Dictionary<string, string?> { ["area"] = "OrchardCore.Media" },
            };
            var context = new ActionExecutingContext(new ActionContext(http, new RouteData(), descriptor), [], new Dictionary<string, object?>(), new object());
            await ActivatorUtilities.CreateInstance<MediaLibraryFilter>(services).OnActionExecutionAsync(context, () =>
            {
                isReached = true;
                return Task.FromResult(new ActionExecutedContext(context, [], new object()));
            });
            Assert.Equal(isAllowed, context.Result is null);
        });
        Assert.Equal(isAllowed, isReached);
    }

    private static async Task<HttpContext> LogInAsync(IServiceProvider services, string userName)
    {
        var users = services.GetRequiredService<IUserService>();
        var http = services.GetRequiredService<IHttpContextAccessor>().HttpContext!;
        http.User = await users.CreatePrincipalAsync(await users.GetUserAsync(userName));
        return http;
    }

    [Fact]
    public async Task A_move_that_is_refused_answers_with_the_sentence_alone_for_the_librarys_script_shows_all_of_it()
    {
        var other = await MakeAsync("nobody", "everybodys");
        var answer = await site.PostAsync(Me, "MoveMediaList", ("mediaNames[]", Path.GetFileName(other)), ("sourceFolder", "everybodys"), ("targetFolder", "root"));

        Assert.Equal((HttpStatusCode.Forbidden, "text/plain; charset=utf-8"), (answer.Status, answer.ContentType));
        Assert.StartsWith("You can change files that you have uploaded yourself.", answer.Text, StringComparison.Ordinal);
    }

    private Task<string> FilesAsync() => site.Tenant.UsingAsync(async services =>
        string.Join('\n', await services.GetRequiredService<IMediaFileStore>().GetDirectoryContentAsync("", includeSubDirectories: true)
            .Where(entry => !entry.Path.StartsWith("_Users", StringComparison.Ordinal)).Select(entry => $"{entry.Path} {entry.Length}").Order(StringComparer.Ordinal).ToListAsync()));

    private Task<string> MakeAsync(string owner, string folder) => owner != "nobody" ? site.UploadAsync(owner, folder) : site.Tenant.UsingAsync(async services =>
    {
        using var file = new MemoryStream(LibrarySite.Png);
        return await services.GetRequiredService<IMediaFileStore>().CreateFileFromStreamAsync($"{folder}/{LibrarySite.NewName()}", file);
    });

    // Where the library's own script looks for them; of a move it shows the whole answer.
    private static string WordsOf(Answer answer)
        => answer.ContentType?.StartsWith("text/plain", StringComparison.Ordinal) == true ? answer.Text
        : JsonNode.Parse(answer.Text) is var json && json!["files"] is JsonArray files ? (string?)files.Single()!["error"] ?? "" : (string?)json["value"] ?? "";

    [Fact]
    public async Task The_library_says_of_own_files_that_readers_see_that_they_stay_and_offers_no_folder()
    {
        var folder = await site.NewFolderAsync();
        var (shown, draft) = (await site.UploadAsync(Me, folder), await site.UploadAsync(Me, folder));
        await site.UseAsync(shown, site.IdOf(Me), published: true);
        await site.UseAsync(draft, site.IdOf(Me), published: false);

        foreach (var (user, mayChangeShown) in new[] { (Me, false), ("editor", true) })
        {
            var files = JsonNode.Parse((await site.GetAsync(user, $"GetMediaItems?path={folder}")).Text)!.AsArray().ToDictionary(file => (string)file!["mediaPath"]!, file => file!);
            Assert.Equal(mayChangeShown, (bool?)files[shown]["mayChange"] ?? true);
            Assert.True((bool?)files[draft]["mayChange"] ?? true);
            Assert.Equal(("PNG picture", "1 KB"), ((string?)files[shown]["kindInWords"], (string?)files[shown]["sizeInWords"]));

            var folders = JsonNode.Parse((await site.GetAsync(user, "GetFolders?path=")).Text)!.AsArray();
            var own = folders.Single(one => (string)one!["path"]! == folder)!;
            Assert.Equal((mayChangeShown, mayChangeShown), ((bool)own["canCreateFolder"]!, (bool)own["canDeleteFolder"]!));
        }
    }

    // What a file is called that has been uploaded, and which name it could not have.
    private static (string?, string?) NamesOf(Answer answer)
        => JsonNode.Parse(answer.Text)!["files"]!.AsArray().Single() is var file ? ((string?)file!["name"], (string?)file["takenName"]) : default;
}
