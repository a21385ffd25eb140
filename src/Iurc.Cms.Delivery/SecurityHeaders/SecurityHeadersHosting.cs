using System.Diagnostics;
using Iurc.Cms.Delivery.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Iurc.Cms.Delivery.SecurityHeaders;

/// <summary>Puts the security headers into the host.</summary>
public static class SecurityHeadersHosting
{
    /// <summary>
    /// Sets the headers on every answer that the program gives, and takes away those that name it. What names no host is refused here,
    /// because all that follows may ask for the host.
    /// </summary>
    public static void AddSecurityHeaders(this WebApplicationBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);

        builder.WebHost.ConfigureKestrel(options => options.AddServerHeader = false);

        // First, so that it goes round all others, such as the one that refuses unknown hosts.
        builder.Services.Insert(0, ServiceDescriptor.Singleton<IStartupFilter, Filter>());
        builder.Services.AddSingleton<SecurityHeaderValues>();
        builder.Services.Replace(ServiceDescriptor.Singleton<DiagnosticSource>(services => new RefusedRequests(
            services.GetRequiredService<DiagnosticListener>(),
            (response, scheme) => services.GetRequiredService<SecurityHeaderValues>().SetOn(response.Headers, ContentPolicy.Page, isHttps: scheme == "https"))));
    }

    private sealed class Filter : IStartupFilter
    {
        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
        {
            app.UseMiddleware<SecurityHeadersMiddleware>();
            app.UseMiddleware<HostNameMiddleware>();
            next(app);
        };
    }
}
