using System.Globalization;
using System.Threading.RateLimiting;
using Iurc.Cms.Delivery.LogIn.Sessions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using OrchardCore.DisplayManagement;
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
        services.AddShapeTableProvider<WaitShapes>();
        services.AddRateLimiter(options =>
        {
            options.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
            options.GlobalLimiter = PartitionedRateLimiter.CreateChained(
                Limiter(context => LimitedAction.Of(context, settings)),
                Limiter(context => IsMadeForStranger(context) ? (nameof(settings.Pages), settings.Pages) : null));
            options.OnRejected = AnswerAsync;
        });
    }

    /// <inheritdoc />
    public override void Configure(IApplicationBuilder app, IEndpointRouteBuilder routes, IServiceProvider serviceProvider) => app.UseRateLimiter();

    private static PartitionedRateLimiter<HttpContext> Limiter(Func<HttpContext, (string Name, RateLimit Limit)?> limitOf)
        => PartitionedRateLimiter.Create<HttpContext, (string, string)>(context => limitOf(context) is var (name, limit)
            ? RateLimitPartition.GetFixedWindowLimiter((name, ClientAddress.Of(context.Connection.RemoteIpAddress)),
                _ => new FixedWindowRateLimiterOptions { PermitLimit = limit.Permits, Window = limit.Window })
            : RateLimitPartition.GetNoLimiter(("", "")));

    // A kept page never comes here. Who has logged in gets all pages made anew, and may have as many as they like.
    private static bool IsMadeForStranger(HttpContext context)
        => LimitedAction.IsPage(context) && context.RequestServices.GetService<ValidTicket>()?.IsCarriedBy(context) != true;

    private static ValueTask AnswerAsync(OnRejectedContext rejected, CancellationToken cancellation)
    {
        var context = rejected.HttpContext;
        if (rejected.Lease.TryGetMetadata(MetadataName.RetryAfter, out var after))
        {
            context.Response.Headers.RetryAfter = Math.Ceiling(after.TotalSeconds).ToString(CultureInfo.InvariantCulture);
        }

        // Not even a page that says so is made any more.
        return context.Features.Get<IStatusCodeReExecuteFeature>() is null ? ValueTask.CompletedTask : new(BusyPage.WriteAsync(context, cancellation));
    }
}
