using Dapper;
using Iurc.Cms.Programme;
using Iurc.Cms.Programme.Upgrades;
using Microsoft.Extensions.DependencyInjection;
using OrchardCore.Data.Migration;
using OrchardCore.Data.Migration.Records;
using Xunit;
using YesSql;
using ISession = YesSql.ISession;

namespace Iurc.Cms.Tests.Growth;

/// <summary>A site of the first version gets what a new site has.</summary>
[Collection(CrowdedSiteTests.Name)]
public sealed class MigrationTests(CrowdedSite crowd)
{
    private const string Rows = """
        SELECT DocumentId || ContentItemId || Published || Latest || CreatedUtc || PhaseId || RegionId FROM TestimonialPhaseRegionIndex
        UNION ALL SELECT DocumentId || Word || Place FROM SearchWordIndex
        UNION ALL SELECT DocumentId || Words FROM ItemTextIndex ORDER BY 1
        """;

    private const string Indexes = "SELECT name || ' ' || sql FROM sqlite_master WHERE type = 'index' AND name LIKE 'IDX%' ORDER BY 1";

    [Fact]
    public async Task The_update_from_the_first_version_leaves_the_same_rows_and_indexes_as_a_new_site_has()
    {
        var (rows, indexes) = (await ReadAsync(Rows), await ReadAsync(Indexes));
        await crowd.Tenant.UsingAsync(async services =>
        {
            var session = services.GetRequiredService<ISession>();
            var connection = await session.CreateConnectionAsync();
            await connection.ExecuteAsync("""
                DROP TABLE ItemTextIndex;
                DROP TABLE TestimonialPhaseRegionIndex;
                DROP INDEX IDX_SearchWordIndex_Place;
                DROP INDEX IDX_SearchWordIndex_Document;
                ALTER TABLE SearchWordIndex DROP COLUMN Place;
                CREATE INDEX IDX_SearchWordIndex_Word ON SearchWordIndex (Word, ContentItemId);
                CREATE INDEX IDX_SearchWordIndex_DocumentId ON SearchWordIndex (DocumentId);
                DROP INDEX IDX_Iurc_ContentItemIndex_TypeModified;
                DROP INDEX IDX_Iurc_ContentItemIndex_TypeCreatedUtc;
                DROP INDEX IDX_Iurc_ContentItemIndex_TypePublishedUtc;
                DROP INDEX IDX_Iurc_ContentItemIndex_TypeDisplayText;
                DROP INDEX IDX_Iurc_ContentItemIndex_Modified;
                DROP INDEX IDX_Iurc_ContentItemIndex_LatestById;
                DROP INDEX IDX_Iurc_ContentItemIndex_Version;
                DROP INDEX IDX_Iurc_LocalizedContentItemIndex_Set;
                DROP INDEX IDX_Iurc_ContentItemIndex_Drafts;
                DROP INDEX IDX_Iurc_ContentItemIndex_Published;
                DROP INDEX IDX_Iurc_ContentItemIndex_TypePublished;
                DROP INDEX IDX_Iurc_LocalizedContentItemIndex_ContentItemId;
                DROP INDEX IDX_Iurc_AutoroutePartIndex_Contained;
                CREATE INDEX IDX_Iurc_ContentItemIndex_ContentType ON ContentItemIndex (ContentType, Latest, ModifiedUtc, Published);
                CREATE INDEX IDX_Iurc_ContentItemIndex_Latest ON ContentItemIndex (Latest, ModifiedUtc);
                """, transaction: session.CurrentTransaction);

            var record = await session.Query<DataMigrationRecord>().FirstOrDefaultAsync();
            Assert.Single(record.DataMigrations, migration => migration.DataMigrationClass == typeof(Migrations).FullName).Version = 1;
            await session.SaveAsync(record);
        });

        await crowd.Tenant.UsingAsync(services => services.GetRequiredService<IDataMigrationManager>().UpdateAsync("Iurc.Cms.Programme"));
        // What a site does after its migrations, before it answers.
        await crowd.Tenant.UsingAsync(services => new UpgradeTask().DoWorkAsync(services, CancellationToken.None));

        Assert.Equal(rows, await ReadAsync(Rows));
        Assert.Equal(indexes, await ReadAsync(Indexes));
    }

    private Task<List<string>> ReadAsync(string sql) => crowd.Tenant.UsingAsync(async services =>
    {
        var session = services.GetRequiredService<ISession>();
        var connection = await session.CreateConnectionAsync();
        return (await connection.QueryAsync<string>(sql, transaction: session.CurrentTransaction)).ToList();
    });
}
