using Kiwoom.Actors.Link;
using Kiwoom.OnAkka.Remoting;
using Kiwoom.OnAkka.Remoting.Channel;
using Kiwoom.OnAkka.Remoting.Wire;

namespace Kiwoom.Specs.OnAkka.Remoting;

/// <summary>The channel of frames that stands on Akka.Remote's messages.</summary>
public class FrameChannelSpecs
{
    private static readonly AkkaLinkOptions Small = new() { PartSize = 1000, Window = 10_000, CloseWait = TimeSpan.FromSeconds(20) };

    [Fact]
    public async Task Frames_of_every_size_arrive_whole_and_in_order()
    {
        var pair = new ChannelPair();
        var frames = new[] { 0, 1, 64 * 1024, (64 * 1024) + 1, 300_000, LinkLoop.LargestFrame, 5 }.Select(Frame).ToList();
        var sending = Task.Run(async () =>
        {
            foreach (var frame in frames)
                await pair.A.Send(frame, CancellationToken.None);
        });
        foreach (var frame in frames)
            (await pair.B.Receive(LinkLoop.LargestFrame, CancellationToken.None)).Span.SequenceEqual(frame).ShouldBeTrue();
        await sending;
    }

    [Fact]
    public async Task A_writer_waits_for_its_reader_and_no_more_than_the_window_waits_at_the_reader()
    {
        var pair = new ChannelPair(Small);
        var sent = 0;
        var sending = Task.Run(async () =>
        {
            for (; sent < 100; sent++)
                await pair.A.Send(Frame(900), CancellationToken.None);
        });
        await Specs.Link.Eventually.Is(() => pair.B.Waiting > Small.Window - 1000, "the window is not used");
        sending.IsCompleted.ShouldBeFalse();
        sent.ShouldBeLessThanOrEqualTo(Small.Window / 900);
        for (var i = 0; i < 100; i++)
        {
            (await pair.B.Receive(1000, CancellationToken.None)).Length.ShouldBe(900);
            pair.B.Waiting.ShouldBeLessThanOrEqualTo(Small.Window);
        }

        await sending;
    }

    [Fact]
    public async Task Who_sends_more_than_there_is_room_for_is_cut_off()
    {
        var pair = new ChannelPair(Small, isStraight: false);
        using var seal = pair.SealOfA();
        for (var number = 1; number <= 20; number++)
            pair.B.Arrived(new SealedPart(pair.Id, number, seal.Seal(number, PartKind.More, Frame(1000))));
        pair.BEnded.ShouldBeTrue();
        pair.B.Waiting.ShouldBeLessThan(Small.Window * 2);
        var fault = await Should.ThrowAsync<LinkFaultException>(async () => await pair.B.Receive(100_000, CancellationToken.None));
        fault.Fault.ShouldBe(LinkFault.Malformed);
    }

    [Fact]
    public async Task A_frame_beyond_the_readers_limit_is_refused_before_the_rest_of_it_has_come()
    {
        var pair = new ChannelPair(Small, isStraight: false);
        var sending = pair.A.Send(Frame(50_000), CancellationToken.None);
        foreach (var part in pair.FromA.ToList())
            pair.B.Arrived(part);
        (await Should.ThrowAsync<LinkFaultException>(async () => await pair.B.Receive(2500, CancellationToken.None))).Fault.ShouldBe(LinkFault.TooLarge);
        sending.IsCompleted.ShouldBeFalse();

        // The gateway still says why before it closes.
        await pair.B.Send(Frame(10), CancellationToken.None);
        pair.FromB.ShouldNotBeEmpty();
    }

