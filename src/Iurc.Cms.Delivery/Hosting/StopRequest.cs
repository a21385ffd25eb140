using System.Runtime.InteropServices;
using Microsoft.Extensions.Hosting;

namespace Iurc.Cms.Delivery.Hosting;

/// <summary>
/// Knows whether the program has been told to end (SIGTERM, Ctrl-C), also before there is a host that does as it is told. Until then it
/// ends at once: what a set-up that is cut short leaves, the next start takes away.
/// </summary>
public sealed class StopRequest : IDisposable
{
    private readonly PosixSignalRegistration[] _registrations;
    private volatile IHostApplicationLifetime? _host;
    private volatile bool _isMade;

    /// <summary>Begins to listen.</summary>
    public StopRequest() => _registrations = [PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop), PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop)];

    /// <summary>From here on it is the host that is stopped.</summary>
    public void PassTo(IHostApplicationLifetime host) => _host = host;

    /// <summary>
    /// Whether an exception says no more than that the program was told to end while it was at something. Before it listens any may: what
    /// was under way finds its services gone. The host hears of the signal by itself, and may have stopped before this has heard of it.
    /// </summary>
    public bool IsCauseOf(Exception exception)
    {
        ArgumentNullException.ThrowIfNull(exception);
        return exception.GetBaseException() is OperationCanceledException ? _isMade || _host?.ApplicationStopping.IsCancellationRequested == true
            : _isMade && _host?.ApplicationStarted.IsCancellationRequested != true;
    }

    /// <inheritdoc />
    public void Dispose() => Array.ForEach(_registrations, registration => registration.Dispose());

    private void Stop(PosixSignalContext signal)
    {
        (_isMade, signal.Cancel) = (true, true);
        if (_host is { } host)
        {
            host.StopApplication();
        }
        else
        {
            Environment.Exit(0);
        }
    }
}
