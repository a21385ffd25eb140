using System.Net;
using Iurc.Cms.Programme.Upgrades;
using Iurc.Cms.Tests.Infrastructure;
using Microsoft.AspNetCore.Identity;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using OrchardCore.Data;
using OrchardCore.Environment.Shell;
using OrchardCore.Security;
using OrchardCore.Settings;
using Xunit;
using YesSql;

namespace Iurc.Cms.Tests.OlderSites;

/// <summary>A site that any earlier version has set up becomes, at its first start with today's program, what a fresh set-up gives.</summary>
public sealed class UpgradeTests(Site site)
{
    public static TheoryData<string> Versions => [.. Fixture.Versions("sqlite")];

    [Theory]
    [MemberData(nameof(Versions))]
    public async Task It_has_the_tables_features_permissions_settings_and_types_of_a_new_site(string version)
    {
        var tenant = await AdoptAsync(version);
        using var administrator = await UpgradeAsync(tenant);

        Assert.All(tenant.Log, entry => Assert.Contains("has been upgraded", entry.Message, StringComparison.Ordinal));
        var (wanted, found) = (await site.Default.ShapeAsync(), await tenant.ShapeAsync());
        Assert.True(wanted.IsSubsetOf(found), "Lacking. Name it in a new recipes/upgrades/iurc.upgrade-N.recipe.json, or bring it in a migration:\n" + string.Join('\n', wanted.Except(found)));
        var more = found.Except(wanted).Where(line => !IsOnesOwn(line)).ToList();
        Assert.True(more.Count == 0, "More than a new site has:\n" + string.Join('\n', more));

        foreach (var address in new[] { "/", "/phases", "/regions", "/testimonials", "/search?q=cities", "/Admin", "/Admin/Contents/ContentItems", "/Admin/Contents/ContentItems/Region?q=sort:phase", "/Admin/Links", "/Admin/FormerAddresses" })
        {
            Assert.Equal(HttpStatusCode.OK, (await administrator.GetAsync(address)).Status);
        }

        // Once more, all items are indexed: there is nothing to add.
        var rows = await RowsAsync(tenant);
        Assert.True(rows["ListSortIndex"] > 0 && rows["FormerAddressIndex"] > 0 && rows["ExternalLinkIndex"] > 0);
        await tenant.UsingAsync(services => services.GetRequiredService<ISession>().SaveAsync(new ReindexDue()));
        await RunUpgradesAsync(tenant);
        Assert.Equal(rows, await RowsAsync(tenant));
        Assert.All(tenant.Log, entry => Assert.Contains("has been upgraded", entry.Message, StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_was_added_is_shown_once_to_an_administrator_and_logged_once()
    {
        var tenant = await AdoptAsync("2e18fc4");
        await tenant.UsingAsync(_ => Task.CompletedTask);
        await tenant.CreateUserAsync("editor", "Editor");
        using var administrator = await UpgradeAsync(tenant);
        using var editor = await tenant.Anonymous().LogInAsync("editor");

        Assert.DoesNotContain("Iurc.Cms.Editorial.Images", (await editor.GetAsync("/Admin")).VisibleText, StringComparison.Ordinal);
        var page = (await administrator.GetAsync("/Admin")).VisibleText;
        Assert.Contains("Features: Iurc.Cms.Editorial.Images", page, StringComparison.Ordinal);
        Assert.Contains("Editor: ManageMediaFolder", page, StringComparison.Ordinal);
        Assert.DoesNotContain("ManageMediaFolder", (await administrator.GetAsync("/Admin")).VisibleText, StringComparison.Ordinal);

        await tenant.RestartAsync();
        await administrator.GetAsync("/");
        var entry = Assert.Single(tenant.Log);
        Assert.Contains("ManageMediaFolder", entry.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_staff_have_changed_stays_as_they_have_it()
    {
        var tenant = await AdoptAsync("2e18fc4");
        await ChangeBeforeAsync(tenant);
        await UpgradeAsync(tenant);

        await tenant.UsingAsync(async services =>
        {
            var roles = services.GetRequiredService<RoleManager<IRole>>();
            var editor = Assert.IsType<Role>(await roles.FindByNameAsync("Editor"));
            Assert.DoesNotContain(editor.RoleClaims, claim => claim.ClaimValue is "Delete_Page" or "ManageExternalLinks");
            Assert.Contains(editor.RoleClaims, claim => claim.ClaimValue == "ManageMediaFolder");
            Assert.Equal("Ours", editor.RoleDescription);
            Assert.Null(await roles.FindByNameAsync("Contributor"));
            Assert.Equal(7, (int)(await services.GetRequiredService<ISiteService>().GetSiteSettingsAsync()).Properties["AuditTrailTrimmingSettings"]!["RetentionDays"]!);
            var features = (await services.GetRequiredService<IShellFeaturesManager>().GetEnabledFeaturesAsync()).Select(feature => feature.Id).ToList();
            Assert.Contains("Iurc.Cms.Editorial.Images", features);
            Assert.DoesNotContain("Iurc.Cms.Editorial.Help", features);
        });
    }

    [Fact]
    public async Task A_new_site_is_up_to_date_and_no_upgrade_touches_it()
    {
        var tenant = await site.CreateTenantAsync();
        await tenant.SwitchOffAsync("Iurc.Cms.Editorial.Help");
        await tenant.RestartAsync();
        using var browser = tenant.Anonymous();
        await browser.GetAsync("/");

        var features = await tenant.UsingAsync(async services => (await services.GetRequiredService<IShellFeaturesManager>().GetEnabledFeaturesAsync()).Select(feature => feature.Id).ToList());
        Assert.DoesNotContain("Iurc.Cms.Editorial.Help", features);
        Assert.Empty(tenant.Log);
    }

    [Fact]
    public async Task Indexes_that_could_not_be_filled_are_filled_later()
    {
        var tenant = await site.CreateTenantAsync();
        await tenant.UsingAsync(async services =>
        {
            await services.GetRequiredService<ISession>().SaveAsync(new ReindexDue { ContentType = "Region" });
        });
        await ExecuteAsync(tenant, "DELETE FROM ListRegionIndex", "ALTER TABLE ExternalLinkIndex RENAME TO Gone");
        await RunUpgradesAsync(tenant);

        Assert.Equal(0, (await RowsAsync(tenant))["ListRegionIndex"]);
        Assert.Contains(tenant.Log, entry => entry.Message.Contains("tried again", StringComparison.Ordinal) && entry.Exception is not null);

        await ExecuteAsync(tenant, "ALTER TABLE Gone RENAME TO ExternalLinkIndex");
        await RunUpgradesAsync(tenant);
        Assert.NotEqual(0, (await RowsAsync(tenant))["ListRegionIndex"]);
        Assert.Equal(0, await tenant.UsingAsync(services => services.GetRequiredService<ISession>().Query<ReindexDue>().CountAsync()));
    }

    [Fact]
    public async Task A_set_up_can_be_kept_and_made_again()
    {
        var dump = SetUp.Version is null
            ? await site.Default.UsingAsync(async services =>
            {
                await using var own = services.GetRequiredService<IDbConnectionAccessor>().CreateConnection();
                await own.OpenAsync();
                return await SqlDump.OfAsync(own);
            })
            : await SetUpOnSqliteAsync();
        await using var connection = new SqliteConnection("Data Source=:memory:");
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        await SqlDump.RunAsync(connection, dump);

        Assert.Equal(dump, await SqlDump.OfAsync(connection));
        if (SetUp.Version is { } version)
        {
            await Fixture.WriteAsync(version, "sqlite", dump);
        }
    }

    private static async Task<string> SetUpOnSqliteAsync()
    {
        using var folder = new TemporaryFolder();
        await SetUp.RunAsync(folder["App_Data"]);
        await using var connection = new SqliteConnection($"Data Source={folder["App_Data", "Sites", "Default", "OrchardCore.db"]};Mode=ReadOnly;Pooling=False");
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        return await SqlDump.OfAsync(connection);
    }

    /// <summary>Makes a site of an earlier version's database, which has not started yet.</summary>
    private async Task<Tenant> AdoptAsync(string version)
    {
        var dump = await Fixture.ReadAsync(version, "sqlite");
        return await site.AdoptTenantAsync(async file =>
        {
            await using var connection = new SqliteConnection($"Data Source={file};Pooling=False");
            await connection.OpenAsync();
            await SqlDump.RunAsync(connection, dump);
        });
    }

    /// <summary>Starts the site, and goes on to its pages until Orchard has built it with all features; the administrator has logged in then.</summary>
    private static async Task<Browser> UpgradeAsync(Tenant tenant)
    {
        using var reader = tenant.Anonymous();
        for (var i = 0; i < 3; i++)
        {
            await reader.GetAsync("/");
        }

        return await tenant.Anonymous().LogInAsync(Site.AdminName);
    }

    private static async Task ChangeBeforeAsync(Tenant tenant)
    {
        // In the database itself: asked for anything, the site would start.
        await using var connection = new SqliteConnection($"Data Source={tenant.DatabaseFile};Pooling=False");
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        foreach (var (type, from, to) in new[]
        {
            ("RolesDocument", "\"Delete_Page\"", "\"Taken_Away\""),
            ("RolesDocument", "\"ManageExternalLinks\"", "\"Taken_Away_Too\""),
            ("RolesDocument", "Publishes phases, regions, testimonials, pages, menus and media.", "Ours"),
            ("RolesDocument", "\"RoleName\":\"Contributor\"", "\"RoleName\":\"Writer\""),
            ("RolesDocument", "\"NormalizedRoleName\":\"CONTRIBUTOR\"", "\"NormalizedRoleName\":\"WRITER\""),
            ("SiteSettings", "\"AuditTrailTrimmingSettings\":{\"RetentionDays\":365", "\"AuditTrailTrimmingSettings\":{\"RetentionDays\":7"),
            ("ShellDescriptor", "{\"Id\":\"Iurc.Cms.Editorial.Help\"", "{\"Id\":\"Iurc.Cms.Editorial.NoHelp\""),
        })
        {
            await using var command = connection.CreateCommand();
            command.CommandText = "UPDATE Document SET Content = replace(Content, @from, @to) WHERE Type LIKE '%' || @type || ',%' AND instr(Content, @from) > 0";
            command.Parameters.AddWithValue("@type", type);
            command.Parameters.AddWithValue("@from", from);
            command.Parameters.AddWithValue("@to", to);
            Assert.True(await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken) == 1, $"{type} does not hold {from}");
        }
    }

    /// <summary>Does what the background task does.</summary>
    private static Task RunUpgradesAsync(Tenant tenant) => tenant.UsingAsync(services => new UpgradeTask().DoWorkAsync(services, CancellationToken.None));

    private static async Task ExecuteAsync(Tenant tenant, params string[] statements)
    {
        await tenant.UsingAsync(async services =>
        {
            await using var connection = services.GetRequiredService<IDbConnectionAccessor>().CreateConnection();
            await connection.OpenAsync();
            await SqlDump.RunAsync(connection, string.Join('\n', statements));
        });
    }

    private static Task<SortedDictionary<string, long>> RowsAsync(Tenant tenant) => tenant.UsingAsync(async services =>
    {
        await using var connection = services.GetRequiredService<IDbConnectionAccessor>().CreateConnection();
        await connection.OpenAsync();
        var rows = new SortedDictionary<string, long>(StringComparer.Ordinal);
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT name FROM sqlite_master WHERE type = 'table' AND name LIKE '%Index'";
        var names = new List<string>();
        await using (var reader = await command.ExecuteReaderAsync())
        {
            while (await reader.ReadAsync())
            {
                names.Add(reader.GetString(0));
            }
        }

        foreach (var name in names)
        {
            command.CommandText = $"SELECT COUNT(*) FROM \"{name}\"";
            rows[name] = (long)(await command.ExecuteScalarAsync())!;
        }

        return rows;
    });

    // What each site has of its own, and what a later version has stopped to use.
    private static bool IsOnesOwn(string line) => line.StartsWith("Setting ", StringComparison.Ordinal) || line.StartsWith("Type ", StringComparison.Ordinal)
        || line.StartsWith("Part ", StringComparison.Ordinal) || line.StartsWith("Field ", StringComparison.Ordinal);
}
