using Npgsql;

namespace Iurc.Backup;

/// <summary>The tables of one site in a PostgreSQL database, which may hold those of others too.</summary>
public sealed class PostgresSite
{
    // The table of all documents, those of collections, the counters, and whatever hangs on one of these by a foreign key. A site whose
    // tables have a longer prefix is another one: it has counters of its own.
    private const string SiteTables = """
        WITH RECURSIVE own(oid) AS (
            SELECT c.oid FROM pg_class c
            WHERE c.relkind = 'r' AND c.relnamespace = to_regnamespace(quote_ident(coalesce(@schema, current_schema()))) AND starts_with(c.relname, @prefix)
                AND (c.relname = @prefix || 'Identifiers'
                    OR (c.relname = @document OR right(c.relname, 9) = '_Document')
                        AND 4 = (SELECT count(*) FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped AND a.attname IN ('Id', 'Type', 'Content', 'Version'))
                        AND NOT EXISTS (SELECT FROM pg_class other
                            WHERE other.relkind = 'r' AND other.relnamespace = c.relnamespace AND right(other.relname, 11) = 'Identifiers'
                                AND length(other.relname) > length(@prefix) + 11 AND starts_with(c.relname, left(other.relname, -11))))
            UNION
            SELECT CASE f.conrelid WHEN own.oid THEN f.confrelid ELSE f.conrelid END
            FROM own JOIN pg_constraint f ON f.contype = 'f' AND own.oid IN (f.conrelid, f.confrelid)
        )
        SELECT oid::regclass::text FROM own
        """;

    private const int ConnectSeconds = 5;
    private readonly NpgsqlConnectionStringBuilder _connection;
    private readonly string? _schema;
    private readonly string _prefix;
    private readonly string _documentTable;

    /// <summary>Names a site's database. Nobody is asked yet.</summary>
    /// <param name="connectionString">As Npgsql takes it.</param>
    /// <param name="schema">The schema; null or empty for the one that the server gives.</param>
    /// <param name="prefix">What the names of the tables begin with, with the separator.</param>
    /// <param name="documentTable">The table of all documents, without the prefix.</param>
    /// <exception cref="BackupException">The connection string is none.</exception>
    public PostgresSite(string? connectionString, string? schema = null, string prefix = "", string documentTable = "Document")
        : this(PostgresConnection.Read(connectionString, "The database's connection string"), schema, prefix, prefix + documentTable)
    {
    }

    internal PostgresSite(NpgsqlConnectionStringBuilder connection, string? schema, string prefix, string documentTable)
    {
        _connection = new NpgsqlConnectionStringBuilder(connection.ConnectionString) { Pooling = false, Timeout = ConnectSeconds };
        _schema = string.IsNullOrEmpty(schema) ? null : schema;
        _prefix = prefix;
        _documentTable = documentTable;
    }

    /// <summary>Which database it is, without the password, for messages and to know it again.</summary>
    public string Name => $"{_connection.Database} on {_connection.Host}" + (_connection.Port == NpgsqlConnection.DefaultPort ? "" : $":{_connection.Port}")
        + (_schema is null ? "" : $", schema {_schema}") + (_prefix.Length == 0 ? "" : $", tables {_prefix}…");

    /// <summary>Whether the site is there: its table of documents has the one of every site. Null when the server does not say.</summary>
    public async Task<bool?> IsThereAsync()
    {
        try
        {
            await using var connection = await OpenAsync();
            var table = (_schema is null ? "" : Quote(_schema) + ".") + Quote(_documentTable);
            await using var command = new NpgsqlCommand($"SELECT EXISTS (SELECT FROM {table} WHERE \"Type\" LIKE '{SiteData.DocumentOfEverySite}')", connection) { CommandTimeout = ConnectSeconds };
            return await command.ExecuteScalarAsync() is true;
        }
        catch (PostgresException e) when (e.SqlState is PostgresErrorCodes.UndefinedTable or PostgresErrorCodes.UndefinedColumn or PostgresErrorCodes.InvalidSchemaName or PostgresErrorCodes.InvalidCatalogName)
        {
            return false;
        }
        catch (Exception e) when (IsOfTheServer(e))
        {
            return null;
        }
    }

    /// <summary>The site's tables; none when there is no site.</summary>
    /// <exception cref="BackupException">The server does not say.</exception>
    public async Task<IReadOnlyList<string>> TablesAsync()
    {
        try
        {
            await using var connection = await OpenAsync();
            return await TablesAsync(connection);
        }
        catch (Exception e) when (IsOfTheServer(e))
        {
            throw new BackupException($"The database {Name} does not answer: {e.Message.TrimEnd('.')}.", e);
        }
    }

    /// <summary>Takes all tables of the site away, and nothing of anybody else's.</summary>
    /// <exception cref="BackupException">It cannot be done; all are there still.</exception>
    public async Task DropAsync()
    {
        try
        {
            await using var connection = await OpenAsync();
            var tables = await TablesAsync(connection);
            if (tables.Count > 0)
            {
                // Whoever still holds one of them is not waited for for ever.
                await using var command = new NpgsqlCommand($"SET lock_timeout = '10s'; DROP TABLE {string.Join(", ", tables)}", connection);
                await command.ExecuteNonQueryAsync();
            }
        }
        catch (Exception e) when (IsOfTheServer(e))
        {
            throw new BackupException($"The tables of a site in the database {Name} cannot be taken away: {e.Message.TrimEnd('.')}.", e);
        }
    }

    private async Task<IReadOnlyList<string>> TablesAsync(NpgsqlConnection connection)
    {
        await using var command = new NpgsqlCommand(SiteTables, connection);
        command.Parameters.Add(new NpgsqlParameter<string?>("schema", NpgsqlTypes.NpgsqlDbType.Text) { TypedValue = _schema });
        command.Parameters.AddWithValue("prefix", _prefix);
        command.Parameters.AddWithValue("document", _documentTable);
        var tables = new List<string>();
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync())
        {
            tables.Add(reader.GetString(0));
        }

        return tables;
    }

    private async Task<NpgsqlConnection> OpenAsync()
    {
        var connection = new NpgsqlConnection(_connection.ConnectionString);
        await connection.OpenAsync();
        return connection;
    }

    private static bool IsOfTheServer(Exception e) => e is NpgsqlException or TimeoutException or System.Net.Sockets.SocketException or IOException or InvalidOperationException or System.Security.Authentication.AuthenticationException;

    private static string Quote(string name) => "\"" + name.Replace("\"", "\"\"", StringComparison.Ordinal) + "\"";
}
