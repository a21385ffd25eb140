using Dapper;
using OrchardCore.ContentManagement.Records;
using OrchardCore.Data.Migration;
using OrchardCore.Modules;
using YesSql;
using YesSql.Sql;
using YesSql.Sql.Schema;

namespace Iurc.Cms.Editorial.Lists;

/// <summary>Makes the tables of the list indexes.</summary>
[Feature(FeatureIds.Lists)]
public sealed class Migrations(IStore store) : DataMigration
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
            .Column<int>(nameof(ListSortIndex.Year))
            .Column<string>(nameof(ListSortIndex.ContentType), column => column.WithLength(ContentItemIndex.MaxContentTypeSize))
            .Column<bool>(nameof(ListSortIndex.Latest))
            .Column<string>(nameof(ListSortIndex.DisplayText), column => column.WithLength(ContentItemIndex.MaxDisplayTextSize)));
        await SchemaBuilder.AlterIndexTableAsync<ListSortIndex>(table => table.CreateIndex("IDX_ListSortIndex_DocumentId", nameof(ListSortIndex.DocumentId)));
        await IndexGroupsAsync();
        return 3;
    }

    /// <summary>Rows that hold until a day; none has to be written when that day comes.</summary>
    public async Task<int> UpdateFrom1Async()
    {
        await SchemaBuilder.AlterIndexTableAsync<ListMissingIndex>(table => table.AddColumn<DateTime?>(nameof(ListMissingIndex.Until)));
        RegionsAgain.IndexLater();
        return 2;
    }

    /// <summary>Each phase, region and year has its items of one type in their order.</summary>
    public async Task<int> UpdateFrom2Async()
    {
        await SchemaBuilder.AlterIndexTableAsync<ListSortIndex>(table =>
        {
            table.AddColumn<string>(nameof(ListSortIndex.ContentType), column => column.WithLength(ContentItemIndex.MaxContentTypeSize));
            table.AddColumn<bool>(nameof(ListSortIndex.Latest));
            table.AddColumn<string>(nameof(ListSortIndex.DisplayText), column => column.WithLength(ContentItemIndex.MaxDisplayTextSize));
        });
        var (sorted, document) = (Table<ListSortIndex>(), Column(nameof(ListSortIndex.DocumentId)));
        string[] copied = [nameof(ListSortIndex.ContentType), nameof(ListSortIndex.Latest), nameof(ListSortIndex.DisplayText)];
        await SchemaBuilder.Connection.ExecuteAsync(
            $"UPDATE {sorted} SET {string.Join(", ", copied.Select(name => $"{Column(name)} = (SELECT c.{Column(name)} FROM {Table<ContentItemIndex>()} c WHERE c.{document} = {sorted}.{document})"))}",
            transaction: SchemaBuilder.Transaction);
        await IndexGroupsAsync();
        return 3;
    }

    private async Task IndexGroupsAsync()
    {
        foreach (var group in new[] { nameof(ListSortIndex.PhaseId), nameof(ListSortIndex.RegionId), nameof(ListSortIndex.Year) })
        {
            await SchemaBuilder.AlterIndexTableAsync<ListSortIndex>(table => table.CreateIndex(
                "IDX_ListSortIndex_" + group, nameof(ListSortIndex.ContentType), nameof(ListSortIndex.Latest), group, nameof(ListSortIndex.DisplayText), nameof(ListSortIndex.Id)));
        }
    }

    private string Column(string name) => SchemaBuilder.Dialect.QuoteForColumnName(name);

    private string Table<TIndex>()
        => SchemaBuilder.Dialect.QuoteForTableName(SchemaBuilder.TablePrefix + SchemaBuilder.TableNameConvention.GetIndexTable(typeof(TIndex)), store.Configuration.Schema);

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
