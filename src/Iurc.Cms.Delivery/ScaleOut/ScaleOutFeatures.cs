using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Iurc.Cms.Delivery.ScaleOut;

/// <summary>Turns on what several nodes of one site need.</summary>
public static class ScaleOutFeatures
{
    /// <summary>The setting that says that there are several nodes: where their Redis is.</summary>
    public const string RedisKey = "OrchardCore:OrchardCore_Redis:Configuration";

    private static readonly string[] s_features =
    [
        "OrchardCore.Redis",
        "OrchardCore.Redis.Bus",
        "OrchardCore.Redis.Cache",
        "OrchardCore.Redis.Lock",
        "OrchardCore.Tenants.Distributed",
    ];

    /// <summary>
    /// Enables Orchard's features for several nodes if a Redis is configured, so that nobody has to click them on in the admin.
    /// Data protection is not among them: its keys lie in the folder that the nodes share, and Redis holds nothing that cannot be lost.
    /// </summary>
    public static OrchardCoreBuilder AddScaleOut(this OrchardCoreBuilder builder, IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(configuration);

        return string.IsNullOrWhiteSpace(configuration[RedisKey]) ? builder : builder.AddTenantFeatures(s_features);
    }
}
