using Iurc.Cms.Delivery.Health;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;
using OrchardCore.Environment.Shell;
using OrchardCore.Environment.Shell.Configuration;
using Xunit;

namespace Iurc.Cms.Tests.Delivery;

/// <summary>A site whose disk is nearly full says so before it is.</summary>
public class DiskCheckTests
{
    [Theory]
    [InlineData("0", HealthStatus.Healthy)]
    [InlineData("1000000000000", HealthStatus.Unhealthy)]
    public async Task It_counts_what_is_free(string minimum, HealthStatus expected)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection([new(DiskCheck.MinimumKey, minimum)]).Build();
        var check = new DiskCheck(
            Options.Create(new ShellOptions { ShellsApplicationDataPath = Path.GetTempPath() }), new ShellConfiguration(configuration));

        var result = await check.CheckHealthAsync(
            new HealthCheckContext { Registration = new HealthCheckRegistration("Disk", check, HealthStatus.Unhealthy, null) }, TestContext.Current.CancellationToken);

        Assert.Equal(expected, result.Status);
    }
}
