using Iurc.Cms.Tests.Infrastructure;
using Xunit;

namespace Iurc.Cms.Tests.Delivery;

/// <summary>A site with low limits that sends telemetry and knows one host by its name. The tests reach it as a proxy on the same machine would.</summary>
public sealed class LimitedSite : IAsyncLifetime
{
    internal const int LogIns = 3;
    internal const int Searches = 4;
    internal const int SharedDrafts = 5;
    internal const int Pages = 40;

    private readonly TemporaryFolder _folder = new();
    private SiteProcess _process = null!;
    private HttpClient _client = null!;

    internal TelemetryReceiver Telemetry { get; private set; } = null!;

    internal string Output => _process.Output;

    /// <summary>Where it listens.</summary>
    internal Uri Address => _client.BaseAddress!;

    public async ValueTask InitializeAsync()
    {
        Telemetry = await TelemetryReceiver.StartAsync();
        _process = SiteProcess.Start(_folder["App_Data"], new Dictionary<string, string>
        {
            ["AllowedHosts"] = "127.0.0.1;*.readers.example",
            ["OrchardCore__Iurc_RateLimits__LogIn__Permits"] = LogIns.ToString(System.Globalization.CultureInfo.InvariantCulture),
            ["OrchardCore__Iurc_RateLimits__LogIn__Window"] = "01:00:00",
            ["OrchardCore__Iurc_RateLimits__Search__Permits"] = Searches.ToString(System.Globalization.CultureInfo.InvariantCulture),
            ["OrchardCore__Iurc_RateLimits__Search__Window"] = "01:00:00",
            ["OrchardCore__Iurc_RateLimits__SharedDrafts__Permits"] = SharedDrafts.ToString(System.Globalization.CultureInfo.InvariantCulture),
            ["OrchardCore__Iurc_RateLimits__SharedDrafts__Window"] = "01:00:00",
            ["OrchardCore__Iurc_RateLimits__Pages__Permits"] = Pages.ToString(System.Globalization.CultureInfo.InvariantCulture),
            ["OrchardCore__Iurc_RateLimits__Pages__Window"] = "01:00:00",
            ["OTEL_EXPORTER_OTLP_ENDPOINT"] = Telemetry.Address,
            ["OTEL_EXPORTER_OTLP_PROTOCOL"] = "http/protobuf",
            ["OTEL_METRIC_EXPORT_INTERVAL"] = "500",
            ["OTEL_BSP_SCHEDULE_DELAY"] = "100",
        });
        _client = await _process.ListenAsync();
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _process.DisposeAsync();
        await Telemetry.DisposeAsync();
        _folder.Dispose();
    }

    /// <summary>Sends a request with headers of its own.</summary>
    internal async Task<Answer> SendAsync(HttpMethod method, string address, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(method, address);
        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        return await Answer.ReadAsync(await _client.SendAsync(request, TestContext.Current.CancellationToken));
    }

    /// <summary>Sends a request that comes, as the proxy says, from <paramref name="client"/>.</summary>
    internal Task<Answer> SendFromAsync(string client, string address, HttpMethod? method = null, params (string Name, string Value)[] headers)
        => SendAsync(method ?? HttpMethod.Get, address, [("X-Forwarded-For", client), .. headers]);
}
