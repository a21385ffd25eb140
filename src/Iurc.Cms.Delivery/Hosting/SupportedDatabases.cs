using Iurc.Backup;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using OrchardCore.Data;

namespace Iurc.Cms.Delivery.Hosting;

/// <summary>The databases that the tests run on. Orchard knows two more, on which parts of this site have never been tried and one is known to fail.</summary>
public static class SupportedDatabases
{
    private static readonly string[] s_supported = [DatabaseProviderValue.Sqlite, DatabaseProviderValue.Postgres];

    /// <summary>Offers these alone, to the configuration and to a screen that asks.</summary>
    public static OrchardCoreBuilder AddSupportedDatabases(this OrchardCoreBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);

        return builder.ConfigureServices(services =>
        {
            foreach (var provider in services.Where(service => service.ImplementationInstance is DatabaseProvider { Value: var value } && !s_supported.Contains(value)).ToList())
            {
                services.Remove(provider);
            }
        }, order: int.MaxValue);
    }

    /// <summary>Looks at the setting for the first set-up.</summary>
    /// <exception cref="StartupException">It names another database, or PostgreSQL without saying where.</exception>
    public static void Check(IConfiguration tenant)
    {
        ArgumentNullException.ThrowIfNull(tenant);

        var provider = tenant["DatabaseProvider"];
        if (!string.IsNullOrEmpty(provider) && !s_supported.Contains(provider))
        {
            throw new StartupException($"The site cannot be set up on \"{provider}\": it is tested on {string.Join(" and ", s_supported)} alone. Name one of them in the setting DatabaseProvider and start again.");
        }

        if (provider == DatabaseProviderValue.Postgres)
        {
            CheckConnection(tenant.GetSection("DatabaseConnectionString"));
        }
    }

    private static void CheckConnection(IConfigurationSection setting)
    {
        try
        {
            _ = new PostgresSite(setting.Value);
        }
        catch (BackupException e)
        {
            throw new StartupException($"The site cannot be set up with the setting {setting.Path.Replace(":", "__", StringComparison.Ordinal)}. {e.Message} Mend it and start again.", e);
        }
    }
}
