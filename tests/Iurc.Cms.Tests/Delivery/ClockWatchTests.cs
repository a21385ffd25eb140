using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using Iurc.Cms.Delivery.Hosting;
using Microsoft.Extensions.Logging.Abstractions;
using OrchardCore.Environment.Shell;
using Xunit;

namespace Iurc.Cms.Tests.Delivery;

/// <summary>Background tasks go on when the clock of the machine is set back.</summary>
public sealed class ClockWatchTests
{
    [Theory]
    [InlineData(0, 0)]
    [InlineData(0.5, 0)]
    [InlineData(-0.5, 0)]
    [InlineData(24 * 60, 0)]
    [InlineData(-2, 1)]
    [InlineData(-24 * 60, 1)]
    public async Task The_site_begins_anew_once_when_the_clock_has_gone_back(double minutes, int times)
    {
        var (clock, shells) = (new Clock(), DispatchProxy.Create<IShellHost, Shells>());
        using var watch = new ClockWatch(shells, NullLogger<ClockWatch>.Instance, clock);

        for (var look = 0; look < 3; look++)
        {
            clock.Passed += TimeSpan.FromMinutes(1);
            clock.Jumped = TimeSpan.FromMinutes(minutes);
            await watch.LookAsync();
        }

        Assert.Equal(times, ((Shells)shells).Released);
    }

    private sealed class Clock : TimeProvider
    {
        public TimeSpan Passed { get; set; }

        public TimeSpan Jumped { get; set; }

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override DateTimeOffset GetUtcNow() => new DateTimeOffset(2026, 3, 1, 0, 0, 0, TimeSpan.Zero) + Passed + Jumped;

        public override long GetTimestamp() => Passed.Ticks;
    }

    [SuppressMessage("Performance", "CA1852", Justification = "The proxy is a subclass.")]
    private class Shells : DispatchProxy
    {
        public int Released { get; private set; }

        protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
        {
            if (targetMethod!.Name == nameof(IShellHost.GetAllSettings))
            {
                return new[] { new ShellSettings { Name = "One" }.AsRunning(), new ShellSettings { Name = "Two" }.AsDisabled() };
            }

            Assert.Equal((nameof(IShellHost.ReleaseShellContextAsync), "One"), (targetMethod.Name, ((ShellSettings)args![0]!).Name));
            Released++;
            return Task.CompletedTask;
        }
    }
}
