using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using Iurc.Cms.Tests.Infrastructure;
using Iurc.Cms.Tests.Rules;
using Microsoft.Extensions.DependencyInjection;
using OrchardCore.ContentManagement;
using OrchardCore.Media;
using Xunit;

namespace Iurc.Cms.Tests.MediaLibrary;

/// <summary>The tests that share one site, because each has files of its own.</summary>
[CollectionDefinition(Name)]
public sealed class LibraryTests : ICollectionFixture<LibrarySite>
{
    public const string Name = "One media library";
}

/// <summary>A site with two Contributors and an Editor, who send what the media library's own script sends.</summary>
public sealed class LibrarySite(Site site) : IAsyncLifetime
{
    // One transparent pixel.
    internal static readonly byte[] Png = Convert.FromBase64String("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==");

    private readonly Dictionary<string, (Browser Browser, string Id, string Token)> _users = [];

    internal Tenant Tenant { get; private set; } = null!;

    internal Browser BrowserOf(string user) => _users[user].Browser;

    internal string TokenOf(string user) => _users[user].Token;

    internal HttpMessageHandler CreateHandler() => site.CreateHandler();

    internal string IdOf(string user) => _users[user].Id;

    public async ValueTask InitializeAsync()
    {
        Tenant = await site.CreateTenantAsync();
        foreach (var (user, role) in new[] { ("contributor", "Contributor"), ("colleague", "Contributor"), ("editor", "Editor") })
        {
            var id = await Tenant.CreateUserAsync(user, role);
            var browser = await Tenant.Anonymous().LogInAsync(user);
            // Any page with a form has the token: the one for changing the password is everybody's.
            var token = HtmlForm.Of((await browser.GetAsync("/ChangePassword")).Document, "form")["__RequestVerificationToken"]!;
            _users[user] = (browser, id, token);
        }
    }

    public ValueTask DisposeAsync()
    {
        foreach (var (browser, _, _) in _users.Values)
        {
            browser.Dispose();
        }

        return ValueTask.CompletedTask;
    }

    /// <summary>Posts to an action of the media library; what stands behind "?" in <paramref name="action"/> goes into the address.</summary>
    internal Task<Answer> PostAsync(string user, string action, params (string Name, string Value)[] fields)
        => _users[user].Browser.PostAsync("/Admin/Media/" + action,
            [.. fields.Select(field => KeyValuePair.Create(field.Name, field.Value)), new("__RequestVerificationToken", _users[user].Token)]);

    internal Task<Answer> GetAsync(string user, string action) => _users[user].Browser.GetAsync("/Admin/Media/" + action);

    /// <summary>Uploads a file; with <paramref name="isLastPiece"/> as the only piece of one that is sent in pieces.</summary>
    internal async Task<Answer> SendAsync(string user, string folder, string name, byte[] content, bool isLastPiece = false)
    {
        using var form = new MultipartFormDataContent
        {
            { new StringContent(_users[user].Token), "__RequestVerificationToken" },
            { new ByteArrayContent(content), "files", name },
        };
        if (isLastPiece)
        {
            form.Add(new StringContent(Guid.NewGuid().ToString()), "__chunkedFileUploadId");
            form.Headers.ContentRange = new ContentRangeHeaderValue(0, content.Length - 1, content.Length);
        }

        return await _users[user].Browser.UploadAsync("/Admin/Media/Upload?path=" + Uri.EscapeDataString(folder), form);
    }

    /// <summary>Uploads a picture that must be taken, and gives its path.</summary>
    internal async Task<string> UploadAsync(string user, string folder = "", string? name = null, byte[]? content = null)
    {
        var answer = await SendAsync(user, folder, name ?? NewName(), content ?? Png);
        Assert.True(answer.Status == System.Net.HttpStatusCode.OK, answer.ToString());
        var file = JsonNode.Parse(answer.Text)!["files"]!.AsArray().Single()!;
        Assert.True(file["error"] is null, $"{name}: {file["error"]}");
        return (string)file["mediaPath"]!;
    }

    internal async Task<string> NewFolderAsync()
    {
        var folder = Guid.NewGuid().ToString("n")[..8];
        await Tenant.UsingAsync(services => services.GetRequiredService<IMediaFileStore>().TryCreateDirectoryAsync(folder));
        return folder;
    }

    internal static string NewName() => Guid.NewGuid().ToString("n") + ".png";

    internal Task<bool> ExistsAsync(string path)
        => Tenant.UsingAsync(async services => await services.GetRequiredService<IMediaFileStore>().GetFileInfoAsync(path) is not null);

    internal Task<byte[]> ReadAsync(string path) => Tenant.UsingAsync(async services =>
    {
        await using var file = await services.GetRequiredService<IMediaFileStore>().GetFileStreamAsync(path);
        using var copy = new MemoryStream();
        await file.CopyToAsync(copy);
        return copy.ToArray();
    });

    /// <summary>Makes an item that shows a picture.</summary>
    internal Task UseAsync(string picture, string? owner, bool published) => UseAsync([picture], owner, published);

    /// <summary>Makes an item that shows pictures.</summary>
    internal async Task UseAsync(string[] pictures, string? owner, bool published)
    {
        var json = Draft.Sound("Region").ToJson(published);
        json["Region"]!["Image"] = new JsonObject
        {
            ["Paths"] = new JsonArray([.. pictures.Select(picture => JsonValue.Create(picture))]),
            ["MediaTexts"] = new JsonArray([.. pictures.Select(_ => JsonValue.Create("A"))]),
        };
        var item = json.ToObject<ContentItem>()!;
        item.Owner = owner;
        await Tenant.UsingAsync(services => services.GetRequiredService<IContentManager>().ImportAsync([item]));
    }
}
