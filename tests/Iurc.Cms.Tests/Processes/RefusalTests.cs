using System.Net;
using System.Net.Sockets;
using System.Text.Json.Nodes;
using Iurc.Cms.Delivery.Hosting;
using Iurc.Cms.Tests.Infrastructure;
using Iurc.Cms.Tests.Rules;
using Xunit;

namespace Iurc.Cms.Tests.Processes;

/// <summary>When it cannot start, the program says why in plain words, ends with 1 and leaves nothing half done.</summary>
public class RefusalTests
{
    [Theory]
    [InlineData("")]
    [InlineData("  ")]
    [InlineData(SiteSetup.DevelopmentPassword)]
    public async Task Without_a_password_of_its_own_it_does_not_set_itself_up_in_Production(string password)
    {
        using var folder = new TemporaryFolder();
        await using var site = SiteProcess.Start(folder["App_Data"], new Dictionary<string, string> { [SiteProcess.PasswordVariable] = password });

        Assert.Equal(1, await site.ExitAsync());
        AssertOneMessage(site, SiteProcess.PasswordVariable);
        AssertNothingIsLeft(folder);
    }

    [Fact]
    public async Task A_password_that_Orchard_finds_too_weak_is_refused_in_plain_words()
    {
        using var folder = new TemporaryFolder();
        await using var site = SiteProcess.Start(folder["App_Data"], new Dictionary<string, string> { [SiteProcess.PasswordVariable] = "abc" });

        Assert.Equal(1, await site.ExitAsync());
        AssertMessage(site, "assword");
        AssertNothingIsLeft(folder);
        await AssertNextStartSucceedsAsync(folder);
    }

    [Theory]
    [InlineData("MySql")]
    [InlineData("SqlConnection")]
    [InlineData("postgres")]
    public async Task A_database_that_no_test_runs_on_is_refused_in_words(string provider)
    {
        using var folder = new TemporaryFolder();
        await using var site = SiteProcess.Start(folder["App_Data"], new Dictionary<string, string>
        {
            [SiteProcess.TenantVariable + "DatabaseProvider"] = provider,
            [SiteProcess.TenantVariable + "DatabaseConnectionString"] = "Server=127.0.0.1;Database=iurc;Uid=iurc;Pwd=iurc",
        });

        Assert.Equal(1, await site.ExitAsync());
        AssertOneMessage(site, "Sqlite and Postgres alone");
        AssertNothingIsLeft(folder);
    }

