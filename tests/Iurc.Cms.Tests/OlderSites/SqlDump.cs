using System.Data.Common;
using System.Globalization;
using System.Text;

namespace Iurc.Cms.Tests.OlderSites;

/// <summary>A database of SQLite as statements, one a line, that make it again.</summary>
internal static class SqlDump
{
    public static async Task<string> OfAsync(DbConnection connection)
    {
        var text = new StringBuilder();
        var tables = await ReadAsync(connection, "SELECT name, sql FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY rowid");
        foreach (var table in tables)
        {
            Append(text, table[1]);
            var columns = (await ReadAsync(connection, $"SELECT name FROM pragma_table_info('{table[0]}')")).Select(column => $"\"{column[0]}\"").ToList();
            var quoted = string.Join(" || ', ' || ", columns.Select(column => $"quote({column})"));
            foreach (var row in await ReadAsync(connection, $"SELECT {quoted} FROM \"{table[0]}\" ORDER BY rowid"))
            {
                Append(text, $"INSERT INTO \"{table[0]}\" ({string.Join(", ", columns)}) VALUES ({row[0]})");
            }
        }

        foreach (var index in await ReadAsync(connection, "SELECT sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL ORDER BY rowid"))
        {
            Append(text, index[0]);
        }

        return text.ToString();
    }

    /// <summary>Runs the statements of a dump.</summary>
    public static async Task RunAsync(DbConnection connection, string dump)
    {
        await using var transaction = await connection.BeginTransactionAsync();
        foreach (var statement in dump.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            await using var command = connection.CreateCommand();
            command.Transaction = transaction;
            command.CommandText = statement;
            await command.ExecuteNonQueryAsync();
        }

        await transaction.CommitAsync();
    }

    // A line feed inside a text is written as what SQLite makes one of.
    private static void Append(StringBuilder text, string statement)
        => text.Append(statement.Trim().Replace("\r\n", "\n", StringComparison.Ordinal).Replace("\n", statement.StartsWith("INSERT", StringComparison.Ordinal) ? "' || char(10) || '" : " ", StringComparison.Ordinal)).Append(";\n");

    private static async Task<List<string[]>> ReadAsync(DbConnection connection, string sql)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<string[]>();
        while (await reader.ReadAsync())
        {
            rows.Add([.. Enumerable.Range(0, reader.FieldCount).Select(column => Convert.ToString(reader.GetValue(column), CultureInfo.InvariantCulture)!)]);
        }

        return rows;
    }
}
