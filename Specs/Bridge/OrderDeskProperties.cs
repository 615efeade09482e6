using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using Kiwoom.Actors.Broker;
using Kiwoom.Actors.Identity;
using Kiwoom.Bridge.Codec;
using Kiwoom.Bridge.Orders;

namespace Kiwoom.Specs.Bridge;

/// <summary>Random lives of a desk: commands repeated, events duplicated, reordered and interrupted by crashes between any two events.</summary>
public class OrderDeskProperties
{
    [Property(MaxTest = 300)]
    public void A_command_reaches_Kiwoom_at_most_once_and_a_fill_the_outbox_exactly_once(int seed)
    {
        var random = new Random(seed);
        var desk = new DeskRig(screens: random.Next(1, 4));
        var commands = Enumerable.Range(1, 4).Select(n => DeskRig.Buy($"c{n}", quantity: 10, price: 70_000 + (random.Next(2) * 100))).ToArray();
        var truth = new HashSet<string>();
        var pending = new List<Action>();
        foreach (var command in commands)
        {
            for (var repeat = 0; repeat < 2; repeat++)
                pending.Add(() => Take(desk, command, random));
        }

        var called = new HashSet<CommandId>();
        for (var step = 0; step < 120; step++)
        {
            if (pending.Count > 0)
            {
                var next = random.Next(Math.Min(3, pending.Count));
                var action = pending[next];
                pending.RemoveAt(next);
                action();
            }

            foreach (var sent in desk.Sent.Where(s => called.Add(s.Command.Id)).ToArray())
                PlayExchange(desk, sent, called.Count, random, pending, truth);
            if (random.Next(25) == 0)
                desk.Restart();
        }

        desk.Sent.GroupBy(s => s.Command.Id).ShouldAllBe(g => g.Count() == 1);
        foreach (var left in pending.ToArray())
            left();
        foreach (var command in commands)
            desk.Tell(new AnswerOverdue(command.Id));
        var executions = desk.Journal.Select(j => j.Event).OfType<ReportQueued>().Select(r => r.Report).OfType<ExecutionReported>().ToArray();
        executions.Select(e => e.ExecutionId.Value).ShouldBe(truth, ignoreOrder: true);
        desk.Journal.Select(j => j.Event).OfType<ReportQueued>().Select(r => r.Sequence).ShouldBe(Enumerable.Range(1, (int)desk.State.LastSequence).Select(n => (long)n));
        var codec = new OrderDeskSnapshotCodec();
        var before = codec.Encode(desk.State);
        desk.Restart();
        codec.Encode(desk.State).ShouldBe(before);
    }

    private static void Take(DeskRig desk, IBrokerCommand command, Random random)
    {
        var dies = random.Next(6) == 0 ? random.Next(4) : (int?)null;
        desk.Tell(new TakeCommand(command), dies);
    }

    private static void PlayExchange(DeskRig desk, SendIntent sent, int nth, Random random, List<Action> pending, HashSet<string> truth)
    {
        var command = (SubmitOrder)sent.Command;
        var number = $"00001{nth:00}";
        var id = command.Id.Value;
        pending.Add(() => desk.Returned(id));
        pending.Add(() => desk.Answer(id, number));
        var heard = new List<ChejanOrder> { DeskRig.Chejan(number, ChejanState.Accepted, 10, sent.Screen, price: command.Order.Price) };
        foreach (var (trade, cumulative) in new[] { ("1", 4L), ("2", 10L) })
        {
            heard.Add(DeskRig.Chejan(
                number, ChejanState.Filled, 10 - cumulative, sent.Screen, price: command.Order.Price, cumulative: cumulative, trade: trade,
                fill: trade == "1" ? 4 : 6, fillPrice: 70_000));
            truth.Add($"20260921-{number}-{trade}");
        }

        foreach (var chejan in heard.SelectMany(c => Enumerable.Repeat(c, random.Next(1, 3))))
            pending.Insert(random.Next(pending.Count + 1), () => desk.Hear(chejan));
    }

    [Property(MaxTest = 500)]
    public Property No_field_of_any_kind_makes_a_decoder_throw() =>
        Prop.ForAll(
            ArbMap.Default.ArbFor<string?[]>(),
            texts =>
            {
                string? Field(int fid) => texts.Length == 0 ? null : texts[fid % texts.Length];
                ChejanDecoder.Order(Field, DeskRig.Morning);
                ChejanDecoder.Holding(Field);
                foreach (var type in new[] { "주식체결", "주식호가잔량", "주식예상체결", "장시작시간", "VI발동/해제", "?" })
                    RealDecoder.Read(texts.FirstOrDefault() ?? "005930", type, Field, DeskRig.Morning);
                var row = new Dictionary<string, string>();
                for (var i = 0; i < texts.Length; i++)
                    row[new[] { "주문번호", "종목코드", "주문수량", "미체결수량", "체결량", "주문구분", "종목번호", "보유수량" }[i % 8]] = texts[i] ?? "";
                TrDecoder.Order(row, DeskRig.Day);
                TrDecoder.Holding(row);
            });
}
