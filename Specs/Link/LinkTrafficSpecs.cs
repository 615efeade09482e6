using System.Buffers;
using FsCheck.Xunit;
using Kiwoom.Actors.Link;
using Kiwoom.Actors.MarketData;
using Kiwoom.Specs.Runtime;

namespace Kiwoom.Specs.Link;

public class LinkTrafficSpecs
{
    private static readonly DateTimeOffset Start = new(2026, 1, 5, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Numbered_frames_go_before_state_and_state_before_market_data()
    {
        var traffic = Bridge(new HandClock(Start));
        traffic.Begin(acking: true);
        traffic.Publish(Traffic.Tick(1, 100));
        traffic.SetState([1]);
        traffic.TrySend([2]).ShouldBeTrue();
        Kinds(traffic).ShouldBe([FrameKind.Heartbeat, FrameKind.Report, FrameKind.Session, FrameKind.MarketData]);
    }

    [Fact]
    public void Market_data_waits_for_credit_and_only_the_newest_of_an_issue_waits()
    {
        var traffic = Bridge(new HandClock(Start));
        traffic.Begin(acking: true);
        Kinds(traffic);
        var prices = new List<long>();
        for (var price = 1; price <= 100; price++)
        {
            traffic.Publish(Traffic.Tick(1, price));
            prices.AddRange(MarketData(traffic).Cast<TradeTick>().Select(t => t.Price));
        }

        prices.ShouldBe(Enumerable.Range(1, LinkTraffic.CreditWindow).Select(p => (long)p), "one frame each, until the credit is used up");
        traffic.Received(new FrameHeader(FrameKind.MarketCredit, 1, 0), []);
        MarketData(traffic).Cast<TradeTick>().Single().Price.ShouldBe(100);
        traffic.MarketDataLeftOut.Conflated.ShouldBe(100 - LinkTraffic.CreditWindow - 1);
    }

    [Fact]
    public void A_busy_issue_does_not_overtake_a_quiet_one()
    {
        var market = new MarketDataConflator(conflate: true, 10);
        market.Add(Traffic.Tick(1, 1));
        market.Add(Traffic.Tick(2, 1));
        market.Add(Traffic.Tick(1, 2));
        market.Take(10).Cast<TradeTick>().Select(t => (t.Symbol.Value, t.Price)).ShouldBe([("000001", 2L), ("000002", 1L)]);
    }

    [Fact]
    public void Without_conflation_every_message_waits_and_what_is_too_much_is_counted()
    {
        var market = new MarketDataConflator(conflate: false, 3);
        for (var price = 1; price <= 5; price++)
            market.Add(Traffic.Tick(1, price));
        market.Take(10).Cast<TradeTick>().Select(t => t.Price).ShouldBe([1, 2, 3]);
        market.Dropped.ShouldBe(2);
    }

    [Theory]
    [InlineData(FrameKind.Ack, 0, 2)]
    [InlineData(FrameKind.Resend, 3, 0)]
    [InlineData(FrameKind.MarketCredit, 1, 0)]
    public void Numbers_that_no_honest_end_says_are_faults(FrameKind kind, long sequence, long ack)
    {
        var traffic = Bridge(new HandClock(Start));
        traffic.Begin(acking: true);
        traffic.TrySend([1]);
        Kinds(traffic);
        Should.Throw<LinkFaultException>(() => traffic.Received(new FrameHeader(kind, sequence, ack), [])).Fault.ShouldBe(LinkFault.ImpossibleNumber);
    }

    [Fact]
    public void A_numbered_frame_before_its_numbering_is_a_fault()
    {
        var gateway = Gateway(new HandClock(Start));
        gateway.Begin(acking: false);
        Should.Throw<LinkFaultException>(() => gateway.ReceivedNumbered(1)).Fault.ShouldBe(LinkFault.OutOfOrder);
    }

    [Fact]
    public void A_new_connection_acknowledges_nothing_before_the_bridge_says_which_outbox_it_is()
    {
        var gateway = Gateway(new HandClock(Start));
        gateway.OpenReceiving(1);
        gateway.ReceivedNumbered(1).ShouldBeTrue();
        gateway.MarkDurable(1).ShouldBeTrue();
        gateway.Begin(acking: false);
        var frame = new ArrayBufferWriter<byte>();
        gateway.TryTake(frame).ShouldBeTrue();
        FrameHeader.Read(frame.WrittenSpan).Ack.ShouldBe(0, "the bridge may have begun a new outbox, whose first report this would forget");
        gateway.AckIsLate().ShouldBeFalse();
        gateway.OpenReceiving(null);
        gateway.AckIsLate().ShouldBeTrue();
        gateway.TryTake(frame).ShouldBeTrue();
        FrameHeader.Read(frame.WrittenSpan).ShouldBe(new FrameHeader(FrameKind.Ack, 0, 1));
    }

    [Fact]
    public void What_is_delivered_and_never_becomes_durable_is_asked_for_again()
    {
        var clock = new HandClock(Start);
        var gateway = Gateway(clock);
        gateway.Begin(acking: false);
        gateway.OpenReceiving(5);
        gateway.ReceivedNumbered(5).ShouldBeTrue();
        gateway.ReceivedNumbered(6).ShouldBeTrue();
        gateway.MarkDurable(5).ShouldBeTrue();
        gateway.Tick();
        Kinds(gateway);
        clock.Advance(TimeSpan.FromSeconds(11));
        gateway.Tick();
        var frame = new ArrayBufferWriter<byte>();
        gateway.TryTake(frame).ShouldBeTrue();
        gateway.TryTake(frame).ShouldBeTrue();
        FrameHeader.Read(frame.WrittenSpan).ShouldBe(new FrameHeader(FrameKind.Resend, 6, 5));
        gateway.ReceivedNumbered(6).ShouldBeTrue("it is delivered again");
    }

    [Property(MaxTest = 300)]
    public void Both_ends_agree_after_any_losses_and_breaks(byte[] script)
    {
        var clock = new HandClock(Start);
        var (bridge, gateway) = (Bridge(clock), Gateway(clock));
        var wire = new Queue<byte[]>();
        var (sent, delivered, durable) = (0L, new List<long>(), 0L);
        Connect();
        foreach (var step in script)
        {
            switch (step % 8)
            {
                case 0 or 1 when bridge.TrySend(BitConverter.GetBytes(sent + 1)):
                    sent++;
                    break;
                case 2:
                    Fill();
                    break;
                case 3 when wire.Count > 0:
                    Arrive(wire.Dequeue());
                    break;
                case 4 when wire.Count > 0:
                    wire.Dequeue();
                    break;
                case 5 when durable < delivered.Count:
                    gateway.MarkDurable(++durable);
                    break;
                case 6:
                    Answer();
                    break;
                case 7:
                    Connect();
                    break;
            }

            bridge.Acknowledged.ShouldBeLessThanOrEqualTo(durable);
        }

        while (bridge.Acknowledged < sent)
        {
            bridge.Tick();
            Fill();
            while (wire.Count > 0)
                Arrive(wire.Dequeue());
            while (durable < delivered.Count)
                gateway.MarkDurable(++durable);
            gateway.AckIsLate();
            Answer();
        }

        delivered.ShouldBe(Enumerable.Range(1, (int)sent).Select(n => (long)n));

        void Connect()
        {
            wire.Clear();
            bridge.Begin(acking: true);
            gateway.Begin(acking: false);
            gateway.OpenReceiving(null);
        }

        void Fill()
        {
            var frame = new ArrayBufferWriter<byte>();
            while (bridge.TryTake(frame))
                wire.Enqueue(frame.WrittenSpan.ToArray());
        }

        void Arrive(byte[] frame)
        {
            var header = FrameHeader.Read(frame);
            gateway.Received(header, frame.AsSpan(FrameHeader.Size));
            if (header.Kind == FrameKind.Report && gateway.ReceivedNumbered(header.Sequence))
                delivered.Add(BitConverter.ToInt64(frame, FrameHeader.Size));
        }

        void Answer()
        {
            var frame = new ArrayBufferWriter<byte>();
            while (gateway.TryTake(frame))
                bridge.Received(FrameHeader.Read(frame.WrittenSpan), frame.WrittenSpan[FrameHeader.Size..]);
        }
    }

    [Property(MaxTest = 200)]
    public void The_clocks_offset_is_found_within_half_the_round_trip(int aheadMilliseconds, byte there, byte back)
    {
        var (mine, theirs) = (new ClockComparison(), new ClockComparison());
        var ahead = TimeSpan.FromMilliseconds(aheadMilliseconds % 100_000_000);
        var now = Start;
        theirs.Received(mine.Next(now), now + ahead + TimeSpan.FromMilliseconds(there));
        now += TimeSpan.FromMilliseconds(there) + TimeSpan.FromSeconds(1);
        var answer = theirs.Next(now + ahead);
        now += TimeSpan.FromMilliseconds(back);
        mine.Received(answer, now);
        mine.RoundTrip.ShouldBe(TimeSpan.FromMilliseconds(there + back));
        (mine.Offset!.Value - ahead).Duration().ShouldBeLessThanOrEqualTo(mine.RoundTrip!.Value / 2);
    }

    [Property(MaxTest = 200)]
    public void Any_heartbeat_can_be_read(long sent, long? peerSent, long? peerReceived)
    {
        var clocks = new ClockComparison();
        clocks.Received(new Heartbeat(sent, peerSent, peerReceived), Start);
        clocks.Next(Start);
    }

    private static LinkTraffic Bridge(TimeProvider clock) => new(new LinkTrafficOptions { Numbered = FrameKind.Report, State = FrameKind.Session }, clock);

    private static LinkTraffic Gateway(TimeProvider clock)
    {
        var gateway = new LinkTraffic(new LinkTrafficOptions { Numbered = FrameKind.Command, State = FrameKind.Subscription }, clock);
        gateway.OpenReceiving(1);
        return gateway;
    }

    private static List<FrameKind> Kinds(LinkTraffic traffic)
    {
        var (kinds, frame) = (new List<FrameKind>(), new ArrayBufferWriter<byte>());
        while (traffic.TryTake(frame))
            kinds.Add(FrameHeader.Read(frame.WrittenSpan).Kind);
        return kinds;
    }

    private static IMarketDataMessage[] MarketData(LinkTraffic traffic)
    {
        var frame = new ArrayBufferWriter<byte>();
        return traffic.TryTake(frame) ? LinkJson.Decode(frame.WrittenSpan[FrameHeader.Size..], LinkJson.Default.IMarketDataMessageArray) : [];
    }
}
