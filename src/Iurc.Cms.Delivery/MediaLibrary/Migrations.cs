using OrchardCore.Data.Migration;
using YesSql.Sql;

namespace Iurc.Cms.Delivery.MediaLibrary;

/// <summary>Makes the table of <see cref="MediaOwnerIndex"/>. Files that are there before it belong to nobody.</summary>
public sealed class Migrations : DataMigration
{
    /// <summary>The first version.</summary>
    public async Task<int> CreateAsync()
    {
        await SchemaBuilder.CreateMapIndexTableAsync<MediaOwnerIndex>(table => table
            .Column<string>(nameof(MediaOwnerIndex.Path), column => column.WithLength(MediaOwnerIndex.PathLength)));
        await SchemaBuilder.AlterIndexTableAsync<MediaOwnerIndex>(table => table.CreateIndex(
            "IDX_MediaOwnerIndex_DocumentId", "DocumentId"));
        await SchemaBuilder.AlterIndexTableAsync<MediaOwnerIndex>(table => table.CreateIndex(
            "IDX_MediaOwnerIndex_Path", nameof(MediaOwnerIndex.Path)));
        return 1;
    }
}
