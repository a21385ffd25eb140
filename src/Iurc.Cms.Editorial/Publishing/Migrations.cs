using Microsoft.Extensions.DependencyInjection;
using OrchardCore.ContentManagement.Records;
using OrchardCore.Data.Migration;
using OrchardCore.Environment.Shell.Scope;
using OrchardCore.Modules;
using YesSql.Sql;

namespace Iurc.Cms.Editorial.Publishing;

/// <summary>Makes the table of <see cref="ItemScheduleIndex"/>, and takes over what Orchard's own modules had scheduled.</summary>
[Feature(FeatureIds.Publishing)]
public sealed class Migrations : DataMigration
{
    /// <summary>The first version.</summary>
    public async Task<int> CreateAsync()
    {
        await SchemaBuilder.CreateMapIndexTableAsync<ItemScheduleIndex>(table => table
            .Column<string>(nameof(ItemScheduleIndex.ContentItemId), column => column.WithLength(26))
            .Column<string>(nameof(ItemScheduleIndex.ContentType), column => column.WithLength(ContentItemIndex.MaxContentTypeSize))
            .Column<DateTime?>(nameof(ItemScheduleIndex.NextUtc))
            .Column<DateTime?>(nameof(ItemScheduleIndex.FailedUtc)));
        await SchemaBuilder.AlterIndexTableAsync<ItemScheduleIndex>(table => table.CreateIndex(
            "IDX_ItemScheduleIndex_DocumentId", "DocumentId"));
        await SchemaBuilder.AlterIndexTableAsync<ItemScheduleIndex>(table => table.CreateIndex(
            "IDX_ItemScheduleIndex_ContentItemId", nameof(ItemScheduleIndex.ContentItemId)));
        await SchemaBuilder.AlterIndexTableAsync<ItemScheduleIndex>(table => table.CreateIndex(
            "IDX_ItemScheduleIndex_NextUtc", nameof(ItemScheduleIndex.NextUtc)));
        // In the transaction that makes the table: there is no moment at which what was scheduled is not.
        ShellScope.RegisterBeforeDispose(scope => scope.ServiceProvider.GetRequiredService<EarlierSchedules>().TakeOverAsync());
        return 1;
    }
}
