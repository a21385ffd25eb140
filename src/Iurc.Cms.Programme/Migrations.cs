using Iurc.Cms.Programme.Indexes;
using Iurc.Programme.Search;
using OrchardCore.Data.Migration;
using YesSql.Sql;
using YesSql.Sql.Schema;

namespace Iurc.Cms.Programme;

/// <summary>Makes the index tables. The content types come from <c>recipes/model</c>.</summary>
public sealed class Migrations : DataMigration
{
    /// <summary>The length of a content item id in Orchard Core.</summary>
    private const int IdLength = 26;

    /// <summary>The first version.</summary>
    public async Task<int> CreateAsync()
    {
        await CreateTableAsync<PhaseIndex>(table => table
            .Column<int>(nameof(PhaseIndex.Number))
            .Column<int>(nameof(PhaseIndex.StartYear))
            .Column<int>(nameof(PhaseIndex.EndYear)));

        await CreateTableAsync<RegionIndex>(table => table
            .Column<int>(nameof(RegionIndex.SortOrder))
            .Column<bool>(nameof(RegionIndex.AddressMissing)));

        await CreateTableAsync<TestimonialIndex>(table => table
            .Column<DateTime>(nameof(TestimonialIndex.CreatedUtc))
            .Column<bool>(nameof(TestimonialIndex.PermissionGiven)));

        await CreateTableAsync<TestimonialPhaseIndex>(table => table
            .Column<string>(nameof(TestimonialPhaseIndex.PhaseId), column => column.WithLength(IdLength)));

        await CreateTableAsync<TestimonialRegionIndex>(table => table
            .Column<string>(nameof(TestimonialRegionIndex.RegionId), column => column.WithLength(IdLength)));

        await SchemaBuilder.CreateMapIndexTableAsync<SearchWordIndex>(table => table
            .Column<string>(nameof(SearchWordIndex.ContentItemId), column => column.WithLength(IdLength))
            .Column<string>(nameof(SearchWordIndex.Word), column => column.WithLength(SearchText.MaxWordLength)));
        await SchemaBuilder.AlterIndexTableAsync<SearchWordIndex>(table => table.CreateIndex(
            "IDX_SearchWordIndex_Word", nameof(SearchWordIndex.Word), nameof(SearchWordIndex.ContentItemId)));
        await SchemaBuilder.AlterIndexTableAsync<SearchWordIndex>(table => table.CreateIndex(
            "IDX_SearchWordIndex_DocumentId", "DocumentId"));

        await SchemaBuilder.AlterIndexTableAsync<TestimonialIndex>(table => table.CreateIndex(
            "IDX_TestimonialIndex_Published", nameof(TestimonialIndex.Published), nameof(TestimonialIndex.CreatedUtc), nameof(TestimonialIndex.ContentItemId)));
        await SchemaBuilder.AlterIndexTableAsync<TestimonialPhaseIndex>(table => table.CreateIndex(
            "IDX_TestimonialPhaseIndex_PhaseId", nameof(TestimonialPhaseIndex.PhaseId), nameof(TestimonialPhaseIndex.Published)));
        await SchemaBuilder.AlterIndexTableAsync<TestimonialRegionIndex>(table => table.CreateIndex(
            "IDX_TestimonialRegionIndex_RegionId", nameof(TestimonialRegionIndex.RegionId), nameof(TestimonialRegionIndex.Published)));

        return 1;
    }

    private async Task CreateTableAsync<TIndex>(Action<ICreateTableCommand> columns)
        where TIndex : ContentVersionIndex
    {
        await SchemaBuilder.CreateMapIndexTableAsync<TIndex>(table =>
        {
            table
                .Column<string>(nameof(ContentVersionIndex.ContentItemId), column => column.WithLength(IdLength))
                .Column<bool>(nameof(ContentVersionIndex.Published))
                .Column<bool>(nameof(ContentVersionIndex.Latest));
            columns(table);
        });

        await SchemaBuilder.AlterIndexTableAsync<TIndex>(table => table.CreateIndex(
            $"IDX_{typeof(TIndex).Name}_DocumentId", "DocumentId", nameof(ContentVersionIndex.ContentItemId),
            nameof(ContentVersionIndex.Published), nameof(ContentVersionIndex.Latest)));
    }
}
