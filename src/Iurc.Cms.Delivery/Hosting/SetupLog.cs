using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace Iurc.Cms.Delivery.Hosting;

/// <summary>
/// Listens to the log while the site sets itself up. Orchard reports part of what goes wrong, such as a recipe's content that
/// is refused, to the log alone and carries on; a set-up that logged an error has not succeeded.
/// </summary>
public sealed class SetupLog : ILoggerProvider
{
    private readonly ConcurrentQueue<string> _errors = new();

    /// <summary>Whether the set-up is under way.</summary>
    public bool IsListening { get; set; }

    /// <summary>What was logged as an error while listening, one line each, without stack traces.</summary>
    public IReadOnlyCollection<string> Errors => _errors;

    /// <inheritdoc />
    public ILogger CreateLogger(string categoryName) => new Listener(this, categoryName);

    /// <inheritdoc />
    public void Dispose()
    {
    }

    private sealed class Listener(SetupLog owner, string category) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        // AutoSetup only repeats the errors that the set-up gives back.
        public bool IsEnabled(LogLevel logLevel)
            => owner.IsListening && logLevel >= LogLevel.Error && !category.StartsWith("OrchardCore.AutoSetup", StringComparison.Ordinal);

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (IsEnabled(logLevel))
            {
                // "Exception of type ... was thrown" is what .NET says when there is nothing to say.
                var cause = exception?.GetBaseException().Message is { } message && !message.StartsWith("Exception of type", StringComparison.Ordinal) ? " " + message : "";
                owner._errors.Enqueue((formatter(state, null) + cause).ReplaceLineEndings(" ").Trim());
            }
        }
    }
}
