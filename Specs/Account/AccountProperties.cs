using FsCheck;
using FsCheck.Xunit;
using Kiwoom.Actors.Account;
using Kiwoom.Actors.Broker;
using Kiwoom.Actors.Identity;
using Kiwoom.Actors.Orders;
using Kiwoom.Actors.Risk;
using static Kiwoom.Specs.Account.AccountRig;

namespace Kiwoom.Specs.Account;

/// <summary>Whatever commands come, and in whatever order Kiwoom's reports arrive and repeat: the invariants 1, 4, 5, 6 and 7 of the design hold.</summary>
public sealed class AccountProperties
{
    private static readonly Symbol[] Symbols = [Samsung, Hynix, Kakao];

    [Property(MaxTest = 120)]
    public void The_account_comes_to_what_kiwoom_has(int seed) => Play(new Random(seed), elsewhere: true, steps: 80);

    [Property(MaxTest = 60)]
    public void No_orders_together_use_more_than_there_is(int seed) => Play(new Random(seed), elsewhere: false, steps: 80);

    [Property(MaxTest = 25)]
    public void The_fold_is_the_same_from_any_snapshot(int seed)
    {
        var random = new Random(seed);
        var rig = Play(random, elsewhere: true, steps: 60);
        var codec = AccountSnapshotCodec.Instance;
        var live = codec.Encode(rig.State);

        codec.Encode(rig.Folded()).ShouldBe(live);
        codec.Encode(rig.Folded()).ShouldBe(live);
        var middle = random.Next(rig.Journal.Count + 1);
        var state = codec.Decode(codec.Encode(rig.Journal.Take(middle).Aggregate(rig.Behaviour.Initial(), rig.Behaviour.Apply)));
        codec.Encode(rig.Journal.Skip(middle).Aggregate(state, rig.Behaviour.Apply)).ShouldBe(live);
    }

    internal static AccountRig Play(Random random, bool elsewhere, int steps)
    {
        var rig = new AccountRig(o => o with { SendWithin = TimeSpan.FromMinutes(30) });
        var kiwoom = new FakeKiwoom(rig, random);
        var placed = 0;
        for (var step = 0; step < steps; step++)
        {
            rig.Now += TimeSpan.FromMilliseconds(random.Next(1500));
            foreach (var symbol in Symbols)
                rig.Trade(symbol, rig.Market.QuoteOf(symbol)!.Last);
            Move(rig, kiwoom, random, elsewhere, ref placed);
            if (!elsewhere)
                (rig.State.Portfolio.Cash - rig.State.Risk.Reservations.Cash).ShouldBeGreaterThanOrEqualTo(0);
        }

        Settle(rig, kiwoom);
        Compare(rig, kiwoom);
        return rig;
    }

    private static void Move(AccountRig rig, FakeKiwoom kiwoom, Random random, bool elsewhere, ref int placed)
    {
        switch (random.Next(20))
        {
            case < 5:
                rig.Place(Spec(rig, random, ref placed));
                break;
            case 5:
                rig.Cancel($"o-{random.Next(placed + 1)}");
                break;
            case 6:
                rig.Replace($"o-{random.Next(placed + 1)}", null, 100 * (690 + random.Next(20)));
                break;
            case 7 when elsewhere:
                kiwoom.OrderFromElsewhere(Side.Buy, 1 + random.Next(20), 70_000);
                break;
            case 8 when elsewhere:
                kiwoom.CancelFromElsewhere();
                break;
            case 9:
                kiwoom.Repeat();
                break;
            case 10 when random.Next(4) == 0:
                Restart(rig, kiwoom);
                break;
            case 11 when random.Next(4) == 0:
                rig.Send(new MassCancel(rig.NextCause(), Trader, Number));
                break;
            case 12:
                rig.Send(new Tick(rig.NextCause(), rig.Now - rig.Options.TickEvery));
                break;
            case 13 when random.Next(4) == 0 || rig.State.Risk.KillSwitch.Engaged:
                ToggleKillSwitch(rig, random);
                break;
            case < 15:
                kiwoom.TakeCommand();
                break;
            case < 18:
                kiwoom.Trade();
                break;
            default:
                kiwoom.Deliver();
                break;
        }
    }

