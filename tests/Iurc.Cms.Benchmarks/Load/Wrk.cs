using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Iurc.Cms.Benchmarks.Load;

/// <summary>Load by the program <c>wrk</c>.</summary>
/// <param name="connections">How many connections ask at the same time.</param>
/// <param name="duration">How long one run lasts.</param>
/// <param name="runs">How many runs, of which the median counts.</param>
internal sealed partial class Wrk(int connections, TimeSpan duration, int runs)
{
    private static readonly TimeSpan s_warmUp = TimeSpan.FromSeconds(20);

    /// <summary>Asks for each page until it no longer gets faster, then measures all of them in turns: what else the machine does meets all alike.</summary>
    public async Task<Measurement[]> MeasureAsync(IReadOnlyList<Target> targets, CancellationToken cancellation)
    {
        foreach (var target in targets)
        {
            await WarmUpAsync(target, cancellation);
        }

        var measurements = targets.Select(_ => new List<Measurement>()).ToArray();
        for (var run = 0; run < runs; run++)
        {
            for (var index = 0; index < targets.Count; index++)
            {
                measurements[index].Add(await RunAsync(targets[index], cancellation));
            }
        }

        return [.. measurements.Select(all => all.OrderBy(one => one.RequestsPerSecond).ElementAt(runs / 2))];
    }

    // .NET compiles what is asked for often once more, and more than once: pages get four times as fast in the first half minute, not steadily.
    private async Task WarmUpAsync(Target target, CancellationToken cancellation)
    {
        var begin = Stopwatch.GetTimestamp();
        for (var (best, since) = (0.0, 0); since < 3 || Stopwatch.GetElapsedTime(begin) < s_warmUp; since++)
        {
            var now = (await RunAsync(target, cancellation)).RequestsPerSecond;
            if (now > best * 1.05)
            {
                (best, since) = (now, -1);
            }
        }
    }

    private async Task<Measurement> RunAsync(Target target, CancellationToken cancellation)
    {
        var start = new ProcessStartInfo("wrk") { RedirectStandardOutput = true, RedirectStandardError = true };
        string[] arguments =
        [
            "--threads", "1",
            "--connections", connections.ToString(CultureInfo.InvariantCulture),
            "--duration", duration.TotalSeconds.ToString(CultureInfo.InvariantCulture) + "s",
            "--latency",
            .. target.Encoding is null ? (string[])[] : ["--header", "Accept-Encoding: " + target.Encoding],
            target.Address.AbsoluteUri,
        ];
        Array.ForEach(arguments, start.ArgumentList.Add);

        var processorBefore = target.Server.ProcessorTime;
        using var process = Start(start);
        var text = await process.StandardOutput.ReadToEndAsync(cancellation);
        await process.WaitForExitAsync(cancellation);
        var processor = target.Server.ProcessorTime - processorBefore;

        var requests = double.Parse(Find(Requests(), text, target.Address), CultureInfo.InvariantCulture);
        if (Failures().Match(text) is { Success: true } failures)
        {
            throw new BenchmarkException($"{target.Address} under load: {failures.Value.Trim()}");
        }

        return new Measurement(
            double.Parse(Find(PerSecond(), text, target.Address), CultureInfo.InvariantCulture),
            Time(Find(Half(), text, target.Address)),
            Time(Find(NinetyNine(), text, target.Address)),
            processor / requests,
            target.Server.Memory);
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
