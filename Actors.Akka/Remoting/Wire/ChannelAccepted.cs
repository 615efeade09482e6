namespace Kiwoom.OnAkka.Remoting.Wire;

/// <summary>Gateway's end to the bridge's: the channel is open. Its sender is the gateway's end.</summary>
/// <param name="Channel">The channel.</param>
/// <param name="EphemeralKey">SubjectPublicKeyInfo of a P-256 key made for this channel only.</param>
/// <param name="GatewayKey">The gateway's own SubjectPublicKeyInfo, which the bridge compares with its pin.</param>
/// <param name="Signature">The gateway key's signature (ECDSA, IEEE P1363) of the transcript of both.</param>
internal sealed record ChannelAccepted(ChannelId Channel, byte[] EphemeralKey, byte[] GatewayKey, byte[] Signature) : ILinkMessage;
