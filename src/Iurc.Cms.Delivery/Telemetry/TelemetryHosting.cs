using Iurc.Cms.Delivery.PageCache;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace Iurc.Cms.Delivery.Telemetry;

/// <summary>
/// Metrics and traces by OpenTelemetry, told where to go by its standard environment variables
/// (https://opentelemetry.io/docs/specs/otel/configuration/sdk-environment-variables/). Off unless they name a place.
/// </summary>
public static class TelemetryHosting
{
    private const string Endpoint = "OTEL_EXPORTER_OTLP_ENDPOINT";

    /// <summary>Sends what the environment variables ask for.</summary>
    public static void AddTelemetry(this WebApplicationBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);

        bool IsSet(string name) => !string.IsNullOrWhiteSpace(builder.Configuration[name]);

        var metrics = IsSet(Endpoint) || IsSet("OTEL_EXPORTER_OTLP_METRICS_ENDPOINT");
        var traces = IsSet(Endpoint) || IsSet("OTEL_EXPORTER_OTLP_TRACES_ENDPOINT");
        if ((!metrics && !traces) || builder.Configuration["OTEL_SDK_DISABLED"] is "true")
        {
            return;
        }

        var telemetry = builder.Services.AddOpenTelemetry();
        if (!IsSet("OTEL_SERVICE_NAME"))
        {
            telemetry.ConfigureResource(resource => resource.AddService("iurc-cms"));
        }

        if (metrics && builder.Configuration["OTEL_METRICS_EXPORTER"] is not "none")
        {
            telemetry.WithMetrics(provider => provider
                .AddMeter(StartMeasurements.MeterName, PageCacheMetrics.MeterName, "System.Runtime")
                .AddAspNetCoreInstrumentation()
                .AddOtlpExporter());
        }

        if (traces && builder.Configuration["OTEL_TRACES_EXPORTER"] is not "none")
        {
            telemetry.WithTracing(provider => provider
                // Whoever watches over the program asks every few seconds.
                .AddAspNetCoreInstrumentation(options => options.Filter = context => !context.Request.Path.StartsWithSegments("/health"))
                .AddOtlpExporter());
        }
    }
}
