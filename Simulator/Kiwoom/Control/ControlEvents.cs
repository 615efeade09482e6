using Kiwoom.Actors.KiwoomApi;

namespace Kiwoom.Simulator.KiwoomServer;

/// <summary>The sink, and the event that is being raised.</summary>
internal sealed class ControlEvents
{
    private IKiwoomEvents? _sink;

    /// <summary>The event being raised; null outside of events.</summary>
    public ControlEvent? Current { get; private set; }

    /// <summary>Counts sessions; what a session had under way does not reach the next one.</summary>
    public int Session { get; set; }

    public IDisposable Advise(IKiwoomEvents sink)
    {
        if (_sink is not null)
            throw new InvalidOperationException("the control has a sink already");
        _sink = sink;
        return new Advised(this, sink);
    }

    public void Raise(ControlEvent raised)
    {
        if (_sink is not { } sink)
            return;
        var outer = Current;
        Current = raised;
        try
        {
            raised.Call(sink);
        }
        finally
        {
            Current = outer;
        }
    }

    private sealed class Advised(ControlEvents events, IKiwoomEvents sink) : IDisposable
    {
        public void Dispose()
        {
            if (ReferenceEquals(events._sink, sink))
                events._sink = null;
        }
    }
}
