using OrchardCore.Data.Migration;
using OrchardCore.Modules;
using YesSql.Sql;

namespace Iurc.Cms.Editorial.Lists;

/// <summary>Makes the tables of the list indexes.</summary>
[Feature(FeatureIds.Lists)]
public sealed class Migrations : DataMigration
{
    /// <summary>The first version.</summary>
    public async Task<int> CreateAsync()
    {
        await CreateTableAsync<ListPhaseIndex>();
        await CreateTableAsync<ListRegionIndex>();
        await CreateTableAsync<ListYearIndex>();
        await CreateTableAsync<ListMissingIndex>();
        await SchemaBuilder.CreateMapIndexTableAsync<ListSortIndex>(table => table
            .Column<string>(nameof(ListSortIndex.PhaseId), column => column.WithLength(26))
            .Column<string>(nameof(ListSortIndex.RegionId), column => column.WithLength(26))
            .Column<int>(nameof(ListSortIndex.Year)));
        await SchemaBuilder.AlterIndexTableAsync<ListSortIndex>(table => table.CreateIndex("IDX_ListSortIndex_DocumentId", "DocumentId"));
        return 1;
    }

    private async Task CreateTableAsync<TIndex>()
        where TIndex : ListTermIndex
    {
        await SchemaBuilder.CreateMapIndexTableAsync<TIndex>(table => table
            .Column<string>(nameof(ListTermIndex.Value), column => column.WithLength(26)));
        await SchemaBuilder.AlterIndexTableAsync<TIndex>(table => table.CreateIndex(
            $"IDX_{typeof(TIndex).Name}_Value", nameof(ListTermIndex.Value), "DocumentId"));
    }
}
