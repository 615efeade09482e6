namespace Kiwoom.Simulator.KiwoomServer;

/// <summary>The control takes its process down.</summary>
/// <param name="Moment">When.</param>
/// <param name="Number">DISPID of the method or of the event; SendOrder where left out.</param>
/// <param name="Manner">How.</param>
public sealed record Crash(CrashMoment Moment, int Number = ControlMethods.SendOrder, CrashManner Manner = CrashManner.AccessViolation) : Misbehaviour
{
    private protected override int Kind => 4;

    private protected override IReadOnlyList<int> Numbers => [(int)Moment, Number, (int)Manner];
}
