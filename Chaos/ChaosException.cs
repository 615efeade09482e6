namespace Kiwoom.Chaos;

/// <summary>The run cannot go on: something is missing on this machine, or the system does not recover.</summary>
/// <param name="text">What, for people.</param>
internal sealed class ChaosException(string text) : Exception(text);
