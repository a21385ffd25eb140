using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace Iurc.Cms.Delivery.SecurityHeaders;

/// <summary>Puts the security headers into the host.</summary>
public static class SecurityHeadersHosting
{
    /// <summary>Sets the headers on every answer that the program gives, and takes away those that name it.</summary>
    /// <remarks>A request that is no HTTP is answered by Kestrel itself, with a status and nothing else.</remarks>
    public static void AddSecurityHeaders(this WebApplicationBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);

        builder.WebHost.ConfigureKestrel(options => options.AddServerHeader = false);

        // First, so that it goes round all others, such as the one that refuses unknown hosts.
        builder.Services.Insert(0, ServiceDescriptor.Singleton<IStartupFilter, Filter>());
    }

    private sealed class Filter : IStartupFilter
    {
        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
        {
            app.UseMiddleware<SecurityHeadersMiddleware>();
            next(app);
        };
    }
}
