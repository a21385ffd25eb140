using System.Net;
using Iurc.Cms.Editorial.Dashboard;
using Iurc.Cms.Editorial.LinkHealth;
using Iurc.Cms.Editorial.Lists;
using Iurc.Cms.Programme.Models;
using Iurc.Cms.Tests.Infrastructure;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using OrchardCore.ContentManagement;
using OrchardCore.ContentManagement.Metadata;
using OrchardCore.ContentManagement.Metadata.Settings;
using OrchardCore.Data.Migration.Records;
using OrchardCore.Security;
using Xunit;
using YesSql;
using YesSql.Indexes;
using NavigationMigrations = Iurc.Cms.Editorial.Navigation.Migrations;

namespace Iurc.Cms.Tests.OlderSites;

/// <summary>A site that was set up by an earlier version becomes, at its next start, what a fresh set-up gives.</summary>
public sealed class OlderSiteTests(Site site)
{
    private const string Region = "iurcregionchina00000000000";
    private const string NewEntry = "/Admin/Menu/Create/LinkMenuItem?menuContentItemId=iurcmainmenu00000000000000";
    private const string Menu = "/Admin/Contents/ContentItems/iurcmainmenu00000000000000/Edit";

    [Fact]
    public async Task Editors_may_change_the_menu_and_closing_days_are_known()
    {
        var tenant = await site.CreateTenantAsync();
        await tenant.CreateUserAsync("editor", "Editor");
        await tenant.CreateUserAsync("contributor", "Contributor");
        await tenant.EditAsync(Region, item => item.Alter<Region>(part => part.ClosedOn.Value = new DateTime(2100, 1, 1, 0, 0, 0, DateTimeKind.Utc)));
        await tenant.UsingAsync(MakeOlderAsync);
        await tenant.RestartAsync();

        using var editor = await tenant.Anonymous().LogInAsync("editor");
        using var contributor = await tenant.Anonymous().LogInAsync("contributor");
        Assert.Equal(HttpStatusCode.OK, (await editor.GetAsync(Menu)).Status);
        Assert.NotNull((await editor.GetAsync(NewEntry)).Document.QuerySelector("button[value='submit.Save']"));
        Assert.NotEqual(HttpStatusCode.OK, (await contributor.GetAsync(Menu)).Status);
        Assert.Equal(new DateTime(2100, 1, 1), await tenant.UsingAsync(async services =>
            (await services.GetRequiredService<ISession>().QueryIndex<ExternalLinkIndex>(link => link.ContentItemId == Region).ListAsync()).Max(link => link.Until)));
        var sorted = await editor.GetAsync("/Admin/Contents/ContentItems/Region?q=sort:phase");
        Assert.Equal("International Urban Cooperation (IUC)", Answer.TextOf(sorted.Document.QuerySelector("tr.iurc-row a[href*='/Edit']")!));
        Assert.Empty(tenant.Log);

        // The right is the role's: an administrator can take it away again.
        await tenant.UsingAsync(services => ChangeEditorsAsync(services, role => role.RoleClaims.RemoveAll(IsOfMenu)));
        await tenant.RestartAsync();
        using var later = await tenant.Anonymous().LogInAsync("editor");
        Assert.NotEqual(HttpStatusCode.OK, (await later.GetAsync(Menu)).Status);
    }

    private static async Task MakeOlderAsync(IServiceProvider services)
    {
        await services.GetRequiredService<IContentDefinitionManager>().AlterTypeDefinitionAsync("Menu", type => type.Securable(false));
        await services.GetRequiredService<IContentDefinitionManager>().AlterTypeDefinitionAsync("LinkMenuItem", type => type.Securable(false));
        await ChangeEditorsAsync(services, role => Assert.NotEqual(0, role.RoleClaims.RemoveAll(IsOfMenu)));

        var session = services.GetRequiredService<ISession>();
        var record = await session.Query<DataMigrationRecord>().FirstOrDefaultAsync();
        Assert.Equal(1, record.DataMigrations.RemoveAll(migration => migration.DataMigrationClass == typeof(NavigationMigrations).FullName));
        await LeaveOutDaysAsync<ExternalLinkIndex>(session, record);
        await LeaveOutDaysAsync<ListMissingIndex>(session, record);
        await LeaveOutDaysAsync<AttentionIndex>(session, record);
        await ExecuteAsync(session, """
            DROP INDEX IDX_ListSortIndex_PhaseId;
            DROP INDEX IDX_ListSortIndex_RegionId;
            DROP INDEX IDX_ListSortIndex_Year;
            ALTER TABLE ListSortIndex DROP COLUMN ContentType;
            ALTER TABLE ListSortIndex DROP COLUMN Latest;
            ALTER TABLE ListSortIndex DROP COLUMN DisplayText;
            """);
        await session.SaveAsync(record);
    }

    private static async Task LeaveOutDaysAsync<TIndex>(ISession session, DataMigrationRecord record)
        where TIndex : IIndex
    {
        record.DataMigrations.Single(migration => migration.DataMigrationClass == typeof(TIndex).Namespace + ".Migrations").Version = 1;
        await ExecuteAsync(session, $"ALTER TABLE {typeof(TIndex).Name} DROP COLUMN Until");
    }

    private static async Task ExecuteAsync(ISession session, string sql)
    {
        var transaction = await session.BeginTransactionAsync();
        await using var command = transaction.Connection!.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
    }

    private static async Task ChangeEditorsAsync(IServiceProvider services, Action<Role> change)
    {
        var roles = services.GetRequiredService<RoleManager<IRole>>();
        var role = Assert.IsType<Role>(await roles.FindByNameAsync("Editor"));
        change(role);
        await roles.UpdateAsync(role);
    }

    private static bool IsOfMenu(RoleClaim claim) => claim.ClaimValue is "Edit_LinkMenuItem" || claim.ClaimValue.EndsWith("_Menu", StringComparison.Ordinal);
}
