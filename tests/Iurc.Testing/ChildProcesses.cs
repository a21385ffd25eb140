using System.Collections.Concurrent;
using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Iurc.Testing;

/// <summary>Ends the programs that tests have started when the tests end, in whatever way: done, cancelled, or asked to go by a signal.</summary>
public static class ChildProcesses
{
    private static readonly ConcurrentDictionary<Process, byte> s_running = new();

    // Kept, since a registration that is collected hears nothing.
    private static readonly PosixSignalRegistration[] s_signals = Listen();

    /// <summary>Starts a program that does not outlive the tests.</summary>
    public static void StartChild(this Process process)
    {
        ArgumentNullException.ThrowIfNull(process);

        process.Start();
        s_running.TryAdd(process, 0);
        GC.KeepAlive(s_signals);
    }

    /// <summary>Ends a program with all that it has started, and waits until it is gone. One that has ended, or never started, stays as it is.</summary>
    public static async Task EndAsync(this Process process)
    {
        ArgumentNullException.ThrowIfNull(process);

        if (s_running.TryRemove(process, out _))
        {
            Kill(process);
            await process.WaitForExitAsync();
        }
    }

    private static PosixSignalRegistration[] Listen()
    {
        AppDomain.CurrentDomain.ProcessExit += (_, _) => EndAll();

        // A signal that ends the tests is no orderly exit: since .NET 10 it raises no event.
        PosixSignal[] endings = [PosixSignal.SIGINT, PosixSignal.SIGTERM, PosixSignal.SIGHUP, PosixSignal.SIGQUIT];
        return [.. endings.Select(signal => PosixSignalRegistration.Create(signal, _ => EndAll()))];
    }

    private static void EndAll()
    {
        foreach (var process in s_running.Keys)
        {
            Kill(process);
        }
    }

    private static void Kill(Process process)
    {
        try
        {
            process.Kill(entireProcessTree: true);
        }
        catch (InvalidOperationException)
        {
            // It is gone.
        }
    }
}
