using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Iurc.Cms.Delivery.Telemetry;

/// <summary>How long the start of the program took, as gauges of the meter <see cref="MeterName"/>: they are measured before anybody can listen.</summary>
public static class StartMeasurements
{
    /// <summary>The name of the program's own meter.</summary>
    public const string MeterName = "Iurc.Cms";

    private static readonly Meter s_meter = new(MeterName);
    private static double? s_setUp;
    private static double? s_warmUp;

    static StartMeasurements()
    {
        s_meter.CreateObservableGauge("iurc.setup.duration", () => Measurements(s_setUp), "s", "How long the first set-up took. Missing when the site was there already.");
        s_meter.CreateObservableGauge("iurc.warmup.duration", () => Measurements(s_warmUp), "s", "How long it took to make the first pages before listening.");
    }

    /// <summary>Measures the set-up, until the result is disposed of.</summary>
    public static IDisposable SetUp() => new Watch(seconds => s_setUp = seconds);

    /// <summary>Measures the warm-up, until the result is disposed of.</summary>
    public static IDisposable WarmUp() => new Watch(seconds => s_warmUp = seconds);

    private static IEnumerable<Measurement<double>> Measurements(double? seconds) => seconds is { } value ? [new(value)] : [];

    private sealed class Watch(Action<double> record) : IDisposable
    {
        private readonly long _start = Stopwatch.GetTimestamp();

        public void Dispose() => record(Stopwatch.GetElapsedTime(_start).TotalSeconds);
    }
}
