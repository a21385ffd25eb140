using System.Globalization;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using OrchardCore.Environment.Shell.Configuration;
using OrchardCore.Modules;

namespace Iurc.Cms.Delivery.RateLimits;

/// <summary>Limits by ASP.NET Core's own limiter. The error page for 429 is the theme's.</summary>
[Feature(FeatureIds.RateLimits)]
public sealed class Startup(IShellConfiguration configuration) : StartupBase
{
    /// <summary>After the page cache, whose pages cost nothing, and before everything that does work.</summary>
    public override int ConfigureOrder => -900;

    /// <inheritdoc />
    public override void ConfigureServices(IServiceCollection services)
    {
        var settings = RateLimitSettings.Read(configuration);
        services.AddRateLimiter(options =>
        {
            options.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
            options.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, (string, string)>(context => LimitedAction.Of(context, settings) is var (name, limit)
                ? RateLimitPartition.GetFixedWindowLimiter((name, ClientAddress.Of(context.Connection.RemoteIpAddress)),
                    _ => new FixedWindowRateLimiterOptions { PermitLimit = limit.Permits, Window = limit.Window })
                : RateLimitPartition.GetNoLimiter(("", "")));
            options.OnRejected = (context, _) =>
            {
                if (context.Lease.TryGetMetadata(MetadataName.RetryAfter, out var after))
                {
                    context.HttpContext.Response.Headers.RetryAfter = Math.Ceiling(after.TotalSeconds).ToString(CultureInfo.InvariantCulture);
                }

                return ValueTask.CompletedTask;
            };
        });
    }

    /// <inheritdoc />
    public override void Configure(IApplicationBuilder app, IEndpointRouteBuilder routes, IServiceProvider serviceProvider) => app.UseRateLimiter();
}
