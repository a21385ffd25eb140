using Iurc.Cms.Programme.Indexes;
using Iurc.Programme.Search;
using OrchardCore.Autoroute.Core.Indexes;
using OrchardCore.ContentManagement.Records;
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
            .Column<DateTime>(nameof(TestimonialPhaseIndex.CreatedUtc))
            .Column<string>(nameof(TestimonialPhaseIndex.PhaseId), column => column.WithLength(IdLength)));

        await CreateTableAsync<TestimonialRegionIndex>(table => table
            .Column<DateTime>(nameof(TestimonialRegionIndex.CreatedUtc))
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
            "IDX_TestimonialPhaseIndex_PhaseId", nameof(TestimonialPhaseIndex.PhaseId), nameof(TestimonialPhaseIndex.Published),
            nameof(TestimonialPhaseIndex.CreatedUtc), nameof(TestimonialPhaseIndex.ContentItemId)));
        await SchemaBuilder.AlterIndexTableAsync<TestimonialRegionIndex>(table => table.CreateIndex(
            "IDX_TestimonialRegionIndex_RegionId", nameof(TestimonialRegionIndex.RegionId), nameof(TestimonialRegionIndex.Published),
            nameof(TestimonialRegionIndex.CreatedUtc), nameof(TestimonialRegionIndex.ContentItemId)));

        // Orchard's own indexes begin with the document's id. Without these, looking an item up by its id or its address, which every
        // page does, reads the whole table: it takes the longer the more items there are.
        await SchemaBuilder.AlterIndexTableAsync<ContentItemIndex>(table => table.CreateIndex(
            "IDX_Iurc_ContentItemIndex_ContentItemId", nameof(ContentItemIndex.ContentItemId), nameof(ContentItemIndex.Published), nameof(ContentItemIndex.Latest)));
        await SchemaBuilder.AlterIndexTableAsync<ContentItemIndex>(table => table.CreateIndex(
            "IDX_Iurc_ContentItemIndex_ContentType", nameof(ContentItemIndex.ContentType), nameof(ContentItemIndex.Latest),
            nameof(ContentItemIndex.ModifiedUtc), nameof(ContentItemIndex.Published)));
        await SchemaBuilder.AlterIndexTableAsync<ContentItemIndex>(table => table.CreateIndex(
            "IDX_Iurc_ContentItemIndex_Latest", nameof(ContentItemIndex.Latest), nameof(ContentItemIndex.ModifiedUtc)));
        await SchemaBuilder.AlterIndexTableAsync<AutoroutePartIndex>(table => table.CreateIndex(
            "IDX_Iurc_AutoroutePartIndex_Path", nameof(AutoroutePartIndex.Path)));
        await SchemaBuilder.AlterIndexTableAsync<AutoroutePartIndex>(table => table.CreateIndex(
            "IDX_Iurc_AutoroutePartIndex_ContentItemId", nameof(AutoroutePartIndex.ContentItemId)));

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
