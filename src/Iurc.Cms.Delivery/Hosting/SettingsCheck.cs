using Iurc.Cms.Delivery.Health;
using Iurc.Cms.Delivery.Pictures;
using Iurc.Cms.Delivery.RateLimits;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;

namespace Iurc.Cms.Delivery.Hosting;

/// <summary>
/// Reads the settings of the site once before it is set up and listens. A site reads them when it is built, at a request: a wrong value
/// would answer 500 to everything.
/// </summary>
public static class SettingsCheck
{
    // A hundred years; Orchard makes seconds of them.
    private const int MostDays = 36_500;

    /// <summary>Looks at the sections within Orchard's own, for all sites and for the first one.</summary>
    /// <exception cref="StartupException">A value cannot be read, or makes no sense.</exception>
    public static void CheckSettings(this WebApplicationBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);

        try
        {
            foreach (var sites in new[] { builder.Configuration.GetSection("OrchardCore"), builder.Configuration.GetSection("OrchardCore:Default") })
            {
                _ = RateLimitSettings.Read(sites);
                _ = PictureSettings.Read(sites);
                _ = DiskCheck.ReadMinimum(sites);
                CheckOrchards(sites);
            }
        }
        catch (InvalidOperationException e)
        {
            throw new StartupException($"{e.Message.ReplaceLineEndings(" ")} Mend the setting and start again.", e);
        }
    }

    // Those that appsettings.json has, and what lies beside them (https://docs.orchardcore.net/en/latest/reference/modules/Media/#configuration).
    private static void CheckOrchards(IConfigurationSection sites)
    {
        var media = sites.GetSection("OrchardCore_Media");
        foreach (var days in new[] { "MaxBrowserCacheDays", "MaxSecureFilesBrowserCacheDays", "MaxCacheDays" })
        {
            Check(media, days, 0, MostDays);
        }

        Check(media, "MaxFileSize", 0, int.MaxValue);
        Check(media, "MaxUploadChunkSize", 0, int.MaxValue);
        Check(media, "ResizedCacheMaxStale", TimeSpan.Zero, TimeSpan.FromDays(MostDays));
        Check(media, "RemoteCacheMaxStale", TimeSpan.Zero, TimeSpan.FromDays(MostDays));
        Check(media, "TemporaryFileLifetime", TimeSpan.Zero, TimeSpan.FromDays(MostDays));
        Check(media, "UseTokenizedQueryString", false, true);

        var documents = sites.GetSection("OrchardCore_Documents");
        Check(documents, "SynchronizationLatency", TimeSpan.Zero, TimeSpan.FromDays(1));
        Check(documents, "FailoverRetryLatency", TimeSpan.Zero, TimeSpan.FromDays(1));
        Check(sites.GetSection("OrchardCore_YesSql"), "QueryGatingEnabled", false, true);
    }

    private static void Check<T>(IConfigurationSection section, string key, T least, T most)
        where T : struct, IComparable<T>
    {
        if (section.GetValue<T?>(key) is { } value && (value.CompareTo(least) < 0 || value.CompareTo(most) > 0))
        {
            throw new InvalidOperationException($"{section.Path.Replace(":", "__", StringComparison.Ordinal)}__{key} is {value}; it must be from {least} to {most}.");
        }
    }
}