    [Theory]
    [InlineData("Iurc_RateLimits:LogIn:Permits", "abc", "Iurc_RateLimits:LogIn:Permits")]
    [InlineData("Iurc_RateLimits:LogIn:Permits", "-3", "Iurc_RateLimits__LogIn")]
    [InlineData("Iurc_RateLimits:Pages:Window", "soon", "Iurc_RateLimits:Pages:Window")]
    [InlineData("Iurc_RateLimits:Pages:Window", "0", "Iurc_RateLimits__Pages")]
    [InlineData("Iurc_Pictures:CacheMegabytes", "abc", "Iurc_Pictures:CacheMegabytes")]
    [InlineData("Iurc_Pictures:MaximumMegapixels", "-1", "MaximumMegapixels")]
    [InlineData("Iurc_Health:MinimumFreeMegabytes", "abc", "Iurc_Health:MinimumFreeMegabytes")]
    [InlineData("Iurc_Health:MinimumFreeMegabytes", "-1", "Iurc_Health__MinimumFreeMegabytes")]
    [InlineData("OrchardCore_Media:MaxCacheDays", "abc", "OrchardCore_Media:MaxCacheDays")]
    [InlineData("OrchardCore_Media:MaxBrowserCacheDays", "2147483647", "OrchardCore_Media__MaxBrowserCacheDays")]
    [InlineData("OrchardCore_Documents:SynchronizationLatency", "never", "OrchardCore_Documents:SynchronizationLatency")]
    [InlineData("Default:Iurc_Pictures:CacheMegabytes", "abc", "Default:Iurc_Pictures:CacheMegabytes")]
    public void A_setting_that_makes_no_sense_is_named(string setting, string value, string name)
    {
        var builder = Microsoft.AspNetCore.Builder.WebApplication.CreateEmptyBuilder(new());
        builder.Configuration["OrchardCore:" + setting] = value;

        var refusal = Assert.Throws<StartupException>(builder.CheckSettings);
        Assert.Contains(name, refusal.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', refusal.Message);
    }

    [Fact]
    public async Task A_setting_that_makes_no_sense_keeps_the_program_from_starting()
    {
        using var folder = new TemporaryFolder();
        await using var site = SiteProcess.Start(folder["App_Data"], new Dictionary<string, string> { ["OrchardCore__Iurc_RateLimits__LogIn__Permits"] = "abc" });

        Assert.Equal(1, await site.ExitAsync());
        AssertOneMessage(site, "Iurc_RateLimits:LogIn:Permits");
        AssertNothingIsLeft(folder);
    }

    [Theory]
    [InlineData("")]
    [InlineData("nonsense")]
    [InlineData("Host=127.0.0.1")]
    public async Task On_PostgreSQL_a_connection_string_that_is_none_is_named(string connection)
    {
        using var folder = new TemporaryFolder();
        await using var site = SiteProcess.Start(folder["App_Data"], new Dictionary<string, string>
        {
            [SiteProcess.TenantVariable + "DatabaseProvider"] = "Postgres",
            [SiteProcess.TenantVariable + "DatabaseConnectionString"] = connection,
        });

        Assert.Equal(1, await site.ExitAsync());
        AssertOneMessage(site, SiteProcess.TenantVariable + "DatabaseConnectionString");
        AssertNothingIsLeft(folder);
    }

    [Fact]
    public void The_password_that_is_refused_is_the_one_of_the_development_settings()
    {
        var text = File.ReadAllText(Path.Combine(Repository.Root, "appsettings.Development.json"));
        var settings = JsonNode.Parse(text, documentOptions: new() { CommentHandling = System.Text.Json.JsonCommentHandling.Skip })!;
        Assert.Equal(SiteSetup.DevelopmentPassword, (string?)settings["OrchardCore"]!["OrchardCore_AutoSetup"]!["Tenants"]![0]!["AdminPassword"]);
    }

    [Fact]
    public async Task A_folder_that_cannot_be_made_is_named()
    {
        using var folder = new TemporaryFolder();
        await File.WriteAllTextAsync(folder["file"], "", TestContext.Current.CancellationToken);
        await using var site = SiteProcess.Start(folder["file", "App_Data"]);

        Assert.Equal(1, await site.ExitAsync());
        AssertOneMessage(site, folder["file", "App_Data"]);
        Assert.Contains("ORCHARD_APP_DATA", site.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_port_that_is_taken_is_named_and_a_free_one_works()
    {
        using var folder = new TemporaryFolder();
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        var address = "http://127.0.0.1:" + ((IPEndPoint)other.LocalEndpoint).Port;

        await using (var site = SiteProcess.Start(folder["App_Data"], urls: address))
        {
            Assert.Equal(1, await site.ExitAsync());
            AssertOneMessage(site, address);
            Assert.Contains("--urls", site.Errors, StringComparison.Ordinal);

            // It is found out before the seconds that a set-up takes.
            Assert.False(File.Exists(folder["App_Data", "tenants.json"]));
            AssertNothingIsLeft(folder);
        }

        await AssertNextStartSucceedsAsync(folder);
    }

    [Fact]
    public async Task An_unknown_recipe_is_named()
    {
        using var folder = new TemporaryFolder();
        await AssertRecipeFailsAsync(folder, null, "Iurc.NoSuchRecipe", "Iurc.NoSuchRecipe");
    }

    [Fact]
    public async Task A_recipe_that_is_no_JSON_is_named()
    {
        using var folder = new TemporaryFolder();
        var program = folder.CopyProgram();
        Directory.CreateDirectory(Path.Combine(program, "Recipes"));
        await File.WriteAllTextAsync(Path.Combine(program, "Recipes", "bad.recipe.json"), """{ "name": "Bad", "issetuprecipe": true, "steps": [ { "name": """, TestContext.Current.CancellationToken);

        await AssertRecipeFailsAsync(folder, program, "Bad", "bad.recipe.json");
    }

    [Fact]
    public async Task A_fault_in_a_recipe_is_named()
    {
        using var folder = new TemporaryFolder();
        var program = folder.CopyProgram();
        var recipes = Directory.CreateDirectory(Path.Combine(program, "Recipes")).FullName;
        var rule = RuleCases.Named("P003 Phase.ProgrammeName.Text=");

        Write("Bad.Feature", new JsonObject { ["name"] = "feature", ["enable"] = new JsonArray("Iurc.NoSuchFeature") });
        Write("Bad.Inner", new JsonObject { ["name"] = "recipes", ["Values"] = new JsonArray(new JsonObject { ["executionid"] = "x", ["name"] = "Iurc.NoSuchInnerRecipe" }) });
        Write("Bad.Content", [.. Repository.StepsOf("iurc.recipe.json").Select(step => step!.DeepClone().AsObject()),
            new JsonObject { ["name"] = "Content", ["data"] = new JsonArray(rule.Draft().ToJson(published: true)) }]);

        await AssertRecipeFailsAsync(folder, program, "Bad.Feature", "Iurc.NoSuchFeature");
        await AssertRecipeFailsAsync(folder, program, "Bad.Inner", "Iurc.NoSuchInnerRecipe");
        await AssertRecipeFailsAsync(folder, program, "Bad.Content", "Write the programme's full name in this phase");

        void Write(string name, params JsonObject[] steps) => File.WriteAllText(
            Path.Combine(recipes, name + ".recipe.json"),
            new JsonObject { ["name"] = name, ["displayName"] = name, ["issetuprecipe"] = true, ["steps"] = new JsonArray([.. steps]) }.ToJsonString());
    }

    private static async Task AssertRecipeFailsAsync(TemporaryFolder folder, string? program, string recipe, string fault)
    {
        await using (var site = SiteProcess.Start(folder["App_Data"], new Dictionary<string, string> { [SiteProcess.TenantVariable + "RecipeName"] = recipe }, program))
        {
            var code = await site.ExitAsync();
            Assert.True(code == 1, $"{recipe} ends with {code}. {site.Output}{site.Errors}");
            AssertMessage(site, fault);
            AssertNothingIsLeft(folder);
        }

        await AssertNextStartSucceedsAsync(folder);
        Directory.Delete(folder["App_Data"], recursive: true);
    }

    private static async Task AssertNextStartSucceedsAsync(TemporaryFolder folder)
    {
        await using var site = SiteProcess.Start(folder["App_Data"]);
        using var client = await site.ListenAsync();
        var answer = await Answer.ReadAsync(await client.GetAsync("/phases", TestContext.Current.CancellationToken));
        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Contains("Phase III", answer.VisibleText, StringComparison.Ordinal);
    }

    private static void AssertOneMessage(SiteProcess site, string word)
    {
        AssertMessage(site, word);
        SiteProcess.OnlyLineOf(site.Errors);
    }

    private static void AssertMessage(SiteProcess site, string word)
    {
        var all = site.Output + site.Errors;
        Assert.True(site.Errors.Contains(word, StringComparison.Ordinal), $"\"{word}\" is not named. Output:\n{site.Output}\nErrors:\n{site.Errors}");
        Assert.DoesNotContain("   at ", all, StringComparison.Ordinal);
        Assert.DoesNotContain("Unhandled exception", all, StringComparison.Ordinal);
        Assert.Equal("", site.Output);
    }

    private static void AssertNothingIsLeft(TemporaryFolder folder)
    {
        var sites = folder["App_Data", "Sites"];
        Assert.Empty(Directory.Exists(sites) ? Directory.EnumerateFileSystemEntries(sites) : []);
    }
}
