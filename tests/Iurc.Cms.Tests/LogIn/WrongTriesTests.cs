using System.Globalization;
using Iurc.Cms.Delivery.LogIn.SecondFactor;
using Iurc.Cms.Delivery.LogIn.Tries;
using Iurc.Cms.Delivery.RateLimits;
using Iurc.Cms.Tests.Infrastructure;
using Xunit;

namespace Iurc.Cms.Tests.LogIn;

/// <summary>How tries are counted.</summary>
public class WrongTriesTests
{
    private static readonly RateLimit s_limit = new() { Permits = 3, Window = TimeSpan.FromMinutes(10) };
    private readonly TenantClocks _clocks = new();
    private DateTime _now = new(2026, 1, 1, 12, 0, 0, DateTimeKind.Utc);

    [Fact]
    public void Many_at_the_same_moment_are_not_more_than_the_limit()
    {
        var tries = Make();
        var begun = 0;
        Parallel.For(0, 1000, _ =>
        {
            if (tries.Begin("name", s_limit) is null)
            {
                Interlocked.Increment(ref begun);
            }
        });
        Assert.Equal(s_limit.Permits, begun);
    }

    [Fact]
    public void A_window_ends_when_it_ends_however_often_one_knocks_meanwhile()
    {
        var tries = Make();
        for (var time = 0; time < 100; time++)
        {
            tries.Begin("name", s_limit);
        }

        Assert.Equal(_now + s_limit.Window, tries.Begin("name", s_limit));
        Move(s_limit.Window);
        Assert.Null(tries.Begin("name", s_limit));
    }

    [Fact]
    public void What_succeeds_does_not_count()
    {
        var tries = Make();
        for (var time = 0; time < 100; time++)
        {
            Assert.Null(tries.Begin("name", s_limit));
            tries.Forgive("name");
        }
    }

    [Fact]
    public void Made_up_names_do_not_fill_the_memory()
    {
        var tries = Make();
        for (var name = 0; name < 100_000; name++)
        {
            tries.Begin(name.ToString(CultureInfo.InvariantCulture), s_limit);
        }

        Assert.NotNull(tries.Begin("another", s_limit));
        Assert.Null(tries.Begin("0", s_limit));
        Move(s_limit.Window);
        Assert.Null(tries.Begin("another", s_limit));
    }

    [Fact]
    public void Each_lock_of_a_second_factor_is_twice_as_long_up_to_a_day()
        => Assert.Equal(
            [15, 30, 60, 120, 240, 480, 960, 1440, 1440, 1440],
            Enumerable.Range(1, 10).Select(rows => CodeTries.LockAfter(rows).TotalMinutes));

    private WrongTries Make()
    {
        Move(TimeSpan.Zero);
        return new WrongTries(_clocks.Of("tenant"));
    }

    private void Move(TimeSpan time) => _clocks.Set("tenant", _now += time);
}
