using System.Runtime.InteropServices;

namespace Kiwoom.Bridge.Hosting;

/// <summary>Turns the ways in which the process is told to stop into one cancellation. The end of standard input works under Wine too, where
/// SIGTERM kills without a word.</summary>
public sealed class StopSignals : IDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private readonly List<PosixSignalRegistration> _registrations = [];

    /// <summary>Listens.</summary>
    /// <param name="onInputEnd">True for a supervised child: the end of standard input stops it, and Ctrl-C, which the terminal sends to every
    /// process at once, is left to the supervisor.</param>
    /// <param name="heedsInterrupt">True where Ctrl-C counts in any case; left out, it counts unless <paramref name="onInputEnd"/>.</param>
    public StopSignals(bool onInputEnd, bool? heedsInterrupt = null)
    {
        _registrations.Add(PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop));
        _registrations.Add(PosixSignalRegistration.Create(PosixSignal.SIGINT, heedsInterrupt ?? !onInputEnd ? Stop : Ignore));
        if (onInputEnd)
            new Thread(WaitForInputEnd) { IsBackground = true, Name = "input" }.Start();
    }

    /// <summary>Cancelled once.</summary>
    public CancellationToken Token => _stop.Token;

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var registration in _registrations)
            registration.Dispose();
    }

    private static void Ignore(PosixSignalContext context) => context.Cancel = true;

    private void Stop(PosixSignalContext context)
    {
        context.Cancel = true;
        _stop.Cancel();
    }

    private void WaitForInputEnd()
    {
        using var input = Console.OpenStandardInput();
        Span<byte> buffer = stackalloc byte[256];
        while (input.Read(buffer) > 0)
        {
            // Nothing is read from it but its end.
        }

        _stop.Cancel();
    }
}
