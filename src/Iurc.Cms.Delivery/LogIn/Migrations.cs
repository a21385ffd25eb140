using Iurc.Cms.Delivery.LogIn.SecondFactor;
using Iurc.Cms.Delivery.LogIn.Sessions;
using OrchardCore.Data.Migration;
using YesSql.Sql;

namespace Iurc.Cms.Delivery.LogIn;

/// <summary>Makes the tables of <see cref="EndedSessionIndex"/> and <see cref="CodeTriesIndex"/>.</summary>
public sealed class Migrations : DataMigration
{
    /// <summary>A site that has none of them.</summary>
    public async Task<int> CreateAsync()
    {
        await SchemaBuilder.CreateMapIndexTableAsync<EndedSessionIndex>(table => table
            .Column<string>(nameof(EndedSessionIndex.SessionId), column => column.WithLength(32))
            .Column<DateTime>(nameof(EndedSessionIndex.UntilUtc)));
        await SchemaBuilder.AlterIndexTableAsync<EndedSessionIndex>(table => table.CreateIndex(
            "IDX_EndedSessionIndex_DocumentId", "DocumentId"));
        await SchemaBuilder.AlterIndexTableAsync<EndedSessionIndex>(table => table.CreateIndex(
            "IDX_EndedSessionIndex_SessionId", nameof(EndedSessionIndex.SessionId)));
        await SchemaBuilder.AlterIndexTableAsync<EndedSessionIndex>(table => table.CreateIndex(
            "IDX_EndedSessionIndex_UntilUtc", nameof(EndedSessionIndex.UntilUtc)));

        await SchemaBuilder.CreateMapIndexTableAsync<CodeTriesIndex>(table => table
            .Column<string>(nameof(CodeTriesIndex.Key), column => column.WithLength(CodeTriesIndex.KeyLength)));
        await SchemaBuilder.AlterIndexTableAsync<CodeTriesIndex>(table => table.CreateIndex(
            "IDX_CodeTriesIndex_DocumentId", "DocumentId"));
        await SchemaBuilder.AlterIndexTableAsync<CodeTriesIndex>(table => table.CreateIndex(
            "IDX_CodeTriesIndex_Key", nameof(CodeTriesIndex.Key)));
        return 1;
    }
}
