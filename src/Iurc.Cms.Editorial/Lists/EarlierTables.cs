using Iurc.Cms.Programme.Upgrades;
using OrchardCore.Data.Migration;
using OrchardCore.Modules;
using YesSql;
using YesSql.Sql;

namespace Iurc.Cms.Editorial.Lists;

/// <summary>
/// Gives sites of the first days the table that <see cref="Migrations"/> takes for part of its version 1, which was changed in place. It
/// runs before that class; a new site has nothing yet that could lack anything.
/// </summary>
[Feature(FeatureIds.Lists)]
public sealed class EarlierTables(IStore store) : DataMigration
{
    /// <summary>Adds what is lacking.</summary>
    public async Task<int> CreateAsync()
    {
        var schema = new StoredSchema(SchemaBuilder, store);
        if (await schema.HasTableAsync<ListPhaseIndex>() && !await schema.HasTableAsync<ListSortIndex>())
        {
            await SchemaBuilder.CreateMapIndexTableAsync<ListSortIndex>(table => table
                .Column<string>(nameof(ListSortIndex.PhaseId), column => column.WithLength(26))
                .Column<string>(nameof(ListSortIndex.RegionId), column => column.WithLength(26))
                .Column<int>(nameof(ListSortIndex.Year)));
            await SchemaBuilder.AlterIndexTableAsync<ListSortIndex>(table => table.CreateIndex("IDX_ListSortIndex_DocumentId", "DocumentId"));
            Reindexing.IndexLater();
        }

        return 1;
    }
}
