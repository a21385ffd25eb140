using Microsoft.Extensions.Diagnostics.HealthChecks;
using YesSql;

namespace Iurc.Cms.Delivery.Health;

/// <summary>Whether the database answers, by a query that reads from the table of all documents.</summary>
public sealed class StoreCheck(IStore store) : IHealthCheck
{
    private const int TimeoutSeconds = 5;

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
        var configuration = store.Configuration;
        var table = configuration.TablePrefix + configuration.TableNameConvention.GetDocumentTable("");
        try
        {
            await using var connection = configuration.ConnectionFactory.CreateConnection();
            await connection.OpenAsync(cancellationToken);
            await using var command = connection.CreateCommand();
            command.CommandText = $"SELECT MAX({configuration.SqlDialect.QuoteForColumnName("Id")}) FROM {configuration.SqlDialect.QuoteForTableName(table, configuration.Schema)}";
            command.CommandTimeout = TimeoutSeconds;
            return await command.ExecuteScalarAsync(cancellationToken) is null or DBNull
                ? new HealthCheckResult(failure, "The database is empty.")
                : HealthCheckResult.Healthy();
        }
        catch (System.Data.Common.DbException e)
        {
            return new HealthCheckResult(failure, "The database does not answer.", e);
        }
    }
}
