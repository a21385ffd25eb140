using OrchardCore.Data.Migration;
using OrchardCore.Modules;
using YesSql.Sql;

namespace Iurc.Cms.Editorial.Dashboard;

/// <summary>Makes the table of <see cref="AttentionIndex"/>.</summary>
[Feature(FeatureIds.Dashboard)]
public sealed class Migrations : DataMigration
{
    /// <summary>A fresh set-up.</summary>
    public async Task<int> CreateAsync()
    {
        await SchemaBuilder.CreateMapIndexTableAsync<AttentionIndex>(table => table
            .Column<string>(nameof(AttentionIndex.Kind), column => column.WithLength(16))
            .Column<string>(nameof(AttentionIndex.ContentItemId), column => column.WithLength(26))
            .Column<string>(nameof(AttentionIndex.ContentType), column => column.WithLength(255))
            .Column<string>(nameof(AttentionIndex.Owner), column => column.WithLength(255))
            .Column<DateTime>(nameof(AttentionIndex.WhenUtc))
            .Column<DateTime?>(nameof(AttentionIndex.Until)));
        await SchemaBuilder.AlterIndexTableAsync<AttentionIndex>(table => table.CreateIndex(
            "IDX_AttentionIndex_DocumentId", "DocumentId"));
        await SchemaBuilder.AlterIndexTableAsync<AttentionIndex>(table => table.CreateIndex(
            "IDX_AttentionIndex_Kind", nameof(AttentionIndex.Kind), nameof(AttentionIndex.WhenUtc), nameof(AttentionIndex.ContentType), nameof(AttentionIndex.Owner)));
        return 2;
    }

    /// <summary>Rows that hold until a day; none has to be written when that day comes.</summary>
    public async Task<int> UpdateFrom1Async()
    {
        await SchemaBuilder.AlterIndexTableAsync<AttentionIndex>(table => table.AddColumn<DateTime?>(nameof(AttentionIndex.Until)));
        RegionsAgain.IndexLater();
        return 2;
    }
}
