using Iurc.Cms.Programme.Serving;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Iurc.Cms.Delivery.Health;

/// <summary>Whether a page answers at the site's own address. Nobody can take it down here, but an earlier version could, or somebody past the site.</summary>
public sealed class HomePageCheck(SiteServing serving) : IHealthCheck
{
    /// <inheritdoc />
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(context);

        return await serving.HasHomePageAsync() ? HealthCheckResult.Healthy()
            : new HealthCheckResult(context.Registration.FailureStatus,
                "There is no home page: “/” answers 404. In the admin, publish the page again, or open another landing page, tick “Set as homepage” beside its address and publish it.");
    }
}
