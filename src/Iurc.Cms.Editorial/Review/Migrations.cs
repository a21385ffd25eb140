using Iurc.Cms.Programme.Upgrades;
using OrchardCore.ContentManagement.Records;
using OrchardCore.Data.Migration;
using OrchardCore.Modules;
using YesSql;
using YesSql.Sql;

namespace Iurc.Cms.Editorial.Review;

/// <summary>Makes the table of <see cref="ReviewIndex"/>.</summary>
[Feature(FeatureIds.Review)]
public sealed class Migrations(IStore store) : DataMigration
{
    /// <summary>The first version.</summary>
    public async Task<int> CreateAsync()
    {
        await SchemaBuilder.CreateMapIndexTableAsync<ReviewIndex>(table => table
            .Column<string>(nameof(ReviewIndex.ContentItemId), column => column.WithLength(26))
            .Column<string>(nameof(ReviewIndex.ContentType), column => column.WithLength(ContentItemIndex.MaxContentTypeSize))
            .Column<DateTime>(nameof(ReviewIndex.AskedUtc)));
        await SchemaBuilder.AlterIndexTableAsync<ReviewIndex>(table => table.CreateIndex(
            "IDX_ReviewIndex_DocumentId", "DocumentId", nameof(ReviewIndex.AskedUtc)));
        return 1;
    }

    /// <summary>The first version was changed in place: the earliest sites do not know of what type the drafts are.</summary>
    public async Task<int> UpdateFrom1Async()
    {
        var schema = new StoredSchema(SchemaBuilder, store);
        if (await schema.LacksColumnAsync<ReviewIndex>(nameof(ReviewIndex.ContentType)))
        {
            await SchemaBuilder.AlterIndexTableAsync<ReviewIndex>(table => table.AddColumn<string>(
                nameof(ReviewIndex.ContentType), column => column.WithLength(ContentItemIndex.MaxContentTypeSize)));
            await schema.CopyColumnAsync<ReviewIndex, ContentItemIndex>(nameof(ReviewIndex.ContentType));
        }

        return 2;
    }

    /// <summary>Whose drafts they are, and which were sent back.</summary>
    public async Task<int> UpdateFrom2Async()
    {
        await SchemaBuilder.CreateMapIndexTableAsync<AskedReviewIndex>(table => table
            .Column<string>(nameof(AskedReviewIndex.ContentItemId), column => column.WithLength(26))
            .Column<string>(nameof(AskedReviewIndex.AskedById), column => column.WithLength(ContentItemIndex.MaxOwnerSize))
            .Column<bool>(nameof(AskedReviewIndex.IsSentBack))
            .Column<DateTime>(nameof(AskedReviewIndex.WhenUtc)));
        await SchemaBuilder.AlterIndexTableAsync<AskedReviewIndex>(table => table.CreateIndex(
            "IDX_AskedReviewIndex_DocumentId", "DocumentId", nameof(AskedReviewIndex.AskedById), nameof(AskedReviewIndex.IsSentBack)));
        Reindexing.IndexLater();
        return 3;
    }
}
