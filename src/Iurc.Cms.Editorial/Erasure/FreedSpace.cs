using System.Data.Common;
using Microsoft.Extensions.Logging;
using YesSql;

namespace Iurc.Cms.Editorial.Erasure;

/// <summary>
/// Takes what was deleted out of the database's file. SQLite only marks its pages as free, and what was there before the last change of a
/// row too: <c>VACUUM</c> writes the file anew without them (https://sqlite.org/lang_vacuum.html), and a checkpoint empties the log beside it.
/// What PostgreSQL keeps, its operator has to clean: see <c>docs/operations.md</c>.
/// </summary>
public sealed partial class FreedSpace(IStore store, ILogger<FreedSpace> logger)
{
    private const int PatienceSeconds = 60;

    /// <summary>Cleans the file.</summary>
    /// <returns>Whether it is clean, or the database is none that is cleaned from here.</returns>
    public async Task<bool> CleanAsync()
    {
        if (store.Configuration.SqlDialect.Name != "Sqlite")
        {
            return true;
        }

        try
        {
            await using var connection = store.Configuration.ConnectionFactory.CreateConnection();
            await connection.OpenAsync();
            foreach (var sql in new[] { "VACUUM", "PRAGMA wal_checkpoint(TRUNCATE)" })
            {
                await using var command = connection.CreateCommand();
                command.CommandText = sql;
                command.CommandTimeout = PatienceSeconds;
                await command.ExecuteNonQueryAsync();
            }

            return true;
        }
        catch (DbException e)
        {
            LogNotCleaned(e);
            return false;
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The space of what was erased could not be cleaned: others are at work in the database. Its file may still hold the bytes, until somebody presses “Clean the database” on the page “Erase for good”.")]
    private partial void LogNotCleaned(Exception exception);
}
