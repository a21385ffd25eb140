using OrchardCore.ContentManagement.Records;
using OrchardCore.Data.Migration;
using OrchardCore.Modules;
using YesSql.Sql;

namespace Iurc.Cms.Editorial.Review;

/// <summary>Makes the table of <see cref="ReviewIndex"/>.</summary>
[Feature(FeatureIds.Review)]
public sealed class Migrations : DataMigration
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
}
