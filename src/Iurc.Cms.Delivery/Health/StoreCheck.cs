using Microsoft.Extensions.Diagnostics.HealthChecks;
using YesSql;

namespace Iurc.Cms.Delivery.Health;

/// <summary>Whether the database answers, by a query that reads from the table of all documents.</summary>
public sealed class StoreCheck(IStore store) : IHealthCheck
{
    private const int TimeoutSeconds = 5;

    /// <inheritdoc />
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(context);

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
                ? new HealthCheckResult(context.Registration.FailureStatus, "The database is empty.")
                : HealthCheckResult.Healthy();
        }
        catch (System.Data.Common.DbException e)
        {
            return new HealthCheckResult(context.Registration.FailureStatus, "The database does not answer.", e);
        }
    }
}
