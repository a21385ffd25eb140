using Microsoft.Data.Sqlite;

namespace Iurc.Backup;

/// <summary>SQLite databases as files.</summary>
internal static class SqliteFile
{
    private const int NoSuchThing = 1;
    private const int Busy = 5;
    private const int Locked = 6;
    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan s_pause = TimeSpan.FromMilliseconds(50);

    /// <summary>Whether a file is a database, by its first bytes (https://sqlite.org/fileformat.html). One that is gone is none.</summary>
    public static bool IsDatabase(string file)
    {
        try
        {
            using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            Span<byte> start = stackalloc byte[16];
            return stream.ReadAtLeast(start, start.Length, throwOnEndOfStream: false) == start.Length && start.SequenceEqual("SQLite format 3\0"u8);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return false;
        }
    }

    /// <summary>Whether a file only has a meaning beside a database that is open.</summary>
    public static bool IsCompanion(string file)
        => file.EndsWith("-wal", StringComparison.Ordinal) || file.EndsWith("-shm", StringComparison.Ordinal) || file.EndsWith("-journal", StringComparison.Ordinal);

    /// <summary>Copies a database as it is at one moment, while others read and write it (https://sqlite.org/backup.html).</summary>
    /// <exception cref="BackupException">Others have kept the database locked for a minute.</exception>
    public static async Task CopyAsync(string source, string target)
    {
        // For writing, so that SQLite can take back what a program that was killed has left half done.
        await using var from = await OpenAsync(source, SqliteOpenMode.ReadWrite);
        var deadline = DateTime.UtcNow + s_patience;
        while (true)
        {
            try
            {
                await using var to = await OpenAsync(target, SqliteOpenMode.ReadWriteCreate);
                from.BackupDatabase(to);
                return;
            }
            catch (SqliteException e) when (e.SqliteErrorCode is Busy or Locked)
            {
                if (DateTime.UtcNow > deadline)
                {
                    throw new BackupException($"The database {source} has been locked for a minute. Try again when the site is less busy.", e);
                }
            }

            File.Delete(target);
            await Task.Delay(s_pause);
        }
    }

    /// <summary>What SQLite finds wrong with a database when it reads all of it; null when it is sound.</summary>
    public static async Task<string?> FindFaultAsync(string file)
    {
        try
        {
            await using var connection = await OpenAsync(file, SqliteOpenMode.ReadWrite);
            var result = (string?)await ScalarAsync(connection, "PRAGMA integrity_check(1)");
            return result == "ok" ? null : result?.ReplaceLineEndings(" ");
        }
        catch (SqliteException e)
        {
            return e.Message;
        }
    }

    /// <summary>Why a file is not the database of a site, as far as can be seen without reading all of it; null when it is one.</summary>
    /// <param name="file">The file, which need not be there.</param>
    /// <param name="documentTable">The table that the site has.</param>
    public static async Task<string?> WhyForeignAsync(string file, string documentTable)
    {
        try
        {
            var length = new FileInfo(file) is { Exists: true } info ? info.Length : -1;
            if (length <= 0 || !IsDatabase(file))
            {
                return length < 0 ? Directory.Exists(file) ? "it is a folder" : "it is missing" : length == 0 ? "it is empty" : "it is no SQLite database";
            }

            await using var connection = await OpenAsync(file, SqliteOpenMode.ReadWrite);
            var name = documentTable.Replace("\"", "\"\"", StringComparison.Ordinal);
            return await ScalarAsync(connection, $"SELECT 1 FROM \"{name}\" LIMIT 1") is null ? $"its table {documentTable} is empty"
                // What is between brackets is never taken for a text.
                : await ScalarAsync(connection, $"SELECT 1 FROM \"{name}\" WHERE [Type] LIKE '{SiteData.DocumentOfEverySite}' LIMIT 1") is null ? NotOfASite(documentTable)
                : null;
        }
        catch (Exception e) when (e is UnauthorizedAccessException or IOException)
        {
            return $"it cannot be read: {e.Message.TrimEnd('.')}";
        }
        catch (SqliteException e) when (e.SqliteErrorCode == NoSuchThing && e.Message.Contains("no such column", StringComparison.Ordinal))
        {
            return NotOfASite(documentTable);
        }
        catch (SqliteException e) when (e.SqliteErrorCode is not (Busy or Locked))
        {
            return e.Message;
        }
        catch (SqliteException)
        {
            // Somebody is working with it: it is one.
            return null;
        }
    }

    /// <summary>Whether a database can be written. SQLite opens one that cannot, for reading, and says so only at the first change.</summary>
    public static async Task<bool> IsWritableAsync(string file)
    {
        await using var connection = await OpenAsync(file, SqliteOpenMode.ReadWrite);
        return SQLitePCL.raw.sqlite3_db_readonly(connection.Handle, "main") == 0;
    }

    /// <summary>What is said of a database of another program, whose table has the same name.</summary>
    public static string NotOfASite(string documentTable) => $"its table {documentTable} is another program's";

    private static async Task<object?> ScalarAsync(SqliteConnection connection, string sql)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        return await command.ExecuteScalarAsync();
    }

    private static async Task<SqliteConnection> OpenAsync(string file, SqliteOpenMode mode)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = file, Mode = mode, Pooling = false }.ConnectionString);
        await connection.OpenAsync();
        return connection;
    }
}
