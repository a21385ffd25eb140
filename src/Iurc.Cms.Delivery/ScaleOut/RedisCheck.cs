using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Iurc.Cms.Delivery.ScaleOut;

/// <summary>Whether Redis answers.</summary>
public sealed class RedisCheck(RedisCircuit circuit) : IHealthCheck
{
    /// <inheritdoc />
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(context);

        return await circuit.AnswersAsync() ? HealthCheckResult.Healthy() : new HealthCheckResult(context.Registration.FailureStatus, "Redis does not answer.");
    }
}
