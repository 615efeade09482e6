namespace Kiwoom.Bridge.Doctor.Probe.Tape;

/// <summary>Follows the tape as it is written, under its lock.</summary>
public interface ITapeListener
{
    /// <summary>An event was written. Keep it short: the control's thread waits.</summary>
    void Heard(TapeEvent heard);
}
