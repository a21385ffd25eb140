using Iurc.Cms.Programme.Upgrades;
using Iurc.Programme;
using OrchardCore.ContentManagement.Records;
using OrchardCore.Data.Migration;
using OrchardCore.Modules;
using YesSql;
using YesSql.Sql;

namespace Iurc.Cms.Editorial.LinkHealth;

/// <summary>Makes the tables of <see cref="ExternalLinkIndex"/> and <see cref="LinkCheckIndex"/>.</summary>
[Feature(FeatureIds.LinkHealth)]
public sealed class Migrations(IStore store) : DataMigration
{
    /// <summary>A fresh set-up.</summary>
    public async Task<int> CreateAsync()
    {
        await SchemaBuilder.CreateMapIndexTableAsync<ExternalLinkIndex>(table => table
            .Column<string>(nameof(ExternalLinkIndex.ContentItemId), column => column.WithLength(26))
            .Column<string>(nameof(ExternalLinkIndex.ContentType), column => column.WithLength(255))
            .Column<string>(nameof(ExternalLinkIndex.Owner), column => column.WithLength(255))
            .Column<string>(nameof(ExternalLinkIndex.Address), column => column.WithLength(WebAddress.MaxLength))
            .Column<string>(nameof(ExternalLinkIndex.AddressKey), column => column.WithLength(ExternalLinks.KeyLength))
            .Column<DateTime?>(nameof(ExternalLinkIndex.Until)));
        await SchemaBuilder.AlterIndexTableAsync<ExternalLinkIndex>(table => table.CreateIndex(
            "IDX_ExternalLinkIndex_DocumentId", "DocumentId"));
        await SchemaBuilder.AlterIndexTableAsync<ExternalLinkIndex>(table => table.CreateIndex(
            "IDX_ExternalLinkIndex_AddressKey", nameof(ExternalLinkIndex.AddressKey), nameof(ExternalLinkIndex.ContentItemId)));

        await SchemaBuilder.CreateMapIndexTableAsync<LinkCheckIndex>(table => table
            .Column<string>(nameof(LinkCheckIndex.AddressKey), column => column.WithLength(ExternalLinks.KeyLength))
            .Column<string>(nameof(LinkCheckIndex.Address), column => column.WithLength(LinkCheckIndex.SearchedLength))
            .Column<string>(nameof(LinkCheckIndex.State), column => column.WithLength(16))
            .Column<DateTime>(nameof(LinkCheckIndex.NextCheckUtc)));
        await SchemaBuilder.AlterIndexTableAsync<LinkCheckIndex>(table => table.CreateIndex(
            "IDX_LinkCheckIndex_DocumentId", "DocumentId"));
        await SchemaBuilder.AlterIndexTableAsync<LinkCheckIndex>(table => table.CreateIndex(
            "IDX_LinkCheckIndex_AddressKey", nameof(LinkCheckIndex.AddressKey)));
        await SchemaBuilder.AlterIndexTableAsync<LinkCheckIndex>(table => table.CreateIndex(
            "IDX_LinkCheckIndex_NextCheckUtc", nameof(LinkCheckIndex.NextCheckUtc)));
        await SchemaBuilder.AlterIndexTableAsync<LinkCheckIndex>(table => table.CreateIndex(
            "IDX_LinkCheckIndex_State", nameof(LinkCheckIndex.State), nameof(LinkCheckIndex.AddressKey)));
        return 2;
    }

    /// <summary>Rows that hold until a day; none has to be written when that day comes.</summary>
    public async Task<int> UpdateFrom1Async()
    {
        await SchemaBuilder.AlterIndexTableAsync<ExternalLinkIndex>(table => table.AddColumn<DateTime?>(nameof(ExternalLinkIndex.Until)));
        RegionsAgain.IndexLater();
        return 2;
    }

    /// <summary>The first version was changed in place: the earliest sites do not know whose the items are.</summary>
    public async Task<int> UpdateFrom2Async()
    {
        var schema = new StoredSchema(SchemaBuilder, store);
        if (await schema.LacksColumnAsync<ExternalLinkIndex>(nameof(ExternalLinkIndex.Owner)))
        {
            await SchemaBuilder.AlterIndexTableAsync<ExternalLinkIndex>(table => table.AddColumn<string>(nameof(ExternalLinkIndex.Owner), column => column.WithLength(255)));
            await schema.CopyColumnAsync<ExternalLinkIndex, ContentItemIndex>(nameof(ExternalLinkIndex.Owner));
        }

        return 3;
    }
}
