using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using Iurc.Cms.Benchmarks.Servers;

namespace Iurc.Cms.Benchmarks.Load;

/// <summary>Load by the program <c>wrk</c>.</summary>
/// <param name="connections">How many connections ask at the same time.</param>
/// <param name="duration">How long one run lasts.</param>
/// <param name="runs">How many runs, of which the median counts.</param>
internal sealed partial class Wrk(int connections, TimeSpan duration, int runs)
{
    /// <summary>Asks for one address until the pages no longer get faster, then measures.</summary>
    public async Task<Measurement> MeasureAsync(Server server, Uri address, IReadOnlyDictionary<string, string>? headers, CancellationToken cancellation)
    {
        // .NET compiles what is asked for often once more: uncached pages triple their speed in the first half minute.
        for (var (previous, attempts) = (0.0, 0); attempts < 8; attempts++)
        {
            var now = (await RunAsync(server, address, headers, cancellation)).RequestsPerSecond;
            if (now < previous * 1.05)
            {
                break;
            }

            previous = now;
        }

        var measurements = new List<Measurement>();
        for (var run = 0; run < runs; run++)
        {
            measurements.Add(await RunAsync(server, address, headers, cancellation));
        }

        return measurements.OrderBy(one => one.RequestsPerSecond).ElementAt(runs / 2);
    }

    private async Task<Measurement> RunAsync(Server server, Uri address, IReadOnlyDictionary<string, string>? headers, CancellationToken cancellation)
    {
        var start = new ProcessStartInfo("wrk") { RedirectStandardOutput = true, RedirectStandardError = true };
        string[] arguments =
        [
            "--threads", "1",
            "--connections", connections.ToString(CultureInfo.InvariantCulture),
            "--duration", duration.TotalSeconds.ToString(CultureInfo.InvariantCulture) + "s",
            "--latency",
            .. (headers ?? new Dictionary<string, string>()).SelectMany(header => new[] { "--header", header.Key + ": " + header.Value }),
            address.AbsoluteUri,
        ];
        Array.ForEach(arguments, start.ArgumentList.Add);

        var processorBefore = server.ProcessorTime;
        using var process = Start(start);
        var text = await process.StandardOutput.ReadToEndAsync(cancellation);
        await process.WaitForExitAsync(cancellation);
        var processor = server.ProcessorTime - processorBefore;

        var requests = double.Parse(Find(Requests(), text, address), CultureInfo.InvariantCulture);
        if (Failures().Match(text) is { Success: true } failures)
        {
            throw new BenchmarkException($"{address} under load: {failures.Value.Trim()}");
        }

        return new Measurement(
            double.Parse(Find(PerSecond(), text, address), CultureInfo.InvariantCulture),
            Time(Find(Half(), text, address)),
            Time(Find(NinetyNine(), text, address)),
            processor / requests,
            server.Memory);
    }

    private static Process Start(ProcessStartInfo start)
    {
        try
        {
            return Process.Start(start)!;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            throw new BenchmarkException("The program wrk is missing: install it (Debian: apt install wrk).");
        }
    }

    private static string Find(Regex what, string text, Uri address)
        => what.Match(text) is { Success: true } match ? match.Groups[1].Value : throw new BenchmarkException($"wrk said nothing sensible of {address}: {text}");

    private static TimeSpan Time(string text)
    {
        var unit = text.TrimStart("0123456789.".ToCharArray());
        var number = double.Parse(text[..^unit.Length], CultureInfo.InvariantCulture);
        return unit switch
        {
            "us" => TimeSpan.FromMicroseconds(number),
            "ms" => TimeSpan.FromMilliseconds(number),
            "s" => TimeSpan.FromSeconds(number),
            _ => throw new BenchmarkException("wrk gives a time in a unit that is not known here: " + text),
        };
    }

    [GeneratedRegex(@"(\d+) requests in")]
    private static partial Regex Requests();

    [GeneratedRegex(@"Requests/sec:\s+([\d.]+)")]
    private static partial Regex PerSecond();

    [GeneratedRegex(@"\n\s+50%\s+([\d.]+\w+)")]
    private static partial Regex Half();

    [GeneratedRegex(@"\n\s+99%\s+([\d.]+\w+)")]
    private static partial Regex NinetyNine();

    [GeneratedRegex(@"Non-2xx.*|Socket errors.*")]
    private static partial Regex Failures();
}
