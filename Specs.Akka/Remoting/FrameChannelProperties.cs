using FsCheck.Xunit;
using Kiwoom.Actors.Link;
using Kiwoom.OnAkka.Remoting;
using Kiwoom.OnAkka.Remoting.Wire;

namespace Kiwoom.Specs.OnAkka.Remoting;

public class FrameChannelProperties
{
    [Property(MaxTest = 300)]
    public void Whatever_happens_to_the_parts_the_reader_gets_the_first_frames_in_order_and_no_other(byte[] script)
    {
        var pair = new ChannelPair(new AkkaLinkOptions { PartSize = 3, Window = 1 << 20 }, isStraight: false);
        var sent = new List<byte[]>();
        var wire = new List<SealedPart>();
        foreach (var step in script)
        {
            Send(pair, sent, wire, step % 8);
            var at = wire.Count == 0 ? 0 : step / 8 % wire.Count;
            switch (step % 11)
            {
                case 0 or 1 or 2 or 3 or 4 or 5:
                    Arrive(pair, wire, 0);
                    break;
                case 6 when wire.Count > 0:
                    wire.RemoveAt(at);
                    break;
                case 7 when wire.Count > 0:
                    wire.Add(wire[at]);
                    break;
                case 8:
                    Arrive(pair, wire, at);
                    break;
                case 9 when wire.Count > 0:
                    wire[at] = wire[at] with { Bytes = wire[at].Bytes[..^1] };
                    break;
                case 10 when wire.Count > 1:
                    wire[at] = wire[at] with { Bytes = wire[(at + 1) % wire.Count].Bytes };
                    break;
            }
        }

        while (wire.Count > 0)
            Arrive(pair, wire, 0);
        pair.B.Broke("the script is at its end");
        var got = Drain(pair.B);
        got.Count.ShouldBeLessThanOrEqualTo(sent.Count);
        for (var i = 0; i < got.Count; i++)
            got[i].ShouldBe(sent[i]);
    }

    private static void Send(ChannelPair pair, List<byte[]> sent, List<SealedPart> wire, int size)
    {
        if (pair.AEnded)
            return;
        var frame = Enumerable.Range(0, size).Select(n => (byte)(n + (sent.Count * 7))).ToArray();
        sent.Add(frame);
        pair.A.Send(frame, CancellationToken.None).AsTask().IsCompletedSuccessfully.ShouldBeTrue();
        wire.AddRange(pair.FromA);
        pair.FromA.Clear();
    }

    private static void Arrive(ChannelPair pair, List<SealedPart> wire, int at)
    {
        if (wire.Count == 0)
            return;
        var part = wire[at];
        wire.RemoveAt(at);
        pair.B.Arrived(part);
    }

    private static List<byte[]> Drain(IFrameChannel channel)
    {
        var frames = new List<byte[]>();
        while (true)
        {
            var next = channel.Receive(100, CancellationToken.None).AsTask();
            if (!next.IsCompletedSuccessfully)
                return frames;
            frames.Add(next.GetAwaiter().GetResult().ToArray());
        }
    }
}
