using System.ComponentModel.DataAnnotations;
using Iurc.Cms.Delivery.Hosting;
using Iurc.Cms.Delivery.Telemetry;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.OutputCaching;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;

namespace Iurc.Cms.Delivery.PageCache;

/// <summary>
/// Puts the page cache before Orchard, where a kept page costs least: no shell is entered for it. Which site a request is for and
/// what that site's pages depend on, the cache knows from <see cref="CachedSite"/>, which the feature of each site opens.
/// </summary>
public static class PageCacheHosting
{
    /// <summary>Registers the page cache.</summary>
    /// <exception cref="StartupException">A setting is out of range.</exception>
    public static void AddPageCache(this WebApplicationBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);

        var section = builder.Configuration.GetSection(PageCacheOptions.SectionName);
        var options = Read(section);
        builder.Services.Configure<PageCacheOptions>(section);
        builder.Services.AddOutputCache(cache =>
        {
            cache.SizeLimit = options.SizeLimitMegabytes * 1024L * 1024;
            cache.MaximumBodySize = options.MaximumPageKilobytes * 1024L;
            cache.UseCaseSensitivePaths = true;
        });
        builder.Services.AddOptions<OutputCacheOptions>().Configure<PagePolicy>((cache, policy) => cache.AddBasePolicy(policy));

        builder.Services.AddSingleton<PagePolicy>();
        builder.Services.AddSingleton<PageCacheMetrics>();
        builder.Services.AddSingleton<PageRequestReader>();
        Decorate(builder.Services);
    }

    /// <summary>Lets kept pages answer before <paramref name="app"/>'s further steps are asked.</summary>
    public static void UsePageCache(this WebApplication app)
    {
        ArgumentNullException.ThrowIfNull(app);

        if (!Read(app.Configuration.GetSection(PageCacheOptions.SectionName)).Enabled)
        {
            return;
        }

        var reader = app.Services.GetRequiredService<PageRequestReader>();
        var logger = app.Services.GetRequiredService<ILogger<PageRequestReader>>();
        app.Use(next =>
        {
            var branch = ((IApplicationBuilder)app).New();
            branch.UseOutputCache();
            branch.Run(next);
            var cached = branch.Build();
            return context =>
            {
                var reading = Read(context);
                return reading.IsCompletedSuccessfully ? Answer(context, reading.Result) : AnswerAsync(context, reading);
            };

            ValueTask<PageRequest?> Read(HttpContext context)
            {
                try
                {
                    return reader.ReadAsync(context);
                }
                catch (Exception e)
                {
                    return ValueTask.FromException<PageRequest?>(e);
                }
            }

            Task Answer(HttpContext context, PageRequest? page)
            {
                if (page is null)
                {
                    return next(context);
                }

                context.Features.Set(page);
                // A second may see two states of a page: only its entity tag tells them apart.
                context.Request.Headers.IfModifiedSince = default;
                return HttpMethods.IsHead(context.Request.Method) ? AnswerHeadAsync(context, cached) : cached(context);
            }

            async Task AnswerAsync(HttpContext context, ValueTask<PageRequest?> reading)
            {
                PageRequest? page;
                try
                {
                    page = await reading;
                }
                catch (Exception e) when (e is not OperationCanceledException || !context.RequestAborted.IsCancellationRequested)
                {
                    await AnswerWithoutAsync(context, e);
                    return;
                }

                await Answer(context, page);
            }

            // Whatever keeps the site from being opened, Orchard mostly meets again: then it is logged there, under the same number.
            async Task AnswerWithoutAsync(HttpContext context, Exception failure)
            {
                using var activity = RequestNumberMiddleware.Start(context.Request);
                await next(context);
                if (context.Features.Get<IExceptionHandlerFeature>()?.Error is not { } error || error.GetType() != failure.GetType() || error.Message != failure.Message)
                {
                    using var scope = logger.BeginScope("RequestId:{RequestId} RequestPath:{RequestPath}", context.TraceIdentifier, context.Request.Path.Value);
                    logger.LogError(failure, "Whether there is a kept page could not be found out: the page was made anew. Number {Number}.", ErrorNumber.Current);
                }
            }
        });
    }

    /// <summary>A HEAD is answered by the page that answers GET, and makes it if need be; only its body stays behind.</summary>
    private static async Task AnswerHeadAsync(HttpContext context, RequestDelegate cached)
    {
        var body = context.Response.Body;
        context.Request.Method = HttpMethods.Get;
        context.Response.Body = Stream.Null;
        try
        {
            await cached(context);
        }
        finally
        {
            context.Request.Method = HttpMethods.Head;
            context.Response.Body = body;
        }
    }

    private static PageCacheOptions Read(IConfigurationSection section)
    {
        var options = new PageCacheOptions();
        var problems = new List<ValidationResult>();
        try
        {
            section.Bind(options);
        }
        catch (InvalidOperationException e)
        {
            throw new StartupException($"The configuration below \"{PageCacheOptions.SectionName}\" cannot be read: {e.Message}", e);
        }

        if (!Validator.TryValidateObject(options, new ValidationContext(options), problems, validateAllProperties: true))
        {
            throw new StartupException($"The configuration below \"{PageCacheOptions.SectionName}\" is wrong: {string.Join(" ", problems.Select(problem => problem.ErrorMessage))}");
        }

        return options;
    }

    private static void Decorate(IServiceCollection services)
    {
        var inner = services.Last(service => service.ServiceType == typeof(IOutputCacheStore));
        services.AddSingleton(provider => new PageStore((IOutputCacheStore)(inner.ImplementationFactory?.Invoke(provider)
            ?? ActivatorUtilities.CreateInstance(provider, inner.ImplementationType!))));
        services.Replace(ServiceDescriptor.Singleton<IOutputCacheStore>(provider => provider.GetRequiredService<PageStore>()));
    }
}
