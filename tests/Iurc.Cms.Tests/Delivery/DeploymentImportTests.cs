using System.IO.Compression;
using System.Net;
using System.Text;
using Iurc.Cms.Tests.Infrastructure;
using Microsoft.Extensions.DependencyInjection;
using OrchardCore.ContentManagement;
using OrchardCore.Settings;
using Xunit;

namespace Iurc.Cms.Tests.Delivery;

/// <summary>Packages that an administrator imports, and was given by somebody else.</summary>
public sealed class DeploymentImportTests(OwnTenant fixture) : IClassFixture<OwnTenant>
{
    private const string Index = "/Admin/DeploymentPlan/Import/Index";
    private const string Json = "/Admin/DeploymentPlan/Import/Json";
    private const string Sound = """{ "steps": [ { "name": "settings", "PageSize": 17 } ] }""";
    private const string Outside = "iurc-outside.txt";

    // Too many for one archive, and one byte more than all of them may have.
    private const int TooMany = 10_001;
    private const int TooMuch = (512 << 20) + 1;

    public static TheoryData<string, string> Hostile => new()
    {
        { "up", "outside its folder" },
        { "up within", "outside its folder" },
        { "up in Windows", "outside its folder" },
        { "rooted", "outside its folder" },
        { "drive", "outside its folder" },
        { "link", "is a link" },
        { "bomb", "more than 512 MB" },
        { "damaged", "damaged" },
        { "many", "more than 10000 files" },
        { "twice", "twice" },
        { "file and folder", "twice" },
        { "no archive", "no zip archive" },
        { "empty", "no zip archive" },
        { "torn", "no zip archive" },
        { "no recipe", "no file \"Recipe.json\"" },
        { "recipe deeper", "no file \"Recipe.json\"" },
    };

    public static TheoryData<string, string> HostileRecipes => new()
    {
        { "", "no valid JSON: see line 1" },
        { "{ \"steps\": [\n{ ] }", "no valid JSON: see line 2" },
        { new string('[', 1_000) + new string(']', 1_000), "no valid JSON" },
        { "[]", "no list of steps" },
        { "{ \"steps\": 1 }", "no list of steps" },
        { "{ \"steps\": [ 1 ] }", "Step 1" },
        { "{ \"steps\": [ { \"name\": \"settings\" }, { \"name\": 2 } ] }", "Step 2" },
        { """{ "steps": [ { "name": "settings", "SiteName": "[js: configuration('ConnectionString')]" } ] }""", "has a script" },
        { """{ "steps": [ { "name": "settings", "SiteName": "[js: while (true) { }]" } ] }""", "has a script" },
        { """{ "variables": { "a": "[js: variables('a')]" }, "steps": [ { "name": "settings", "SiteName": "[JS: variables('a')]" } ] }""", "has a script" },
        { """{ "steps": [ { "name": "settings", "SiteName": "[[file:text('/etc/passwd')]]" } ] }""", "has a script" },
        { """{ "steps": [ { "name": "settings", "Deep": [ { "er": [ "[js: parameters('AdminUserId') + 1]" ] } ] } ] }""", "has a script" },
    };

    [Theory]
    [MemberData(nameof(Hostile))]
    public async Task A_hostile_archive_is_refused_in_plain_words_before_it_is_unpacked(string name, string words)
    {
        Assert.Contains(words, await ImportAsync("package.zip", Archive(name)), StringComparison.Ordinal);
        Assert.False(File.Exists(Path.Combine(Path.GetTempPath(), Outside)));
        Assert.NotEqual(17, await PageSizeAsync());
    }

