namespace Kiwoom.OnAkka.Remoting.Wire;

/// <summary>Everything that travels on an open channel.</summary>
/// <param name="Channel">The channel.</param>
/// <param name="Number">Counts the parts of this direction from 1, without a gap.</param>
/// <param name="Bytes">What <see cref="Channel.PartSeal"/> made of it.</param>
internal sealed record SealedPart(ChannelId Channel, long Number, byte[] Bytes) : ILinkMessage;
