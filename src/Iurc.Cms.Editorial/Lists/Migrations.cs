using OrchardCore.Data.Migration;
using OrchardCore.Modules;
using YesSql.Sql;
using YesSql.Sql.Schema;

namespace Iurc.Cms.Editorial.Lists;

/// <summary>Makes the tables of the list indexes.</summary>
[Feature(FeatureIds.Lists)]
public sealed class Migrations : DataMigration
{
    /// <summary>A fresh set-up.</summary>
    public async Task<int> CreateAsync()
    {
        await CreateTableAsync<ListPhaseIndex>();
        await CreateTableAsync<ListRegionIndex>();
        await CreateTableAsync<ListYearIndex>();
        await CreateTableAsync<ListMissingIndex>(table => table.Column<DateTime?>(nameof(ListMissingIndex.Until)));
        await SchemaBuilder.CreateMapIndexTableAsync<ListSortIndex>(table => table
            .Column<string>(nameof(ListSortIndex.PhaseId), column => column.WithLength(26))
            .Column<string>(nameof(ListSortIndex.RegionId), column => column.WithLength(26))
            .Column<int>(nameof(ListSortIndex.Year)));
        await SchemaBuilder.AlterIndexTableAsync<ListSortIndex>(table => table.CreateIndex("IDX_ListSortIndex_DocumentId", "DocumentId"));
        return 2;
    }

    /// <summary>Rows that hold until a day; none has to be written when that day comes.</summary>
    public async Task<int> UpdateFrom1Async()
    {
        await SchemaBuilder.AlterIndexTableAsync<ListMissingIndex>(table => table.AddColumn<DateTime?>(nameof(ListMissingIndex.Until)));
        RegionsAgain.IndexLater();
        return 2;
    }

    private async Task CreateTableAsync<TIndex>(Action<ICreateTableCommand>? columns = null)
        where TIndex : ListTermIndex
    {
        await SchemaBuilder.CreateMapIndexTableAsync<TIndex>(table =>
        {
            table.Column<string>(nameof(ListTermIndex.Value), column => column.WithLength(26));
            columns?.Invoke(table);
        });
        await SchemaBuilder.AlterIndexTableAsync<TIndex>(table => table.CreateIndex(
            $"IDX_{typeof(TIndex).Name}_Value", nameof(ListTermIndex.Value), "DocumentId"));
    }
}
