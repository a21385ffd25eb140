using Dapper;
using YesSql;
using YesSql.Sql;

namespace Iurc.Cms.Programme.Upgrades;

/// <summary>
/// What the database of a site has. Some early commits changed the first version of a migration in place: two sites with the same
/// number may have different tables, and a later step must look before it adds.
/// </summary>
/// <param name="builder">The migration's builder.</param>
/// <param name="store">The site's store.</param>
public sealed class StoredSchema(ISchemaBuilder builder, IStore store)
{
    private bool IsSqlite => builder.Dialect.Name == "Sqlite";

    /// <summary>Whether the table of an index is there.</summary>
    public async Task<bool> HasTableAsync<TIndex>() => (await ColumnsAsync<TIndex>()).Count > 0;

    /// <summary>Whether the table of an index is there and lacks a column.</summary>
    public async Task<bool> LacksColumnAsync<TIndex>(string column)
        => await ColumnsAsync<TIndex>() is { Count: > 0 } columns && !columns.Contains(column);

    /// <summary>Whether there is an index of the database with that name, as a migration gives it.</summary>
    public async Task<bool> HasIndexAsync(string name)
        => await builder.Connection.ExecuteScalarAsync<long>(
            IsSqlite ? "SELECT COUNT(*) FROM sqlite_master WHERE type = 'index' AND name = @name"
                : "SELECT COUNT(*) FROM pg_indexes WHERE indexname = @name AND schemaname = COALESCE(@schema, current_schema())",
            new { name = builder.Dialect.FormatIndexName(builder.Dialect.PrefixIndex ? builder.TablePrefix + name : name), schema = store.Configuration.Schema },
            builder.Transaction) > 0;

    /// <summary>The quoted name of the table of an index.</summary>
    public string Table<TIndex>() => builder.Dialect.QuoteForTableName(NameOf<TIndex>(), store.Configuration.Schema);

    /// <summary>The quoted name of a column.</summary>
    public string Column(string name) => builder.Dialect.QuoteForColumnName(name);

    /// <summary>Copies a column from the row of another index for the same document.</summary>
    /// <typeparam name="TTo">Where the column is to be filled.</typeparam>
    /// <typeparam name="TFrom">Where its values are.</typeparam>
    public Task CopyColumnAsync<TTo, TFrom>(string column)
        => builder.Connection.ExecuteAsync(
            $"UPDATE {Table<TTo>()} SET {Column(column)} = (SELECT c.{Column(column)} FROM {Table<TFrom>()} c WHERE c.{Column("DocumentId")} = {Table<TTo>()}.{Column("DocumentId")})",
            transaction: builder.Transaction);

    private string NameOf<TIndex>() => builder.TablePrefix + builder.TableNameConvention.GetIndexTable(typeof(TIndex));

    private async Task<HashSet<string>> ColumnsAsync<TIndex>()
        => (await builder.Connection.QueryAsync<string>(
            IsSqlite ? "SELECT name FROM pragma_table_info(@table)"
                : "SELECT column_name FROM information_schema.columns WHERE table_name = @table AND table_schema = COALESCE(@schema, current_schema())",
            new { table = NameOf<TIndex>(), schema = store.Configuration.Schema },
            builder.Transaction)).ToHashSet(StringComparer.Ordinal);
}
