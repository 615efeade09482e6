namespace Kiwoom.OnAkka.Remoting.Wire;

/// <summary>Bridge to the gateway's door: asks for a channel. Its sender is the bridge's end. Said again until it is answered.</summary>
/// <param name="Channel">The new channel.</param>
/// <param name="EphemeralKey">SubjectPublicKeyInfo of a P-256 key made for this channel only.</param>
internal sealed record OpenChannel(ChannelId Channel, byte[] EphemeralKey) : ILinkMessage;