    [Theory]
    [MemberData(nameof(HostileRecipes))]
    public async Task A_hostile_recipe_is_refused_in_plain_words_whichever_way_it_comes(string recipe, string words)
    {
        var bytes = Encoding.UTF8.GetBytes(recipe);
        Assert.Contains(words, await ImportAsync("recipe.json", bytes), StringComparison.Ordinal);
        Assert.Contains(words, await ImportAsync("package.zip", Zip(archive => Add(archive, "Recipe.json", bytes))), StringComparison.Ordinal);
        if (recipe.Length > 0)
        {
            var administrator = await fixture.BrowserOfAsync(Site.AdminName);
            var form = HtmlForm.Of((await administrator.GetAsync(Json)).Document, "form:has([name=Json])");
            form["Json"] = recipe;
            var answer = await administrator.PostAsync(form, Json);
            Assert.Equal(HttpStatusCode.OK, answer.Status);
            Assert.Contains(words, Answer.TextOf(answer.Document.QuerySelector(".validation-summary-errors, .field-validation-error")!), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_package_as_Orchard_exports_it_is_taken()
    {
        const string Id = "importedpage00000000000000";
        var recipe = $$"""
            { "steps": [ { "name": "Content", "data": [ { "ContentItemId": "{{Id}}", "ContentItemVersionId": "[js: uuid()]", "ContentType": "Page", "DisplayText": "Imported",
              "Owner": "[js: parameters('AdminUserId')]", "Latest": true, "Published": false, "TitlePart": { "Title": "Imported" },
              "Page": { "Summary": { "Text": "[file:text('summary.txt')]" } } } ] } ] }
            """;
        var message = await ImportAsync("package.zip", Zip(archive =>
        {
            Add(archive, "folder/", []);
            Add(archive, "Recipe.json", Encoding.UTF8.GetBytes(recipe));
            Add(archive, "summary.txt", "From a file"u8.ToArray());
        }));

        Assert.Contains("Deployment package imported", message, StringComparison.Ordinal);
        var page = await fixture.Tenant.UsingAsync(services => services.GetRequiredService<IContentManager>().GetAsync(Id, VersionOptions.Latest));
        Assert.Equal("From a file", (string?)page.Content.Page.Summary.Text);
    }

    private Task<int> PageSizeAsync()
        => fixture.Tenant.UsingAsync(async services => (await services.GetRequiredService<ISiteService>().GetSiteSettingsAsync()).PageSize);

    /// <summary>Sends a package as the administrator does, and gives the message that is shown then.</summary>
    private async Task<string> ImportAsync(string name, byte[] package)
    {
        var administrator = await fixture.BrowserOfAsync(Site.AdminName);
        var form = HtmlForm.Of((await administrator.GetAsync(Index)).Document, "form:has([name=importedPackage])");
        using var content = new MultipartFormDataContent();
        foreach (var (field, value) in form.Fields)
        {
            content.Add(new StringContent(value), field);
        }

        content.Add(new ByteArrayContent(package), "importedPackage", name);
        var answer = await administrator.UploadAsync(form.Action, content);
        Assert.Equal(HttpStatusCode.Redirect, answer.Status);
        return Answer.TextOf(Assert.Single((await administrator.FollowAsync(answer)).Document.QuerySelectorAll("[class*=message-]")));
    }

    private static byte[] Archive(string name) => name switch
    {
        "no archive" => "This is no archive."u8.ToArray(),
        "empty" => [],
        "torn" => Archive("recipe")[..^30],
        "damaged" => Damaged(),
        _ => Zip(archive =>
        {
            if (name is not ("no recipe" or "recipe deeper"))
            {
                Add(archive, "Recipe.json", Encoding.UTF8.GetBytes(Sound));
            }

            switch (name)
            {
                case "up":
                    Add(archive, "../" + Outside, [1]);
                    break;
                case "up within":
                    Add(archive, "a/../../" + Outside, [1]);
                    break;
                case "up in Windows":
                    Add(archive, "..\\" + Outside, [1]);
                    break;
                case "rooted":
                    Add(archive, Path.Combine(Path.GetTempPath(), Outside), [1]);
                    break;
                case "drive":
                    Add(archive, "C:/" + Outside, [1]);
                    break;
                case "link":
                    Add(archive, "link", "/etc/passwd"u8.ToArray()).ExternalAttributes = 0xA1FF << 16;
                    break;
                case "bomb":
                    Fill(archive, TooMuch);
                    break;
                case "many":
                    for (var count = 0; count < TooMany; count++)
                    {
                        Add(archive, count.ToString("D5", null), []);
                    }

                    break;
                case "twice":
                    Add(archive, "recipe.JSON", [1]);
                    break;
                case "file and folder":
                    Add(archive, "a/b", [1]);
                    Add(archive, "a", [1]);
                    break;
                case "no recipe":
                    Add(archive, "other.json", Encoding.UTF8.GetBytes(new string('x', 100) + Guid.NewGuid() + Guid.NewGuid()));
                    break;
                case "recipe deeper":
                    Add(archive, "folder/Recipe.json", Encoding.UTF8.GetBytes(Sound));
                    break;
            }
        }),
    };

    /// <summary>An archive whose list is whole and whose content is not.</summary>
    private static byte[] Damaged()
    {
        var bytes = Archive("no recipe");
        bytes.AsSpan(60, 40).Fill(0xFF);
        return bytes;
    }

    private static void Fill(ZipArchive archive, int length)
    {
        using var content = archive.CreateEntry("zeros", CompressionLevel.Optimal).Open();
        var zeros = new byte[1 << 20];
        for (var left = length; left > 0; left -= zeros.Length)
        {
            content.Write(zeros, 0, Math.Min(left, zeros.Length));
        }
    }

    private static ZipArchiveEntry Add(ZipArchive archive, string name, byte[] content)
    {
        var entry = archive.CreateEntry(name);
        using var stream = entry.Open();
        stream.Write(content);
        return entry;
    }

    private static byte[] Zip(Action<ZipArchive> fill)
    {
        using var bytes = new MemoryStream();
        using (var archive = new ZipArchive(bytes, ZipArchiveMode.Create))
        {
            fill(archive);
        }

        return bytes.ToArray();
    }
}
