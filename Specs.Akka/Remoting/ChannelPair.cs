using System.Security.Cryptography;
using Kiwoom.OnAkka.Remoting;
using Kiwoom.OnAkka.Remoting.Channel;
using Kiwoom.OnAkka.Remoting.Wire;

namespace Kiwoom.Specs.OnAkka.Remoting;

/// <summary>Two ends of one channel without Akka: what each says lies in a list until the spec hands it on.</summary>
internal sealed class ChannelPair
{
    private readonly byte[] _there = RandomNumberGenerator.GetBytes(32);
    private readonly byte[] _back = RandomNumberGenerator.GetBytes(32);
    private readonly bool _isStraight;

    internal ChannelPair(AkkaLinkOptions? options = null, bool isStraight = true)
    {
        _isStraight = isStraight;
        var behaviour = options ?? new AkkaLinkOptions();
        A = new AkkaFrameChannel(Id, SealOfA(), new PartSeal(Id, _back), part => Told(part, FromA, () => B!), () => AEnded = true, behaviour, TimeProvider.System);
        B = new AkkaFrameChannel(Id, new PartSeal(Id, _back), SealOfA(), part => Told(part, FromB, () => A), () => BEnded = true, behaviour, TimeProvider.System);
    }

    internal ChannelId Id { get; } = ChannelId.New();

    internal AkkaFrameChannel A { get; }

    internal AkkaFrameChannel B { get; }

    internal List<SealedPart> FromA { get; } = [];

    internal List<SealedPart> FromB { get; } = [];

    internal bool AEnded { get; private set; }

    internal bool BEnded { get; private set; }

    /// <summary>Seals as A does.</summary>
    internal PartSeal SealOfA() => new(Id, _there);

    private void Told(SealedPart part, List<SealedPart> wire, Func<AkkaFrameChannel> other)
    {
        if (_isStraight)
        {
            other().Arrived(part);
            return;
        }

        lock (wire)
            wire.Add(part);
    }
}