    private static OrderSpec Spec(AccountRig rig, Random random, ref int placed)
    {
        // Now and then the same id again, with the same content or another.
        var id = placed > 0 && random.Next(8) == 0 ? $"o-{random.Next(placed)}" : $"o-{placed++}";
        var symbol = random.Next(3) > 0 ? Samsung : Symbols[random.Next(3)];
        var tick = symbol == Hynix ? 500 : symbol == Kakao ? 50 : 100;
        var price = random.Next(5) == 0 ? (long?)null : rig.Market.QuoteOf(symbol)!.Last + (tick * random.Next(-5, 6));
        return random.Next(3) == 0 ? Sell(id, 1 + random.Next(10), price, symbol) : Buy(id, 1 + random.Next(60), price, symbol);
    }

    private static void Restart(AccountRig rig, FakeKiwoom kiwoom)
    {
        rig.Restart();
        rig.Broker.Epoch++;
        rig.Send(new BrokerEpochStarted(rig.NextCause(), rig.Broker.Epoch));
        rig.Now += TimeSpan.FromSeconds(10);
        kiwoom.Lists();
    }

    private static void ToggleKillSwitch(AccountRig rig, Random random) => rig.Send(rig.State.Risk.KillSwitch.Engaged
        ? new ReleaseKillSwitch(rig.NextCause(), Admin, Number, "over")
        : new EngageKillSwitch(rig.NextCause(), Trader, Number, "drill", random.Next(2) == 0));

    private static void Settle(AccountRig rig, FakeKiwoom kiwoom)
    {
        while (kiwoom.HasCommands || kiwoom.HasWaiting)
        {
            kiwoom.TakeCommand();
            kiwoom.Deliver();
        }

        rig.Now += TimeSpan.FromMinutes(2);
        kiwoom.Lists();
    }

    private static void Compare(AccountRig rig, FakeKiwoom kiwoom)
    {
        rig.Journal.Select(j => j.Event).OfType<ReportNotExplained>().ShouldBeEmpty();
        rig.State.Portfolio.Cash.ShouldBe(kiwoom.Cash());
        foreach (var symbol in Symbols)
            (rig.Position(symbol)?.Quantity ?? 0).ShouldBe(kiwoom.Shares(symbol));
        foreach (var number in kiwoom.Orders.Where(o => o.Kind != BrokerOrderKind.Cancel))
        {
            var leg = rig.State.Orders.Find(Day, number.Number).ShouldNotBeNull($"number {number.Number}").Leg(Day, number.Number)!;
            (leg.Filled, leg.FilledAmount, leg.Open).ShouldBe((number.Filled, number.Amount, number.Open), $"number {number.Number}");
        }

        foreach (var order in rig.State.Orders.All)
            (order.CumQty + order.LeavesQty + order.CanceledQty).ShouldBe(order.Quantity);
        var counted = AccountSnapshotCodec.Instance.Decode(AccountSnapshotCodec.Instance.Encode(rig.State)).Risk.Reservations;
        var kept = rig.State.Risk.Reservations;
        (kept.Cash, kept.Amount, kept.BySymbol.Count).ShouldBe((counted.Cash, counted.Amount, counted.BySymbol.Count), "what is kept step by step is what a count gives");
        kept.BySymbol.ShouldAllBe(s => s.Value.SellShares == counted.Of(s.Key).SellShares && s.Value.BuyAmount == counted.Of(s.Key).BuyAmount);
        rig.Sent.OfType<SubmitOrder>().GroupBy(s => s.Order.ClientOrderId).ShouldAllBe(g => g.Select(s => s.Id).Distinct().Count() == 1);
        rig.State.Portfolio.CashDifference.ShouldBe(0);
        rig.State.Portfolio.PositionDifferences.ShouldBeEmpty();
    }
}
