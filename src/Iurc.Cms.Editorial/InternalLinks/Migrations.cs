using Iurc.Cms.Programme.Indexes;
using Iurc.Cms.Programme.Upgrades;
using OrchardCore.ContentManagement.Records;
using OrchardCore.Data.Migration;
using OrchardCore.Modules;
using YesSql.Sql;

namespace Iurc.Cms.Editorial.InternalLinks;

/// <summary>Makes the tables of <see cref="InternalLinkIndex"/> and <see cref="PagePlaceIndex"/>.</summary>
[Feature(FeatureIds.InternalLinks)]
public sealed class Migrations : DataMigration
{
    /// <summary>The first version. Content that is there already is indexed.</summary>
    public async Task<int> CreateAsync()
    {
        await SchemaBuilder.CreateMapIndexTableAsync<InternalLinkIndex>(table => table
            .Column<string>(nameof(InternalLinkIndex.ContentItemId), column => column.WithLength(IndexedText.IdLength))
            .Column<string>(nameof(InternalLinkIndex.ContentType), column => column.WithLength(ContentItemIndex.MaxContentTypeSize))
            .Column<string>(nameof(InternalLinkIndex.Owner), column => column.WithLength(ContentItemIndex.MaxOwnerSize))
            .Column<bool>(nameof(InternalLinkIndex.Published))
            .Column<string>(nameof(InternalLinkIndex.Host), column => column.WithLength(InternalLinkIndex.NameLength))
            .Column<string>(nameof(InternalLinkIndex.Path), column => column.WithLength(InternalLinkIndex.PathLength))
            .Column<string>(nameof(InternalLinkIndex.Fragment), column => column.WithLength(InternalLinkIndex.NameLength)));
        await SchemaBuilder.AlterIndexTableAsync<InternalLinkIndex>(table =>
        {
            table.CreateIndex("IDX_InternalLinkIndex_DocumentId", "DocumentId");
            table.CreateIndex("IDX_InternalLinkIndex_Path", nameof(InternalLinkIndex.Host), nameof(InternalLinkIndex.Path), nameof(InternalLinkIndex.Published), nameof(InternalLinkIndex.Id));
            table.CreateIndex("IDX_InternalLinkIndex_Fragment", nameof(InternalLinkIndex.Host), nameof(InternalLinkIndex.Fragment));
        });

        await SchemaBuilder.CreateMapIndexTableAsync<PagePlaceIndex>(table => table
            .Column<string>(nameof(PagePlaceIndex.ContentItemId), column => column.WithLength(IndexedText.IdLength))
            .Column<string>(nameof(PagePlaceIndex.Name), column => column.WithLength(InternalLinkIndex.NameLength)));
        await SchemaBuilder.AlterIndexTableAsync<PagePlaceIndex>(table =>
        {
            table.CreateIndex("IDX_PagePlaceIndex_DocumentId", "DocumentId");
            table.CreateIndex("IDX_PagePlaceIndex_Name", nameof(PagePlaceIndex.ContentItemId), nameof(PagePlaceIndex.Name));
        });
        Reindexing.IndexLater();
        return 1;
    }
}
