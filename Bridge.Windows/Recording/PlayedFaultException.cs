namespace Kiwoom.Bridge.Recording;

/// <summary>An exception of the recorded control, thrown again with the recorded message.</summary>
/// <param name="message">The recorded message.</param>
public sealed class PlayedFaultException(string message) : Exception(message);
