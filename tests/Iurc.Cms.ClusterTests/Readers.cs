using System.Collections.Concurrent;
using System.Net;

namespace Iurc.Cms.ClusterTests;

/// <summary>Readers who go through the site's pages again and again, and what they were answered.</summary>
internal sealed class Readers : IAsyncDisposable
{
    private static readonly (string Address, string Heading)[] s_pages =
    [
        ("/", "International Urban and Regional Cooperation in North America"),
        ("/phases", "Phases"),
        ("/phases/2021-2023", "Phase II"),
        ("/regions/iurc-china", "IURC China"),
        ("/testimonials", "Testimonials"),
    ];

    private readonly CancellationTokenSource _end = new();
    private readonly ConcurrentQueue<string> _failures = new();
    private readonly ConcurrentQueue<string> _wrong = new();
    private readonly List<Task> _tasks;
    private int _right;

    /// <summary>Lets them begin.</summary>
    public Readers(Uri at)
        => _tasks = [.. Enumerable.Range(0, Count).Select(number => Task.Run(() => ReadAsync(at, number)))];

    /// <summary>How many read at the same time.</summary>
    public const int Count = 4;

    /// <summary>How often the right page came.</summary>
    public int Right => Volatile.Read(ref _right);

    /// <summary>Answers that are no page: an error that says so, or a connection that was cut.</summary>
    public IReadOnlyCollection<string> Failures => _failures;

    /// <summary>Pages with the status 200 that are not the one that was asked for, or that tell of the program's inside.</summary>
    public IReadOnlyCollection<string> Wrong => _wrong;

    /// <summary>Waits until they have been given so many more right pages.</summary>
    public Task ReadMoreAsync(int count)
    {
        var wanted = Right + count;
        return Patience.UntilAsync(() => Task.FromResult(Right >= wanted), () => $"{Right} right pages of {wanted}; {string.Join("; ", Failures.Take(3))}");
    }

    /// <summary>Lets them end.</summary>
    public async Task EndAsync()
    {
        await _end.CancelAsync();
        await Task.WhenAll(_tasks);
    }

    public async ValueTask DisposeAsync()
    {
        await EndAsync();
        _end.Dispose();
    }

    private async Task ReadAsync(Uri at, int number)
    {
        using var browser = Visitor.At(at);
        for (var turn = number; !_end.IsCancellationRequested; turn++)
        {
            var (address, heading) = s_pages[turn % s_pages.Length];
            try
            {
                var answer = await browser.GetAsync(address);
                if (answer.Text.Contains("Exception", StringComparison.Ordinal) || answer.Text.Contains("   at ", StringComparison.Ordinal))
                {
                    _wrong.Enqueue($"{address}: {answer}");
                }
                else if (answer.Status != HttpStatusCode.OK)
                {
                    _failures.Enqueue($"{address}: {answer}");
                }
                else if (answer.Text.Contains($">{heading}</h1>", StringComparison.Ordinal))
                {
                    Interlocked.Increment(ref _right);
                }
                else
                {
                    _wrong.Enqueue($"{address}: {answer}");
                }
            }
            catch (HttpRequestException e)
            {
                _failures.Enqueue($"{address}: {e.Message}");
            }

            // Kept pages come so fast that the readers would leave no time for anything else.
            await Task.Delay(5, CancellationToken.None);
        }
    }
}
