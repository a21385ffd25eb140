using Microsoft.Extensions.Logging;
using OrchardCore.FileStorage;

namespace Iurc.Cms.Delivery.MediaLibrary;

/// <summary>
/// The log of a part of Orchard that takes files. It notes a refused file as an error, with a stack trace; but whoever has sent it has
/// been told what to do, and there is nothing in it for an operator. Everything else is noted as it comes.
/// </summary>
/// <typeparam name="T">The part whose log it is.</typeparam>
public sealed class RefusalLog<T>(ILoggerFactory loggers) : ILogger<T>
{
    private readonly Logger<T> _log = new(loggers);

    /// <inheritdoc />
    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => ((ILogger)_log).BeginScope(state);

    /// <inheritdoc />
    public bool IsEnabled(LogLevel logLevel) => ((ILogger)_log).IsEnabled(logLevel);

    /// <inheritdoc />
    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        if (exception is RefusedFileException or ExistsFileStoreException)
        {
            ((ILogger)_log).Log(LogLevel.Information, eventId, exception.Message, null, (message, _) => "A file has been refused: " + message);
        }
        else
        {
            ((ILogger)_log).Log(logLevel, eventId, state, exception, formatter);
        }
    }
}
