using Iurc.Cms.Programme.Indexes;
using Iurc.Cms.Programme.Upgrades;
using Iurc.Programme.Search;
using OrchardCore.Autoroute.Core.Indexes;
using OrchardCore.ContentManagement.Records;
using OrchardCore.Data.Migration;
using YesSql;
using YesSql.Sql;

namespace Iurc.Cms.Programme;

/// <summary>
/// Gives sites of the first days the tables that <see cref="Migrations"/> takes for its version 1, which was changed in place until there
/// was a second one. It runs before that class; a new site has nothing yet that could lack anything.
/// </summary>
public sealed class EarlierTables(IStore store) : DataMigration
{
    /// <summary>Adds what is lacking.</summary>
    public async Task<int> CreateAsync()
    {
        var schema = new StoredSchema(SchemaBuilder, store);
        if (!await schema.HasTableAsync<PhaseIndex>())
        {
            return 1;
        }

        if (!await schema.HasTableAsync<SearchWordIndex>())
        {
            await SchemaBuilder.CreateMapIndexTableAsync<SearchWordIndex>(table => table
                .Column<string>(nameof(SearchWordIndex.ContentItemId), column => column.WithLength(IndexedText.IdLength))
                .Column<string>(nameof(SearchWordIndex.Word), column => column.WithLength(SearchText.MaxWordLength)));
            await SchemaBuilder.AlterIndexTableAsync<SearchWordIndex>(table =>
            {
                table.CreateIndex("IDX_SearchWordIndex_Word", nameof(SearchWordIndex.Word), nameof(SearchWordIndex.ContentItemId));
                table.CreateIndex("IDX_SearchWordIndex_DocumentId", "DocumentId");
            });
            Reindexing.IndexLater();
        }

        if (await schema.LacksColumnAsync<TestimonialPhaseIndex>(nameof(TestimonialOrderIndex.CreatedUtc)))
        {
            await AddOrderAsync<TestimonialPhaseIndex>(schema, nameof(TestimonialPhaseIndex.PhaseId));
            await AddOrderAsync<TestimonialRegionIndex>(schema, nameof(TestimonialRegionIndex.RegionId));
            await SchemaBuilder.AlterIndexTableAsync<ContentItemIndex>(table =>
            {
                table.CreateIndex("IDX_Iurc_ContentItemIndex_ContentItemId", nameof(ContentItemIndex.ContentItemId), nameof(ContentItemIndex.Published), nameof(ContentItemIndex.Latest));
                table.CreateIndex("IDX_Iurc_ContentItemIndex_ContentType", nameof(ContentItemIndex.ContentType), nameof(ContentItemIndex.Latest), nameof(ContentItemIndex.ModifiedUtc), nameof(ContentItemIndex.Published));
                table.CreateIndex("IDX_Iurc_ContentItemIndex_Latest", nameof(ContentItemIndex.Latest), nameof(ContentItemIndex.ModifiedUtc));
            });
            await SchemaBuilder.AlterIndexTableAsync<AutoroutePartIndex>(table =>
            {
                table.CreateIndex("IDX_Iurc_AutoroutePartIndex_Path", nameof(AutoroutePartIndex.Path));
                table.CreateIndex("IDX_Iurc_AutoroutePartIndex_ContentItemId", nameof(AutoroutePartIndex.ContentItemId));
            });
        }

        return 1;
    }

    private async Task AddOrderAsync<TIndex>(StoredSchema schema, string column)
        where TIndex : TestimonialOrderIndex
    {
        var index = $"IDX_{typeof(TIndex).Name}_{column}";
        await SchemaBuilder.AlterIndexTableAsync<TIndex>(table =>
        {
            table.DropIndex(index);
            table.AddColumn<DateTime>(nameof(TestimonialOrderIndex.CreatedUtc));
        });
        await SchemaBuilder.AlterIndexTableAsync<TIndex>(table => table.CreateIndex(
            index, column, nameof(ContentVersionIndex.Published), nameof(TestimonialOrderIndex.CreatedUtc), nameof(ContentVersionIndex.ContentItemId)));
        await schema.CopyColumnAsync<TIndex, TestimonialIndex>(nameof(TestimonialOrderIndex.CreatedUtc));
    }
}
