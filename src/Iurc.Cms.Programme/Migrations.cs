using Dapper;
using Iurc.Cms.Programme.Indexes;
using Iurc.Cms.Programme.Upgrades;
using Iurc.Programme.Search;
using OrchardCore.Autoroute.Core.Indexes;
using OrchardCore.ContentLocalization.Records;
using OrchardCore.ContentManagement.Records;
using OrchardCore.Data.Migration;
using YesSql;
using YesSql.Sql;
using YesSql.Sql.Schema;

namespace Iurc.Cms.Programme;

/// <summary>Makes the index tables. The content types come from <c>recipes/model</c>.</summary>
public sealed class Migrations(IStore store) : DataMigration
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
            .Column<int>(nameof(SearchWordIndex.Place))
            .Column<string>(nameof(SearchWordIndex.Word), column => column.WithLength(SearchText.MaxWordLength)));
        await IndexWordsAsync();

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
        await SchemaBuilder.AlterIndexTableAsync<AutoroutePartIndex>(table => table.CreateIndex(
            "IDX_Iurc_AutoroutePartIndex_Path", nameof(AutoroutePartIndex.Path)));
        await SchemaBuilder.AlterIndexTableAsync<AutoroutePartIndex>(table => table.CreateIndex(
            "IDX_Iurc_AutoroutePartIndex_ContentItemId", nameof(AutoroutePartIndex.ContentItemId)));

        await IndexContentAsync();
        await IndexStatusAsync();
        await CreatePhaseRegionTableAsync();
        await IndexLookUpsAsync();
        return 3;
    }

    /// <summary>
    /// Testimonials of a phase and a region have a table of their own, a word knows whether it stands in the title, and the admin's
    /// lists have indexes that hold their order to the end.
    /// </summary>
    public async Task<int> UpdateFrom1Async()
    {
        await CreatePhaseRegionTableAsync();
        await FillPhaseRegionTableAsync();

        await SchemaBuilder.AlterIndexTableAsync<SearchWordIndex>(table =>
        {
            table.DropIndex("IDX_SearchWordIndex_Word");
            table.DropIndex("IDX_SearchWordIndex_DocumentId");
            table.AddColumn<int>(nameof(SearchWordIndex.Place));
        });
        await FillPlacesAsync();
        await IndexWordsAsync();

        await SchemaBuilder.AlterIndexTableAsync<ContentItemIndex>(table =>
        {
            table.DropIndex("IDX_Iurc_ContentItemIndex_ContentType");
            table.DropIndex("IDX_Iurc_ContentItemIndex_Latest");
        });
        await IndexContentAsync();
        return 2;
    }

    /// <summary>
    /// Addresses and translations are looked up when they are asked for, and no longer held in memory; the admin's lists of drafts and of
    /// what is published have indexes, too.
    /// </summary>
    public async Task<int> UpdateFrom2Async()
    {
        await IndexStatusAsync();
        await IndexLookUpsAsync();
        return 3;
    }

    /// <summary>Version 3 was made in two branches at once: a site between them has the indexes of one.</summary>
    public async Task<int> UpdateFrom3Async()
    {
        var schema = new StoredSchema(SchemaBuilder, store);
        if (!await schema.HasIndexAsync("IDX_Iurc_ContentItemIndex_Drafts"))
        {
            await IndexStatusAsync();
        }

        if (!await schema.HasIndexAsync("IDX_Iurc_AutoroutePartIndex_Contained"))
        {
            await IndexLookUpsAsync();
        }

        return 4;
    }

    /// <summary>
    /// Words are found in the middle of Chinese texts, without the accents that nobody types, and however they are spelt; in the admin too.
    /// </summary>
    public async Task<int> UpdateFrom4Async()
    {
        await SchemaBuilder.CreateMapIndexTableAsync<ItemTextIndex>(table => table.Column<string>(nameof(ItemTextIndex.Words), column => column.Unlimited()));
        await IndexAsync<ItemTextIndex>("IDX_ItemTextIndex_DocumentId", "DocumentId");
        Reindexing.IndexLater();
        return 5;
    }

    private async Task CreatePhaseRegionTableAsync()
    {
        await CreateTableAsync<TestimonialPhaseRegionIndex>(table => table
            .Column<DateTime>(nameof(TestimonialPhaseRegionIndex.CreatedUtc))
            .Column<string>(nameof(TestimonialPhaseRegionIndex.PhaseId), column => column.WithLength(IdLength))
            .Column<string>(nameof(TestimonialPhaseRegionIndex.RegionId), column => column.WithLength(IdLength)));
        await SchemaBuilder.AlterIndexTableAsync<TestimonialPhaseRegionIndex>(table => table.CreateIndex(
            "IDX_TestimonialPhaseRegionIndex_Ids", nameof(TestimonialPhaseRegionIndex.PhaseId), nameof(TestimonialPhaseRegionIndex.RegionId),
            nameof(TestimonialPhaseRegionIndex.Published), nameof(TestimonialPhaseRegionIndex.CreatedUtc), nameof(TestimonialPhaseRegionIndex.ContentItemId)));
    }

    // Each begins with what a list is narrowed to and goes on with its whole order, so that a page of it is read without sorting. The
    // columns after that save looking into the table, and let SQLite, which knows no numbers of rows, prefer a type's index to the
    // one for all types.
    private async Task IndexContentAsync()
    {
        await IndexAsync<ContentItemIndex>("IDX_Iurc_ContentItemIndex_TypeModified", nameof(ContentItemIndex.ContentType), nameof(ContentItemIndex.Latest),
            nameof(ContentItemIndex.ModifiedUtc), nameof(ContentItemIndex.Id), nameof(ContentItemIndex.Published), nameof(ContentItemIndex.DocumentId));
        foreach (var order in new[] { nameof(ContentItemIndex.CreatedUtc), nameof(ContentItemIndex.PublishedUtc), nameof(ContentItemIndex.DisplayText) })
        {
            await IndexAsync<ContentItemIndex>($"IDX_Iurc_ContentItemIndex_Type{order}", nameof(ContentItemIndex.ContentType), nameof(ContentItemIndex.Latest),
                order, nameof(ContentItemIndex.Id));
        }

        await IndexAsync<ContentItemIndex>("IDX_Iurc_ContentItemIndex_Modified", nameof(ContentItemIndex.Latest), nameof(ContentItemIndex.ModifiedUtc),
            nameof(ContentItemIndex.Id), nameof(ContentItemIndex.ContentType), nameof(ContentItemIndex.Owner));

        // With one column that it can look up in either of two indexes, SQLite may take the one for the lists: an editor asks for the
        // newest version of an item, and comes to it through half of all items.
        await IndexAsync<ContentItemIndex>("IDX_Iurc_ContentItemIndex_LatestById", nameof(ContentItemIndex.ContentItemId), nameof(ContentItemIndex.Latest));
        await IndexAsync<ContentItemIndex>("IDX_Iurc_ContentItemIndex_Version", nameof(ContentItemIndex.ContentItemVersionId));

        // Every row of a list, and every editor, asks for the other languages of an item.
        await IndexAsync<LocalizedContentItemIndex>("IDX_Iurc_LocalizedContentItemIndex_Set", nameof(LocalizedContentItemIndex.LocalizationSet));
    }

    // There are few drafts: those of one type are found among those of all. What is published is most of what there is.
    private async Task IndexStatusAsync()
    {
        string[] order = [nameof(ContentItemIndex.ModifiedUtc), nameof(ContentItemIndex.Id)];
        await IndexAsync<ContentItemIndex>("IDX_Iurc_ContentItemIndex_Drafts",
            [nameof(ContentItemIndex.Latest), nameof(ContentItemIndex.Published), .. order, nameof(ContentItemIndex.ContentType), nameof(ContentItemIndex.DocumentId)]);
        await IndexAsync<ContentItemIndex>("IDX_Iurc_ContentItemIndex_Published",
            [nameof(ContentItemIndex.Published), .. order, nameof(ContentItemIndex.ContentType), nameof(ContentItemIndex.DocumentId)]);
        await IndexAsync<ContentItemIndex>("IDX_Iurc_ContentItemIndex_TypePublished",
            [nameof(ContentItemIndex.ContentType), nameof(ContentItemIndex.Published), .. order, nameof(ContentItemIndex.DocumentId)]);
    }

    // What Addresses looks up, beside the indexes by address, by item and by set of translations above.
    private async Task IndexLookUpsAsync()
    {
        await IndexAsync<AutoroutePartIndex>("IDX_Iurc_AutoroutePartIndex_Contained", nameof(AutoroutePartIndex.ContainedContentItemId));
        await IndexAsync<LocalizedContentItemIndex>("IDX_Iurc_LocalizedContentItemIndex_ContentItemId", nameof(LocalizedContentItemIndex.ContentItemId));

        // Elsewhere the column is compared without regard to case, and so is its index.
        if (SchemaBuilder.Dialect.Name == "PostgreSql")
        {
            var name = SchemaBuilder.Dialect.QuoteForColumnName(SchemaBuilder.TablePrefix + "IDX_Iurc_AutoroutePartIndex_PathInLowerCase");
            await ExecuteAsync($"CREATE INDEX {name} ON {Table<AutoroutePartIndex>()} (lower({Column(nameof(AutoroutePartIndex.Path))}))");
        }
    }

    private Task IndexAsync<TIndex>(string name, params string[] columns)
        => SchemaBuilder.AlterIndexTableAsync<TIndex>(table => table.CreateIndex(name, columns));

    private async Task IndexWordsAsync()
    {
        // Elsewhere than in SQLite, the beginning of a word is looked up in an index only if the order is that of the characters.
        if (SchemaBuilder.Dialect.Name == "PostgreSql")
        {
            await ExecuteAsync($"""ALTER TABLE {Table<SearchWordIndex>()} ALTER COLUMN {Column(nameof(SearchWordIndex.Word))} TYPE varchar({SearchText.MaxWordLength}) COLLATE "C" """);
        }

        await IndexAsync<SearchWordIndex>("IDX_SearchWordIndex_Place", nameof(SearchWordIndex.Place), nameof(SearchWordIndex.Word), nameof(SearchWordIndex.ContentItemId));
        await IndexAsync<SearchWordIndex>("IDX_SearchWordIndex_Document", nameof(SearchWordIndex.DocumentId), nameof(SearchWordIndex.Word));
    }

    private async Task FillPhaseRegionTableAsync()
    {
        string[] copied = ["DocumentId", nameof(ContentVersionIndex.ContentItemId), nameof(ContentVersionIndex.Published), nameof(ContentVersionIndex.Latest),
            nameof(TestimonialOrderIndex.CreatedUtc), nameof(TestimonialPhaseIndex.PhaseId)];
        var (document, region) = (Column("DocumentId"), Column(nameof(TestimonialRegionIndex.RegionId)));
        await ExecuteAsync($"""
            INSERT INTO {Table<TestimonialPhaseRegionIndex>()} ({string.Join(", ", copied.Select(Column))}, {region})
            SELECT {string.Join(", ", copied.Select(name => "p." + Column(name)))}, r.{region}
            FROM {Table<TestimonialPhaseIndex>()} p INNER JOIN {Table<TestimonialRegionIndex>()} r ON r.{document} = p.{document}
            """);
    }

    private async Task FillPlacesAsync()
    {
        var (document, word, place) = (Column("DocumentId"), Column(nameof(SearchWordIndex.Word)), Column(nameof(SearchWordIndex.Place)));
        await ExecuteAsync($"UPDATE {Table<SearchWordIndex>()} SET {place} = {SearchWordIndex.InText}");

        var titles = await SchemaBuilder.Connection.QueryAsync<(long DocumentId, string? Title)>($"""
            SELECT {document}, {Column(nameof(ContentItemIndex.DisplayText))} FROM {Table<ContentItemIndex>()}
            WHERE {document} IN (SELECT {document} FROM {Table<SearchWordIndex>()})
            """, transaction: SchemaBuilder.Transaction);
        foreach (var (documentId, title) in titles)
        {
            foreach (var inTitle in SearchText.Words(title))
            {
                await ExecuteAsync(
                    $"UPDATE {Table<SearchWordIndex>()} SET {place} = {SearchWordIndex.InTitle} WHERE {document} = @documentId AND {word} = @inTitle",
                    new { documentId, inTitle });
            }
        }
    }

    private Task<int> ExecuteAsync(string sql, object? parameters = null)
        => SchemaBuilder.Connection.ExecuteAsync(sql, parameters, SchemaBuilder.Transaction);

    private string Column(string name) => SchemaBuilder.Dialect.QuoteForColumnName(name);

    private string Table<TIndex>()
        => SchemaBuilder.Dialect.QuoteForTableName(SchemaBuilder.TablePrefix + SchemaBuilder.TableNameConvention.GetIndexTable(typeof(TIndex)), store.Configuration.Schema);

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
