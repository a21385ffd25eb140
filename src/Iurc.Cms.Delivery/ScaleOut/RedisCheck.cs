using Microsoft.Extensions.Diagnostics.HealthChecks;
using OrchardCore.Redis;
using StackExchange.Redis;

namespace Iurc.Cms.Delivery.ScaleOut;

/// <summary>Whether Redis answers.</summary>
public sealed class RedisCheck(IRedisService redis) : IHealthCheck
{
    /// <inheritdoc />
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(context);

        try
        {
            await redis.ConnectAsync();
            if (redis.Database is { } database)
            {
                await database.PingAsync();
                return HealthCheckResult.Healthy();
            }

            return new HealthCheckResult(context.Registration.FailureStatus, "There is no connection to Redis.");
        }
        catch (RedisException e)
        {
            return new HealthCheckResult(context.Registration.FailureStatus, "Redis does not answer.", e);
        }
    }
}
