using System.IO.Compression;
using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Iurc.Cms.Programme.Packages;
using Iurc.Cms.Tests.Infrastructure;
using Iurc.Cms.Tests.Rules;
using Microsoft.Extensions.DependencyInjection;
using OrchardCore.ContentManagement;
using OrchardCore.Deployment;
using OrchardCore.Deployment.Services;
using OrchardCore.Recipes.Models;
using OrchardCore.Settings;
using OrchardCore.Settings.Deployment;
using OrchardCore.Users.Models;
using OrchardCore.Users.Services;
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

    // Each comes after a sound step, and what it should be told.
    public static TheoryData<string, string> Nonsense => new()
    {
        { """{ "name": "nonsense" }""", "\"nonsense\": no feature of the site knows such a step" },
        { """{ "name": "Contents", "data": [] }""", "\"Contents\": no feature of the site knows such a step" },
        { """{ "name": "feature" }""", "it has nothing to do" },
        { """{ "name": "feature", "enabel": ["OrchardCore.Forms"] }""", "it has \"enabel\", which such a step does not know. It knows \"enable\", \"disable\"" },
        { """{ "name": "feature", "enable": "OrchardCore.Forms" }""", "\"enable\" is missing, or is not [" },
        { """{ "name": "feature", "enable": ["OrchardCore.Nonsense"] }""", "there is no feature \"OrchardCore.Nonsense\"" },
        { """{ "name": "feature", "disable": ["orchardcore.media"] }""", "Write \"OrchardCore.Media\"" },
        { """{ "name": "themes", "site": "NoSuchTheme" }""", "there is no theme \"NoSuchTheme\"" },
        { """{ "name": "themes", "site": "OrchardCore.Media" }""", "there is no theme \"OrchardCore.Media\"" },
        { """{ "name": "themes", "site": "TheAdmin" }""", "is a theme for the admin" },
        { """{ "name": "themes", "admin": "Iurc.Theme" }""", "is no theme for the admin" },
        { """{ "name": "themes", "site": 7 }""", "\"Site\" is missing, or is not \"…\"" },
        { """{ "name": "Users" }""", "\"Users\" is missing" },
        { """{ "name": "Users", "Users": [ { "UserName": "somebody" } ] }""", "the user \"somebody\" has no \"UserId\", \"NormalizedUserName\"" },
        { """{ "name": "Users", "Users": [ { "UserId": "a" } ] }""", "a user has no \"UserName\"" },
        { User("somebody", "NOBODY", "Editor"), "that is not the same as the name" },
        { User("somebody", "SOMEBODY", "Emperor"), "has the role \"Emperor\", which there is not" },
        { User("editor", "EDITOR", "Editor"), "there is another user with the name \"editor\"" },
        { """{ "name": "settings", "BaseUrl": "no address" }""", "\"BaseUrl\" cannot be \"no address\". Write an address that begins with https://" },
        { """{ "name": "settings", "BaseUrl": "ftp://example.eu" }""", "\"BaseUrl\" cannot be" },
        { """{ "name": "settings", "baseurl": "https://example.eu" }""", "Write \"BaseUrl\"" },
        { """{ "name": "settings", "PageSize": "many" }""", "Write a whole number from 1." },
        { """{ "name": "settings", "PageSize": 0 }""", "Write a whole number from 1." },
        { """{ "name": "settings", "TimeZoneId": "Mars/Phobos" }""", "\"TimeZoneId\" cannot be" },
        { """{ "name": "settings", "TimeZoneId": 1 }""", "\"TimeZoneId\" cannot be" },
        { """{ "name": "settings", "UseCdn": "perhaps" }""", "Write true or false." },
        { """{ "name": "settings", "CacheMode": "Sometimes" }""", "Write one of" },
        { """{ "name": "settings", "Colour": "blue" }""", "there is no setting \"Colour\"" },
        { """{ "name": "settings", "RobotsSettings": "none" }""", "\"RobotsSettings\" cannot be read" },
        { """{ "name": "settings", "RobotsSettings": { "AllowEverybody": true } }""", "\"RobotsSettings\" cannot be read: \"$.AllowEverybody\" is not known" },
        { User("some body", "SOME BODY", "Editor"), "has signs that names cannot have" },
        { """{ "name": "settings", "ContentVersionPruningSettings": { "RetentionDays": "many" } }""", "\"ContentVersionPruningSettings\" cannot be read" },
        { """{ "name": "Roles", "Roles": [ { "Name": "Editor", "Permissions": ["FlyToTheMoon"] } ] }""", "the permission \"FlyToTheMoon\", which there is not" },
        { """{ "name": "Roles", "Roles": [ { "Name": "Editor" } ] }""", "has no list \"Permissions\"" },
        { """{ "name": "Roles", "Roles": [ { "Permissions": [] } ] }""", "a role has no \"Name\"" },
        { """{ "name": "Roles", "Roles": [ { "Name": "Editor", "Permissions": [], "PermissionBehavior": "Perhaps" } ] }""", "is none of \"Replace\"" },
        { """{ "name": "recipes", "Values": [ { "name": "NoSuchRecipe" } ] }""", "there is no recipe \"NoSuchRecipe\"" },
        { """{ "name": "Content", "data": [ { "ContentItemId": "a", "ContentType": "Unicorn" } ] }""", "of the content type \"Unicorn\", which there is not" },
        { """{ "name": "Content", "data": [ { "ContentItemId": "a" } ] }""", "the item \"a\" has no \"ContentType\"" },
        { """{ "name": "Content", "data": [ { "ContentItemId": "a", "ContentType": "Page", "Latest": "perhaps" } ] }""", "the item \"a\" cannot be read" },
        { """{ "name": "Content", "data": [ "a" ] }""", "\"data\" is missing, or is not [" },
        { """{ "name": "media", "Files": [ { "TargetPath": "a.png", "SourcePath": "nowhere.png" } ] }""", "the package has no file \"nowhere.png\"" },
        { """{ "name": "media", "Files": [ { "TargetPath": "a.exe", "Base64": "AAAA" } ] }""", "\"a.exe\" is of a kind that the media library does not take" },
        { """{ "name": "media", "Files": [ { "TargetPath": "a.png" } ] }""", "\"a.png\" has no content" },
        { """{ "name": "media", "Files": [ { "TargetPath": "a.png", "SourceUrl": "http://localhost/a.png" } ] }""", "Put the file into the package" },
        { """{ "name": "ContentDefinition", "ContentParts": [ { "Name": "Page", "ContentPartFieldDefinitionRecords": [ { "Name": "A", "FieldName": "NoField" } ] } ] }""", "is of the kind \"NoField\"" },
        { """{ "name": "Sitemaps", "data": [ { "SitemapId": "a", "Name": "A", "Path": "sitemap.txt" } ] }""", "It has to end with .xml" },
        { """{ "name": "Sitemaps", "data": [ { "SitemapId": "a", "Name": "A", "Path": "sitemap.xml" } ] }""", "has the same \"Path\" as another one" },
        { """{ "name": "settings", "PageSize": 18, "pagesize": 19 }""", "a name stands twice" },
    };

    [Theory]
    [MemberData(nameof(Nonsense))]
    public async Task A_package_with_a_step_that_cannot_be_carried_out_is_refused_as_a_whole_and_names_the_step(string step, string words)
    {
        var message = await ImportAsync("recipe.json", Encoding.UTF8.GetBytes($$"""{ "steps": [ { "name": "settings", "PageSize": 17 }, {{step}} ] }"""));

        Assert.Contains("Nothing has been imported. Step 2, ", message, StringComparison.Ordinal);
        Assert.Contains(words, message, StringComparison.Ordinal);
        Assert.DoesNotContain("Unexpected", message, StringComparison.Ordinal);
        Assert.NotEqual(17, await PageSizeAsync());
    }

    [Fact]
    public async Task All_that_is_wrong_is_said_at_once()
    {
        var message = await ImportAsync("recipe.json", """{ "steps": [ { "name": "themes", "site": "A", "admin": "B" }, { "name": "unknown" } ] }"""u8.ToArray());
        Assert.Contains("Step 1, \"themes\": there is no theme \"A\"", message, StringComparison.Ordinal);
        Assert.Contains("Step 1, \"themes\": there is no theme \"B\"", message, StringComparison.Ordinal);
        Assert.Contains("Step 2, \"unknown\"", message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_only_its_turn_shows_is_said_in_the_rules_words_with_what_has_been_done_by_then()
    {
        var rule = RuleCases.Errors[0];
        var bad = rule.Draft().ToJson(published: true).ToJsonString();
        var before = await PageSizeAsync();
        var message = await ImportAsync("recipe.json", Encoding.UTF8.GetBytes($$"""{ "steps": [ { "name": "settings", "PageSize": {{before}} }, { "name": "Content", "data": [ {{bad}} ] } ] }"""));

        Assert.Contains("Step 2, \"Content\": ", message, StringComparison.Ordinal);
        Assert.Contains(await rule.MessageAsync(fixture.Tenant), message, StringComparison.Ordinal);
        Assert.Contains("The steps before it have been imported and stay so: \"settings\".", message, StringComparison.Ordinal);

        // A feature that comes first might have brought the step: only then is it known that it has not.
        message = await ImportAsync("recipe.json", """{ "steps": [ { "name": "feature", "enable": ["OrchardCore.Media.AmazonS3.Nothing"] } ] }"""u8.ToArray());
        Assert.Contains("there is no feature", message, StringComparison.Ordinal);
        message = await ImportAsync("recipe.json", """{ "steps": [ { "name": "feature", "enable": ["OrchardCore.Placements"] }, { "name": "unknown" } ] }"""u8.ToArray());
        Assert.Contains("Step 2, \"unknown\": no feature of the site knows such a step", message, StringComparison.Ordinal);
        Assert.Contains("stay so: \"feature\"", message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_last_administrator_cannot_be_taken_away_by_a_package()
    {
        var id = await fixture.Tenant.UsingAsync(async services => ((User)await services.GetRequiredService<IUserService>().GetUserAsync(Site.AdminName)).UserId);
        var message = await ImportAsync("recipe.json", Encoding.UTF8.GetBytes($$"""{ "steps": [ {{User(Site.AdminName, Site.AdminName.ToUpperInvariant(), "Editor", id)}} ] }"""));
        Assert.Contains("is the last administrator who can log in", message, StringComparison.Ordinal);
    }

    [Fact]
    public Task What_the_site_exports_and_what_sets_it_up_is_sound() => fixture.Tenant.UsingAsync(async services =>
    {
        var (files, plan) = (new ExportedFiles(), new DeploymentPlan());
        plan.DeploymentSteps.AddRange(services.GetServices<IDeploymentStepFactory>().Select(factory => factory.Create())
            // What an administrator types by hand.
            .Where(step => step.GetType().Name is not ("CustomFileDeploymentStep" or "JsonRecipeDeploymentStep")));
        // The administrator ticks what goes along.
        foreach (var step in plan.DeploymentSteps)
        {
            Array.ForEach(Array.FindAll(step.GetType().GetProperties(), property => property.PropertyType == typeof(string[]) && property.GetValue(step) is null),
                property => property.SetValue(step, Array.Empty<string>()));
        }

        Assert.Single(plan.DeploymentSteps.OfType<SiteSettingsDeploymentStep>()).Settings =
            [nameof(ISite.BaseUrl), nameof(ISite.Calendar), nameof(ISite.SiteName), nameof(ISite.TimeZoneId), nameof(ISite.PageSize), nameof(ISite.HomeRoute), nameof(ISite.CacheMode)];
        var result = new DeploymentPlanResult(files, new RecipeDescriptor());
        await services.GetRequiredService<IDeploymentManager>().ExecuteDeploymentPlanAsync(plan, result);
        Assert.NotEmpty(result.Steps);
        var check = services.GetRequiredService<PlanCheck>();
        Assert.Empty(await check.FaultsOfAsync([.. result.Steps.Select(Read)], files.Names.Contains));

        foreach (var file in Directory.EnumerateFiles(Path.Combine(Repository.Root, "recipes"), "*.recipe.json", SearchOption.AllDirectories))
        {
            var recipe = JsonNode.Parse(await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken), PlanCheck.Reading, JOptions.Document)!;
            // The recipe's own sitemap is there already.
            var faults = await check.FaultsOfAsync([.. recipe["steps"]!.AsArray().Select(step => step!.AsObject())], _ => true);
            Assert.True(faults.Count == 0, $"{file}: {string.Join(' ', faults)}");
        }
    });

    private static JsonObject Read(JsonObject step) => JsonNode.Parse(step.ToJsonString(), PlanCheck.Reading)!.AsObject();

    private static string User(string name, string normalized, string role, string id = "4stranger00000000000000000") => $$"""
        { "name": "Users", "Users": [ { "UserId": "{{id}}", "UserName": "{{name}}", "NormalizedUserName": "{{normalized}}", "Email": "{{name}}@example.org",
          "NormalizedEmail": "{{name.ToUpperInvariant()}}@EXAMPLE.ORG", "SecurityStamp": "a", "RoleNames": ["{{role}}"] } ] }
        """;

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

    private sealed class ExportedFiles : IFileBuilder
    {
        public HashSet<string> Names { get; } = new(StringComparer.Ordinal);

        public Task SetFileAsync(string subpath, Stream stream)
        {
            Names.Add(subpath);
            return Task.CompletedTask;
        }
    }
}