    [Fact]
    public async Task Parts_that_come_twice_from_elsewhere_or_altered_do_nothing()
    {
        var pair = new ChannelPair(isStraight: false);
        await pair.A.Send(Frame(100), CancellationToken.None);
        await pair.A.Send(Frame(200), CancellationToken.None);
        var (first, second) = (pair.FromA[0], pair.FromA[1]);
        using var other = new PartSeal(pair.Id, new byte[32]);
        pair.B.Arrived(first);
        var hostile = new[]
        {
            first,
            second with { Channel = ChannelId.New() },
            second with { Number = 3 },
            second with { Number = -1 },
            second with { Bytes = [] },
            second with { Bytes = second.Bytes[..^1] },
            second with { Bytes = [.. second.Bytes, 0] },
            second with { Bytes = Altered(second.Bytes) },
            new SealedPart(pair.Id, 2, other.Seal(2, PartKind.Last, Frame(1))),
            pair.FromB.FirstOrDefault() ?? second with { Bytes = new byte[40] },
        };
        foreach (var part in hostile)
            pair.B.Arrived(part);
        pair.B.Dropped.ShouldBe(hostile.Length);
        pair.BEnded.ShouldBeFalse();
        pair.B.Arrived(second);
        (await pair.B.Receive(1000, CancellationToken.None)).Length.ShouldBe(100);
        (await pair.B.Receive(1000, CancellationToken.None)).Length.ShouldBe(200);
    }

    [Fact]
    public async Task What_one_end_says_cannot_be_turned_back_on_it()
    {
        var pair = new ChannelPair(isStraight: false);
        await pair.A.Send(Frame(100), CancellationToken.None);
        pair.A.Arrived(pair.FromA[0]);
        pair.A.Dropped.ShouldBe(1);
    }

    [Fact]
    public async Task A_lost_part_ends_both_ends_and_names_what_is_missing()
    {
        var pair = new ChannelPair(isStraight: false);
        for (var i = 0; i < 4; i++)
            await pair.A.Send(Frame(10), CancellationToken.None);
        pair.B.Arrived(pair.FromA[0]);
        pair.B.Arrived(pair.FromA[3]);
        (await pair.B.Receive(100, CancellationToken.None)).Length.ShouldBe(10);
        var fault = await Should.ThrowAsync<LinkFaultException>(async () => await pair.B.Receive(100, CancellationToken.None));
        fault.Fault.ShouldBe(LinkFault.Closed);
        fault.Message.ShouldContain("parts 2 to 3");
        pair.A.Arrived(pair.FromB.Single());
        pair.AEnded.ShouldBeTrue();
        (await Should.ThrowAsync<LinkFaultException>(async () => await pair.A.Send(Frame(1), CancellationToken.None))).Fault.ShouldBe(LinkFault.Closed);
    }

    [Fact]
    public async Task Closing_lets_the_last_frame_arrive()
    {
        var pair = new ChannelPair(Small);
        await pair.A.Send(Frame(10), CancellationToken.None);
        await pair.A.Close();
        (await pair.B.Receive(100, CancellationToken.None)).Length.ShouldBe(10);
        (await Should.ThrowAsync<LinkFaultException>(async () => await pair.B.Receive(100, CancellationToken.None))).Message.ShouldContain("closed");
        (pair.AEnded, pair.BEnded).ShouldBe((true, true));
    }

    [Fact]
    public async Task Breaking_off_frees_a_waiting_writer_and_a_waiting_reader_at_both_ends()
    {
        var pair = new ChannelPair(Small);
        var writing = pair.A.Send(Frame(50_000), CancellationToken.None);
        var reading = pair.A.Receive(100, CancellationToken.None);
        pair.A.Abort();
        (await Should.ThrowAsync<LinkFaultException>(async () => await writing)).Fault.ShouldBe(LinkFault.Stopped);
        (await Should.ThrowAsync<LinkFaultException>(async () => await reading)).Fault.ShouldBe(LinkFault.Stopped);
        pair.BEnded.ShouldBeTrue();
    }

    [Fact]
    public async Task A_frame_that_was_given_up_half_way_ends_the_channel()
    {
        var pair = new ChannelPair(Small, isStraight: false);
        using var patience = new CancellationTokenSource();
        var writing = pair.A.Send(Frame(50_000), patience.Token);
        await patience.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(async () => await writing);
        pair.AEnded.ShouldBeTrue();
    }

    private static byte[] Frame(int size)
    {
        var bytes = new byte[size];
        new Random(size).NextBytes(bytes);
        return bytes;
    }

    private static byte[] Altered(byte[] bytes)
    {
        var altered = (byte[])bytes.Clone();
        altered[0] ^= 1;
        return altered;
    }
}
