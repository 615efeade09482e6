using Kiwoom.Actors.Runtime;
using Kiwoom.Bridge.Doctor.Probe.Control;

namespace Kiwoom.Bridge.Doctor.Probe.Tape;

/// <summary>Everything that crossed the control's surface during a probe, in order. Written on the control's thread, read and waited on by
/// the probe; safe for both.</summary>
/// <param name="clocks">Instants are the market's, time-outs the machine's.</param>
public sealed class ProbeTape(Clocks clocks)
{
    /// <summary>More is not kept: a storm must not fill the memory.</summary>
    public const int MostEvents = 5_000;

    private readonly Lock _gate = new();
    private readonly List<TapeEvent> _events = [];
    private readonly List<ITapeListener> _listeners = [];
    private readonly List<Pending<bool>> _waiting = [];
    private int _last;

    /// <summary>Events that came after the tape was full; they were heard all the same.</summary>
    public int NotKept { get; private set; }

    /// <summary>The number of the last event.</summary>
    public int Mark => Read(() => _last);

    /// <summary>Hears of every event from now on.</summary>
    public void Listen(ITapeListener listener)
    {
        lock (_gate)
            _listeners.Add(listener);
    }

    /// <summary>Writes an event or a call.</summary>
    public void Write(int thread, int depth, string? during, string name, IReadOnlyDictionary<string, string> arguments, IReadOnlyDictionary<string, string>? fids = null)
    {
        Pending<bool>[] waiting;
        lock (_gate)
        {
            var heard = new TapeEvent(++_last, clocks.Market.GetUtcNow(), thread, depth, during, name, arguments, fids);
            if (_events.Count < MostEvents)
                _events.Add(heard);
            else
                NotKept++;
            foreach (var listener in _listeners)
                listener.Heard(heard);
            waiting = [.. _waiting];
            _waiting.Clear();
        }

        foreach (var waiter in waiting)
            waiter.Set(true);
    }

    /// <summary>Reads something that is written under the tape's lock.</summary>
    public T Read<T>(Func<T> read)
    {
        lock (_gate)
            return read();
    }

    /// <summary>The events after a mark.</summary>
    public IReadOnlyList<TapeEvent> Since(int mark) => Read(() => (IReadOnlyList<TapeEvent>)[.. _events.Where(e => e.Number > mark)]);

    /// <summary>Waits until a condition holds, which is looked at after each event, under the tape's lock; false where it does not in time.</summary>
    public async Task<bool> Until(Func<bool> condition, TimeSpan within, CancellationToken stop)
    {
        var began = clocks.Machine.GetTimestamp();
        while (true)
        {
            Pending<bool> changed;
            lock (_gate)
            {
                if (condition())
                    return true;
                var left = within - clocks.Machine.GetElapsedTime(began);
                if (left <= TimeSpan.Zero)
                    return false;
                changed = new Pending<bool>(left, clocks.Machine, stop);
                _waiting.Add(changed);
            }

            try
            {
                await changed.Result();
            }
            catch (TimeoutException)
            {
                return Read(condition);
            }
        }
    }
}
