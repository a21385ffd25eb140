using System.Runtime.InteropServices;

namespace Iurc.Backup;

/// <summary>What is to be done when the program is told to end (SIGTERM, Ctrl-C, a terminal that is closed) before it is done.</summary>
internal sealed class StopSignals : IDisposable
{
    // What a shell says of a program that a signal has ended (https://www.gnu.org/software/bash/manual/html_node/Exit-Status.html).
    private const int FirstSignal = 128;

    private readonly PosixSignalRegistration[] _registrations;
    private volatile bool _isStopping;

    private StopSignals(Action cleanUp) => _registrations =
    [
        Register(PosixSignal.SIGTERM, 15, cleanUp),
        Register(PosixSignal.SIGINT, 2, cleanUp),
        Register(PosixSignal.SIGHUP, 1, cleanUp),
    ];

    /// <summary>Does <paramref name="cleanUp"/> and ends the program when it is told to end, until the result is disposed of.</summary>
    public static StopSignals Handle(Action cleanUp) => new(cleanUp);

    /// <inheritdoc />
    public void Dispose()
    {
        if (_isStopping)
        {
            // What has failed, has failed because everything is being taken away: the program ends, and has nothing to say.
            Thread.Sleep(Timeout.Infinite);
        }

        Array.ForEach(_registrations, registration => registration.Dispose());
    }

    private PosixSignalRegistration Register(PosixSignal signal, int number, Action cleanUp) => PosixSignalRegistration.Create(signal, context =>
    {
        (_isStopping, context.Cancel) = (true, true);
        cleanUp();
        Environment.Exit(FirstSignal + number);
    });
}
