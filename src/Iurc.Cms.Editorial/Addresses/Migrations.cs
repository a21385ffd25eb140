using OrchardCore.Autoroute.Models;
using OrchardCore.Data.Migration;
using OrchardCore.Modules;
using YesSql.Sql;

namespace Iurc.Cms.Editorial.Addresses;

/// <summary>Makes the table of <see cref="FormerAddressIndex"/>.</summary>
[Feature(FeatureIds.Addresses)]
public sealed class Migrations : DataMigration
{
    /// <summary>The first version.</summary>
    public async Task<int> CreateAsync()
    {
        await SchemaBuilder.CreateMapIndexTableAsync<FormerAddressIndex>(table => table
            .Column<string>(nameof(FormerAddressIndex.ContentItemId), column => column.WithLength(26))
            .Column<string>(nameof(FormerAddressIndex.Path), column => column.WithLength(AutoroutePart.MaxPathLength)));
        await SchemaBuilder.AlterIndexTableAsync<FormerAddressIndex>(table => table.CreateIndex(
            "IDX_FormerAddressIndex_DocumentId", "DocumentId"));
        await SchemaBuilder.AlterIndexTableAsync<FormerAddressIndex>(table => table.CreateIndex(
            "IDX_FormerAddressIndex_Path", nameof(FormerAddressIndex.Path)));
        return 1;
    }

    /// <summary>The former addresses of an item are looked up, too.</summary>
    public async Task<int> UpdateFrom1Async()
    {
        await SchemaBuilder.AlterIndexTableAsync<FormerAddressIndex>(table => table.CreateIndex(
            "IDX_FormerAddressIndex_ContentItemId", nameof(FormerAddressIndex.ContentItemId)));
        return 2;
    }
}
