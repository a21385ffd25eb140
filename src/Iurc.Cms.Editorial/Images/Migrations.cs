using Iurc.Cms.Programme.Upgrades;
using OrchardCore.Data.Migration;
using OrchardCore.Modules;
using YesSql.Sql;

namespace Iurc.Cms.Editorial.Images;

/// <summary>Makes the table of <see cref="MediaUseIndex"/>.</summary>
[Feature(FeatureIds.Images)]
public sealed class Migrations : DataMigration
{
    /// <summary>The first version.</summary>
    public async Task<int> CreateAsync()
    {
        await SchemaBuilder.CreateMapIndexTableAsync<MediaUseIndex>(table => table
            .Column<string>(nameof(MediaUseIndex.ContentItemId), column => column.WithLength(26))
            .Column<string>(nameof(MediaUseIndex.Path), column => column.WithLength(MediaUseIndex.PathLength)));
        await SchemaBuilder.AlterIndexTableAsync<MediaUseIndex>(table => table.CreateIndex(
            "IDX_MediaUseIndex_DocumentId", "DocumentId"));
        await SchemaBuilder.AlterIndexTableAsync<MediaUseIndex>(table => table.CreateIndex(
            "IDX_MediaUseIndex_Path", nameof(MediaUseIndex.Path)));
        return 1;
    }

    /// <summary>Links are found however they are written.</summary>
#pragma warning disable CA1822 // Orchard looks for methods of the instance.
    public Task<int> UpdateFrom1Async()
    {
        Reindexing.IndexLater();
        return Task.FromResult(2);
    }
#pragma warning restore CA1822
}
