using FsCheck.Xunit;
using Kiwoom.Actors.Link;

namespace Kiwoom.Specs.Link;

/// <summary>One direction of the reliable channel, driven by random scripts over a wire that loses, doubles and reorders.</summary>
public class ReliableChannelProperties
{
    [Property(MaxTest = 500)]
    public void Everything_is_delivered_once_and_in_order_whatever_the_wire_does(byte[] script)
    {
        var channel = new Channel();
        foreach (var step in script)
            channel.Step(step);
        channel.Finish();
        channel.Delivered.ShouldBe(Enumerable.Range(1, channel.Sent).Select(n => (long)n));
        channel.Sender.Acknowledged.ShouldBe(channel.Sent);
    }

    [Property(MaxTest = 500)]
    public void The_watermark_is_the_longest_durable_prefix(byte[] order)
    {
        var watermark = new AckWatermark();
        var durable = new HashSet<long>();
        foreach (var number in order.Select(b => (long)(b % 40) + 1))
        {
            var before = watermark.Value;
            durable.Add(number);
            var moved = watermark.Mark(number);
            var prefix = 0L;
            while (durable.Contains(prefix + 1))
                prefix++;
            watermark.Value.ShouldBe(prefix);
            moved.ShouldBe(prefix != before);
            watermark.Ahead.ShouldBe(durable.Count(n => n > prefix));
        }
    }

    [Fact]
    public void What_was_never_sent_cannot_be_acknowledged_or_asked_for()
    {
        var sender = new ReliableSender(8, 1000);
        sender.TryAdd([1], out _).ShouldBeTrue();
        sender.Acknowledge(1).ShouldBeFalse("it was given but not sent");
        sender.TryTake(out _, out _).ShouldBeTrue();
        sender.Acknowledge(2).ShouldBeFalse();
        sender.Rewind(3).ShouldBeFalse();
        sender.Acknowledge(1).ShouldBeTrue();
        sender.Held.ShouldBe(0);
    }

    [Fact]
    public void A_full_window_takes_nothing_until_something_is_acknowledged()
    {
        var sender = new ReliableSender(2, 1000);
        sender.TryAdd(new byte[10], out _).ShouldBeTrue();
        sender.TryAdd(new byte[10], out _).ShouldBeTrue();
        sender.TryAdd(new byte[10], out _).ShouldBeFalse();
        sender.TryTake(out _, out _);
        sender.Acknowledge(1).ShouldBeTrue();
        sender.TryAdd(new byte[10], out var third).ShouldBeTrue();
        third.ShouldBe(3);
        new ReliableSender(100, 15).TryAdd(new byte[20], out _).ShouldBeTrue("one frame always fits, however large");
    }

    [Fact]
    public void A_number_beyond_the_window_is_impossible()
    {
        var receiver = new ReliableReceiver(10);
        receiver.Open(100);
        receiver.Receive(110).ShouldBe(ReceiveOutcome.Impossible);
        receiver.Receive(0).ShouldBe(ReceiveOutcome.Impossible);
        receiver.Receive(101).ShouldBe(ReceiveOutcome.Gap);
        receiver.Receive(100).ShouldBe(ReceiveOutcome.Deliver);
        receiver.Receive(99).ShouldBe(ReceiveOutcome.Duplicate);
    }

    [Fact]
    public void What_did_not_become_durable_is_delivered_again_after_a_rewind_and_nothing_else()
    {
        var receiver = new ReliableReceiver(10);
        receiver.Open(1);
        foreach (var number in new[] { 1, 2, 3 })
            receiver.Receive(number).ShouldBe(ReceiveOutcome.Deliver);
        receiver.MarkDurable(1).ShouldBeTrue();
        receiver.MarkDurable(3).ShouldBeFalse();
        receiver.MarkDurable(9).ShouldBeFalse("it was never delivered");
        receiver.Rewind().ShouldBeTrue();
        receiver.Receive(2).ShouldBe(ReceiveOutcome.Deliver);
        receiver.Receive(3).ShouldBe(ReceiveOutcome.Duplicate);
        receiver.MarkDurable(2);
        receiver.Durable.ShouldBe(3);
    }

    private sealed class Channel
    {
        private readonly ReliableReceiver _receiver = new(16);
        private readonly List<(long Number, byte[] Payload)> _wire = [];
        private readonly List<long> _acks = [];
        private readonly HashSet<long> _durable = [];

        internal Channel() => _receiver.Open(1);

        internal ReliableSender Sender { get; } = new(16, 1 << 20);

        internal List<long> Delivered { get; } = [];

        internal int Sent { get; private set; }

        internal void Step(byte step)
        {
            var pick = step / 12;
            switch (step % 12)
            {
                case 0 or 1 when Sender.TryAdd(BitConverter.GetBytes((long)Sent + 1), out var number):
                    Sent++;
                    number.ShouldBe(Sent);
                    break;
                case 2 or 3 when Sender.TryTake(out var number, out var payload):
                    _wire.Add((number, payload));
                    break;
                case 4 or 5 when _wire.Count > 0:
                    Arrive(0);
                    break;
                case 6 when _wire.Count > 0:
                    Arrive(pick % _wire.Count);
                    break;
                case 7 when _wire.Count > 0:
                    _wire.Add(_wire[pick % _wire.Count]);
                    break;
                case 8 when _wire.Count > 0:
                    _wire.RemoveAt(pick % _wire.Count);
                    break;
                case 9 when Delivered.Count > 0:
                    BecomeDurable(Delivered[pick % Delivered.Count]);
                    break;
                case 10:
                    _acks.Add(_receiver.Durable);
                    if (pick % 2 == 0)
                        Acknowledge(_acks[pick % _acks.Count]);
                    break;
                case 11:
                    Break(pick % 2 == 0);
                    break;
            }

            _receiver.Durable.ShouldBeLessThanOrEqualTo(_receiver.Delivered);
            Sender.Acknowledged.ShouldBeLessThanOrEqualTo(_receiver.Durable);
            for (var number = 1L; number <= Sender.Acknowledged; number++)
                _durable.ShouldContain(number);
        }

        internal void Finish()
        {
            while (Sender.Acknowledged < Sent)
            {
                Break(true);
                while (Sender.TryTake(out var number, out var payload))
                    _wire.Add((number, payload));
                while (_wire.Count > 0)
                    Arrive(0);
                foreach (var number in Delivered)
                    BecomeDurable(number);
                Acknowledge(_receiver.Durable);
            }
        }

        private void Arrive(int at)
        {
            var (number, payload) = _wire[at];
            _wire.RemoveAt(at);
            switch (_receiver.Receive(number))
            {
                case ReceiveOutcome.Deliver:
                    Delivered.Add(BitConverter.ToInt64(payload));
                    break;
                case ReceiveOutcome.Gap:
                    Sender.Rewind(_receiver.Delivered + 1).ShouldBeTrue();
                    break;
                case ReceiveOutcome.Impossible:
                    throw new InvalidOperationException($"{number} was impossible");
            }
        }

        private void BecomeDurable(long number)
        {
            _durable.Add(number);
            _receiver.MarkDurable(number);
        }

        private void Acknowledge(long number) => Sender.Acknowledge(number).ShouldBeTrue();

        private void Break(bool bothWays)
        {
            _wire.Clear();
            if (bothWays)
                _acks.Clear();
            Sender.Rewind(0).ShouldBeTrue();
        }
    }
}
