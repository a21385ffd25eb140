using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Iurc.Cms.Delivery.Hosting;

/// <summary>
/// Believes <c>X-Forwarded-For</c> and <c>X-Forwarded-Proto</c> of proxies that the configuration names, and of this machine
/// itself; of nobody else. Rate limits go by the address that comes of it.
/// </summary>
public static class KnownProxies
{
    private const string ProxiesKey = "ForwardedHeaders:KnownProxies";
    private const string NetworksKey = "ForwardedHeaders:KnownNetworks";

    /// <summary>Reads which proxies are known.</summary>
    /// <exception cref="StartupException">One of them is no address.</exception>
    public static void AddKnownProxies(this WebApplicationBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);

        var proxies = Read(builder.Configuration, ProxiesKey, "an address, such as 10.0.0.7", text => IPAddress.TryParse(text, out var address) ? address : null);
        var networks = Read(builder.Configuration, NetworksKey, "a network, such as 10.0.0.0/24", text => System.Net.IPNetwork.TryParse(text, out var network) ? network : (System.Net.IPNetwork?)null);

        builder.Services.Configure<ForwardedHeadersOptions>(options =>
        {
            options.ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto;
            // As far back as there are known proxies, and no further.
            options.ForwardLimit = null;
            proxies.ForEach(options.KnownProxies.Add);
            networks.ForEach(network => options.KnownIPNetworks.Add(network!.Value));
        });
    }

    private static List<T> Read<T>(ConfigurationManager configuration, string key, string kind, Func<string, T?> parse)
        => [.. (configuration.GetSection(key).Get<string[]>() ?? []).Where(text => text.Length > 0).Select(text => parse(text)
            ?? throw new StartupException($"\"{text}\" in the setting {key.Replace(":", "__", StringComparison.Ordinal)} is not {kind}. Mend it and start again."))];
}
