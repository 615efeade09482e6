namespace Kiwoom.Simulator.KiwoomServer;

/// <summary>A frame that does not follow <see cref="ControlFrame"/>; the message says how.</summary>
internal sealed class ControlFrameException(string message) : Exception(message);
