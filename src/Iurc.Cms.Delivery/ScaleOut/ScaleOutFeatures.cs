using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using OrchardCore.Redis;
using StackExchange.Redis;

namespace Iurc.Cms.Delivery.ScaleOut;

/// <summary>Turns on what several nodes of one site need.</summary>
public static class ScaleOutFeatures
{
    /// <summary>The setting that says that there are several nodes: where their Redis is.</summary>
    public const string RedisKey = "OrchardCore:OrchardCore_Redis:Configuration";

    private const int LongestWaitMilliseconds = 1000;
    private const int LongestConnectMilliseconds = 2000;

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
    /// Searches on PostgreSQL find what they would find on SQLite, with or without a Redis.
    /// </summary>
    public static OrchardCoreBuilder AddScaleOut(this OrchardCoreBuilder builder, IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(configuration);

        _ = CaselessSearches.Use();
        builder.AddQuietStart();

        // Of all shells: the first one that connects does so for the whole process, and while the site is set up that is none of ours.
        return string.IsNullOrWhiteSpace(configuration[RedisKey]) ? builder : builder
            .AddTenantFeatures(s_features)
            .ConfigureServices(services => services.PostConfigure<RedisOptions>(Harden));
    }

    // Orchard asks Redis once and falls back to the database if that fails: it must fail at once, and a Redis that comes back must be found.
    private static void Harden(RedisOptions options)
    {
        if (options.ConfigurationOptions is not { } redis)
        {
            return;
        }

        redis.AbortOnConnectFail = false;
        redis.BacklogPolicy = BacklogPolicy.FailFast;
        redis.ReconnectRetryPolicy = new LinearRetry(LongestWaitMilliseconds);

        // Whoever writes how long to wait into the connection string has a reason.
        if (!Says("syncTimeout") && !Says("asyncTimeout"))
        {
            redis.AsyncTimeout = redis.SyncTimeout = LongestWaitMilliseconds;
        }

        if (!Says("connectTimeout"))
        {
            redis.ConnectTimeout = LongestConnectMilliseconds;
        }

        bool Says(string option) => options.Configuration?.Split(',').Any(part => part.Trim().StartsWith(option + "=", StringComparison.OrdinalIgnoreCase)) == true;
    }
}
