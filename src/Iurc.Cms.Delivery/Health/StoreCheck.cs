using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using YesSql;

namespace Iurc.Cms.Delivery.Health;

/// <summary>Whether the database answers, by a query that reads from the table of all documents.</summary>
public sealed class StoreCheck(IStore store) : IHealthCheck
{
    private const int TimeoutSeconds = 5;
    private const string OpenFiles = "/proc/self/fd";

    /// <inheritdoc />
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(context);
        return CheckAsync(context.Registration.FailureStatus, cancellationToken);
    }

    /// <summary>Asks the database.</summary>
    /// <param name="failure">What a database that does not answer means.</param>
    /// <param name="cancellationToken">Ends the question.</param>
    public async Task<HealthCheckResult> CheckAsync(HealthStatus failure, CancellationToken cancellationToken)
    {
        try
        {
            await using var connection = store.Configuration.ConnectionFactory.CreateConnection();
            if (connection is SqliteConnection file)
            {
                return await CheckFileAsync(file, failure, cancellationToken);
            }

            await connection.OpenAsync(cancellationToken);
            return await HasDocumentsAsync(connection, cancellationToken) ? HealthCheckResult.Healthy() : new HealthCheckResult(failure, "The database is empty.");
        }
        catch (DbException e)
        {
            return new HealthCheckResult(failure, "The database does not answer.", e);
        }
    }

    // Connections that the site keeps go on reading a file that has been deleted, and what they write is lost with it.
    private async Task<HealthCheckResult> CheckFileAsync(SqliteConnection kept, HealthStatus failure, CancellationToken cancellationToken)
    {
        var itself = new SqliteConnectionStringBuilder(kept.ConnectionString) { Pooling = false, Mode = SqliteOpenMode.ReadWrite };
        await using var anew = new SqliteConnection(itself.ConnectionString);
        await anew.OpenAsync(cancellationToken);
        if (!await HasDocumentsAsync(anew, cancellationToken))
        {
            return new HealthCheckResult(failure, "The database is empty.");
        }

        await kept.OpenAsync(cancellationToken);
        if (!await HasDocumentsAsync(kept, cancellationToken) || !await IsSameFileAsync(anew))
        {
            return new HealthCheckResult(failure, $"The database {itself.DataSource} has been deleted or replaced while the site runs. Stop the site, put the right database there or restore a back-up, and start it again.");
        }

        return HealthCheckResult.Healthy();
    }

    // By the names that the system has for the files that are open, where it tells them (https://man7.org/linux/man-pages/man5/proc_pid_fd.5.html):
    // two connections are open. To open the file in another way would let go of SQLite's locks (https://sqlite.org/howtocorrupt.html, 2.2).
    private static async Task<bool> IsSameFileAsync(SqliteConnection connection)
    {
        if (!Directory.Exists(OpenFiles))
        {
            return true;
        }

        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT file FROM pragma_database_list WHERE name = 'main'";
        var name = (string?)await command.ExecuteScalarAsync();
        var open = new DirectoryInfo(OpenFiles).EnumerateFileSystemInfos().Select(Target).ToList();
        return open.Count(target => target == name) >= 2 && !open.Contains(name + " (deleted)");
    }

    private static string? Target(FileSystemInfo link)
    {
        try
        {
            return link.LinkTarget;
        }
        catch (IOException)
        {
            // Closed meanwhile.
            return null;
        }
    }

    private async Task<bool> HasDocumentsAsync(DbConnection connection, CancellationToken cancellationToken)
    {
        var configuration = store.Configuration;
        var table = configuration.TablePrefix + configuration.TableNameConvention.GetDocumentTable("");
        await using var command = connection.CreateCommand();
        command.CommandText = $"SELECT MAX({configuration.SqlDialect.QuoteForColumnName("Id")}) FROM {configuration.SqlDialect.QuoteForTableName(table, configuration.Schema)}";
        command.CommandTimeout = TimeoutSeconds;
        return await command.ExecuteScalarAsync(cancellationToken) is not (null or DBNull);
    }
}
