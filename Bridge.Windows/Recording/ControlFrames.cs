namespace Kiwoom.Bridge.Recording;

/// <summary>The calls and events under way on the control's thread, the innermost last.</summary>
internal sealed class ControlFrames(SessionRecorder recorder)
{
    private readonly List<CallEntry> _open = [];
    private long _lastNumber;

    /// <summary>The event whose data can be read; null outside of events.</summary>
    internal CallEntry? Event => _open.Count > 0 && _open[^1].IsEvent ? _open[^1] : null;

    /// <summary>A call or event begins. What it is inside of is written down first, as open.</summary>
    internal CallEntry Begin(string name, object?[] arguments, bool isEvent)
    {
        foreach (var outer in _open)
        {
            if (outer.Number > 0)
                continue;
            outer.Number = ++_lastNumber;
            recorder.Add(outer.Opening());
        }

        var begun = recorder.Call(name, arguments, isEvent);
        _open.Add(begun);
        return begun;
    }

    /// <summary>It is over, and becomes a line.</summary>
    internal void End(CallEntry ended)
    {
        _open.Remove(ended);
        ended.IsDone = true;
        recorder.Add(ended);
    }
}
