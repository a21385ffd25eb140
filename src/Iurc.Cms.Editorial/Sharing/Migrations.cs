using Iurc.Cms.Programme.Indexes;
using Iurc.Programme;
using OrchardCore.Data.Migration;
using OrchardCore.Modules;
using YesSql.Sql;

namespace Iurc.Cms.Editorial.Sharing;

/// <summary>Makes the table of <see cref="SharedDraftIndex"/>.</summary>
[Feature(FeatureIds.Sharing)]
public sealed class Migrations : DataMigration
{
    /// <summary>The first version.</summary>
    public async Task<int> CreateAsync()
    {
        await SchemaBuilder.CreateMapIndexTableAsync<SharedDraftIndex>(table => table
            .Column<string>(nameof(SharedDraftIndex.ContentItemId), column => column.WithLength(IndexedText.IdLength))
            .Column<string>(nameof(SharedDraftIndex.TokenHash), column => column.WithLength(ShareToken.HashLength))
            .Column<DateTime>(nameof(SharedDraftIndex.ExpiresUtc)));
        await SchemaBuilder.AlterIndexTableAsync<SharedDraftIndex>(table =>
        {
            table.CreateIndex("IDX_SharedDraftIndex_DocumentId", "DocumentId");
            table.CreateIndex("IDX_SharedDraftIndex_TokenHash", nameof(SharedDraftIndex.TokenHash));
            table.CreateIndex("IDX_SharedDraftIndex_ContentItemId", nameof(SharedDraftIndex.ContentItemId));
            table.CreateIndex("IDX_SharedDraftIndex_ExpiresUtc", nameof(SharedDraftIndex.ExpiresUtc));
        });
        return 1;
    }
}
