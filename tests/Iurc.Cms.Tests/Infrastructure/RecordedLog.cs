using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using OrchardCore.Environment.Shell.Scope;

namespace Iurc.Cms.Tests.Infrastructure;

/// <summary>Keeps every log entry of level Warning and above, with the tenant that it belongs to.</summary>
internal sealed class RecordedLog : ILoggerProvider
{
    private readonly ConcurrentQueue<Entry> _entries = new();

    public IReadOnlyList<Entry> Of(string tenant) => [.. _entries.Where(entry => entry.Tenant == tenant)];

    /// <summary>Entries of the host itself, outside any tenant.</summary>
    public IReadOnlyList<Entry> OfHost() => [.. _entries.Where(entry => entry.Tenant is null)];

    public ILogger CreateLogger(string categoryName) => new Recorder(this, categoryName);

    public void Dispose()
    {
    }

    internal sealed record Entry(string? Tenant, LogLevel Level, string Category, string Message, Exception? Exception)
    {
        public override string ToString() => $"{Level} {Category}: {Message} {Exception}".TrimEnd();
    }

    private sealed class Recorder(RecordedLog owner, string category) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel is >= LogLevel.Warning and < LogLevel.None;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (IsEnabled(logLevel))
            {
                owner._entries.Enqueue(new Entry(ShellScope.Context?.Settings.Name, logLevel, category, formatter(state, exception), exception));
            }
        }
    }
}
