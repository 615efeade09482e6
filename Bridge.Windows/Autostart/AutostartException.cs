namespace Kiwoom.Bridge.Autostart;

/// <summary>Windows refused a change; the message says what to do.</summary>
public sealed class AutostartException(string message) : Exception(message);
