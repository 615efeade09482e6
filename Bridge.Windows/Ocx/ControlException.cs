namespace Kiwoom.Bridge.Ocx;

/// <summary>The control cannot be had; the message says what to do.</summary>
public sealed class ControlException(ControlTrouble trouble, string message, Exception? cause = null) : Exception(message, cause)
{
    /// <summary>Why.</summary>
    public ControlTrouble Trouble { get; } = trouble;
}
