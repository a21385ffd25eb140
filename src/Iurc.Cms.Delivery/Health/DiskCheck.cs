using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;
using OrchardCore.Environment.Shell;
using OrchardCore.Environment.Shell.Configuration;

namespace Iurc.Cms.Delivery.Health;

/// <summary>Whether the disk that the site writes to has room.</summary>
public sealed class DiskCheck(IOptions<ShellOptions> shells, IShellConfiguration configuration) : IHealthCheck
{
    /// <summary>The setting for how many megabytes must be free, within Orchard's section.</summary>
    public const string MinimumKey = "Iurc_Health:MinimumFreeMegabytes";

    private const long DefaultMinimum = 100;
    private const long Megabyte = 1_000_000;

    /// <summary>Reads how many megabytes (of 1,000,000 bytes) must be free.</summary>
    /// <exception cref="InvalidOperationException">It is no number, or less than 0.</exception>
    public static long ReadMinimum(IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);

        var minimum = configuration.GetValue(MinimumKey, DefaultMinimum);
        return minimum >= 0 ? minimum : throw new InvalidOperationException($"The setting OrchardCore__{MinimumKey.Replace(":", "__", StringComparison.Ordinal)} must be at least 0.");
    }

    /// <inheritdoc />
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(context);

        var minimum = ReadMinimum(configuration);
        var free = new DriveInfo(shells.Value.ShellsApplicationDataPath).AvailableFreeSpace / Megabyte;
        return Task.FromResult(free >= minimum
            ? HealthCheckResult.Healthy()
            : new HealthCheckResult(context.Registration.FailureStatus, $"Only {free} MB of the disk are free; there should be {minimum}."));
    }
}
