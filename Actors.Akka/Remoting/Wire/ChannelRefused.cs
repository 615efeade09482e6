namespace Kiwoom.OnAkka.Remoting.Wire;

/// <summary>Gateway's door to the bridge's end: there are as many channels as there may be.</summary>
/// <param name="Channel">The channel that was asked for.</param>
internal sealed record ChannelRefused(ChannelId Channel) : ILinkMessage;
