namespace Kiwoom.Bridge.Supervision;

/// <summary>Kiwoom's version update: the popup appears, our own process ends and leaves the popup, OK is pressed, the update runs, our process
/// starts again. Pressed any earlier, it repeats at each login. Source: fact sheet §2.5 for the sequence; that OK can be pressed from here, and
/// the windows after it, are [U]: nobody has run this against a real update.</summary>
/// <remarks>Pure but for its own state; one thread. It never lets a node start while the popup is open.</remarks>
public sealed class UpdateSequence
{
    /// <summary>Between two presses of the same button.</summary>
    public static readonly TimeSpan PressEvery = TimeSpan.FromSeconds(5);

    /// <summary>After so many presses a person is asked for.</summary>
    public const int PressesBeforeAsking = 6;

    /// <summary>How long nothing must be seen of an update before it counts as over.</summary>
    public static readonly TimeSpan QuietFor = TimeSpan.FromSeconds(10);

    /// <summary>After this long a person is asked for.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    private TimeSpan _since;
    private TimeSpan? _pressedAt;
    private TimeSpan _seenAt;
    private int _presses;
    private string? _said;

    /// <summary>How far it is.</summary>
    public UpdatePhase Phase { get; private set; }

    /// <summary>One look.</summary>
    /// <param name="seen">What is on the desktop.</param>
    /// <param name="nodeRuns">Our own node has not ended yet.</param>
    /// <param name="elapsed">Time since the start, by a clock that never goes back.</param>
    public UpdateStep Look(UpdateSight seen, bool nodeRuns, TimeSpan elapsed)
    {
        ArgumentNullException.ThrowIfNull(seen);
        if (seen != UpdateSight.Nothing)
            _seenAt = elapsed;
        return Phase switch
        {
            UpdatePhase.None => seen.Popup ? Enter(UpdatePhase.EndingNode, elapsed, "Kiwoom wants to update itself: the node ends first") : Step(holds: false),
            UpdatePhase.EndingNode => !nodeRuns ? Enter(UpdatePhase.Pressing, elapsed, null)
                : Step(holds: true, say: elapsed - _since >= Patience ? "The node does not end, so Kiwoom's update cannot go on" : null),
            UpdatePhase.Pressing => Pressing(seen, elapsed),
            _ => Updating(seen, elapsed),
        };
    }

    private UpdateStep Pressing(UpdateSight seen, TimeSpan elapsed)
    {
        if (!seen.Popup)
            return Enter(UpdatePhase.Updating, elapsed, "Kiwoom's update runs");
        if (_pressedAt is { } at && elapsed - at < PressEvery)
            return Step(holds: true);
        _pressedAt = elapsed;
        _presses++;
        return Step(holds: true, pressPopup: true, say: _presses > PressesBeforeAsking
            ? "The OK of Kiwoom's update window (opstarter) cannot be pressed from here: close KOA Studio and every other program that uses Open API+, then press it by hand"
            : null);
    }

    private UpdateStep Updating(UpdateSight seen, TimeSpan elapsed)
    {
        if (seen.Popup)
            return Enter(UpdatePhase.Pressing, elapsed, "Kiwoom's update window is back: close KOA Studio and every other program that uses Open API+");
        if (seen.Failure)
            return Step(holds: true, say: "Kiwoom's update failed: look at its window (opversionup), close it, and update by a manual login (KOA Studio)");
        if (seen.Confirmation && (_pressedAt is not { } at || elapsed - at >= PressEvery))
        {
            _pressedAt = elapsed;
            return Step(holds: true, pressConfirmation: true);
        }

        if (elapsed - _seenAt >= QuietFor)
            return Enter(UpdatePhase.None, elapsed, "Kiwoom's update is over");
        return Step(holds: true, say: elapsed - _since >= Patience ? $"Kiwoom's update runs for more than {Patience.TotalMinutes:0} minutes: look at the screen" : null);
    }

    private UpdateStep Enter(UpdatePhase phase, TimeSpan elapsed, string? say)
    {
        (Phase, _since, _pressedAt, _presses, _seenAt) = (phase, elapsed, null, 0, elapsed);
        return Step(phase != UpdatePhase.None, say: say);
    }

    private UpdateStep Step(bool holds, bool pressPopup = false, bool pressConfirmation = false, string? say = null)
    {
        var news = say == _said ? null : say;
        _said = say ?? _said;
        return new UpdateStep(holds, pressPopup, pressConfirmation, news);
    }
}
