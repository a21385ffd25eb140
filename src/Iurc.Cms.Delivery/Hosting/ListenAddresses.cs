using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Iurc.Cms.Delivery.Hosting;

/// <summary>Tries the addresses that the program is to listen at before it does all that comes first, which takes seconds.</summary>
public static class ListenAddresses
{
    private const string Otherwise = "http://localhost:5000";

    /// <summary>Sees whether the addresses are free.</summary>
    /// <exception cref="StartupException">One of them is none, is taken, or is not to be had.</exception>
    public static void Check(WebApplication app)
    {
        ArgumentNullException.ThrowIfNull(app);

        // A server in memory has no address.
        if (app.Services.GetService<IServer>() is not WarmServer)
        {
            return;
        }

        foreach (var (address, hasCertificate) in Named(app.Configuration))
        {
            // .NET makes developers a certificate of their own.
            Check(address, hasCertificate || app.Environment.IsDevelopment());
        }
    }

    /// <summary>Where somebody on this machine finds the site; null when that is known only when the program listens.</summary>
    internal static string? First(IConfiguration configuration)
        => Named(configuration).Select(named => BindingAddress.Parse(named.Address)).FirstOrDefault(binding => binding.Port > 0 && !binding.IsUnixPipe && !binding.IsNamedPipe) is { } first
            ? $"{first.Scheme}://{(first.Host is "*" or "+" or "0.0.0.0" or "[::]" ? "localhost" : first.Host)}:{first.Port}"
            : null;

    // In the order in which Kestrel takes them (https://learn.microsoft.com/aspnet/core/fundamentals/servers/kestrel/endpoints).
    private static IEnumerable<(string Address, bool HasCertificate)> Named(IConfiguration configuration)
    {
        var hasDefault = configuration.GetSection("Kestrel:Certificates:Default").GetChildren().Any();
        var endpoints = configuration.GetSection("Kestrel:Endpoints").GetChildren().Where(endpoint => endpoint["Url"] is not null)
            .Select(endpoint => (endpoint["Url"]!, hasDefault || endpoint.GetSection("Certificate").GetChildren().Any() || endpoint.GetSection("Sni").GetChildren().Any())).ToList();
        if (endpoints.Count > 0)
        {
            return endpoints;
        }

        var urls = Split(configuration[WebHostDefaults.ServerUrlsKey]);
        if (urls.Length == 0)
        {
            urls = [.. Split(configuration["http_ports"]).Select(port => $"http://*:{port}"), .. Split(configuration["https_ports"]).Select(port => $"https://*:{port}")];
        }

        return (urls.Length > 0 ? urls : [Otherwise]).Select(url => (url, hasDefault));
    }

    private static string[] Split(string? list) => (list ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private static void Check(string address, bool hasCertificate)
    {
        BindingAddress binding;
        try
        {
            binding = BindingAddress.Parse(address);
        }
        catch (FormatException e)
        {
            throw new StartupException($"\"{address}\" is no address to listen at. Write it as http://127.0.0.1:5080 behind --urls, or in ASPNETCORE_URLS.", e);
        }

        RefuseWhatKestrelCannot(address, binding, hasCertificate);
        if (binding.IsUnixPipe || binding.IsNamedPipe || binding.Port == 0)
        {
            return;
        }

        if (binding.Port is < 0 or > IPEndPoint.MaxPort)
        {
            throw new StartupException($"\"{address}\" is no address to listen at: ports go up to {IPEndPoint.MaxPort}.");
        }

        foreach (var (ip, isNeeded) in AddressesOf(binding.Host).Where(ip => ip.Address.AddressFamily == AddressFamily.InterNetwork || Socket.OSSupportsIPv6))
        {
            Check(address, new IPEndPoint(ip, binding.Port), isNeeded);
        }
    }

    // It would say so too, but when the site has been set up.
    private static void RefuseWhatKestrelCannot(string address, BindingAddress binding, bool hasCertificate)
    {
        if (!binding.Scheme.Equals(Uri.UriSchemeHttp, StringComparison.OrdinalIgnoreCase) && !binding.Scheme.Equals(Uri.UriSchemeHttps, StringComparison.OrdinalIgnoreCase))
        {
            throw new StartupException($"\"{address}\" is no address to listen at: it has to begin with http:// or https://.");
        }

        if (binding.PathBase.Length > 0)
        {
            throw new StartupException($"\"{address}\" is no address to listen at: leave out {binding.PathBase}. Where the site lies below a path, the proxy in front says so.");
        }

        if (!hasCertificate && binding.Scheme.Equals(Uri.UriSchemeHttps, StringComparison.OrdinalIgnoreCase))
        {
            throw new StartupException($"\"{address}\" needs a certificate. Name it in Kestrel__Certificates__Default__Path, or listen at http:// and put a proxy in front that has one.");
        }
    }

    // As Kestrel does: a name that is no address stands for all of them, and a machine need not have IPv6.
    private static (IPAddress Address, bool IsNeeded)[] AddressesOf(string host)
        => string.Equals(host, "localhost", StringComparison.OrdinalIgnoreCase) ? [(IPAddress.Loopback, true), (IPAddress.IPv6Loopback, false)]
            : IPAddress.TryParse(host, out var address) ? [(address, true)]
            : [(IPAddress.Any, true), (IPAddress.IPv6Any, false)];

    private static void Check(string address, IPEndPoint endPoint, bool isNeeded)
    {
        using var socket = new Socket(endPoint.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            if (endPoint.AddressFamily == AddressFamily.InterNetworkV6)
            {
                // The same port of IPv4 is looked at by itself.
                socket.DualMode = false;
            }

            socket.Bind(endPoint);
            socket.Listen();
        }
        catch (SocketException e) when (isNeeded || e.SocketErrorCode == SocketError.AddressAlreadyInUse)
        {
            throw new StartupException($"Failed to bind to address {address}: " + e.SocketErrorCode switch
            {
                SocketError.AddressAlreadyInUse => "address already in use. Another program listens there: stop it, or choose another address with --urls.",
                SocketError.AddressNotAvailable => "it is no address of this machine. Choose another one with --urls.",
                SocketError.AccessDenied => "this user may not listen there; ports below 1024 are for root alone. Choose another one with --urls, and put a proxy in front.",
                _ => e.Message.TrimEnd('.') + ". Choose another one with --urls.",
            }, e);
        }
        catch (SocketException)
        {
            // The server does without it.
        }
    }
}
