using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using Kiwoom.Actors.Account;
using Kiwoom.Actors.Identity;
using Kiwoom.Actors.Orders;
using Kiwoom.Actors.Risk;
using Kiwoom.Specs.Account;

namespace Kiwoom.Specs.Audit;

/// <summary>The numbers that an auditor sees are the ones that decided.</summary>
public sealed class RiskMeasureSpecs
{
    [Property(MaxTest = 60)]
    public Property An_order_of_the_past_measures_as_it_did_when_it_was_decided(PositiveInt seed)
    {
        var random = new System.Random(seed.Get);
        var rig = new AccountRig();
        rig.Accepted(Order("held", Side.Buy, 20, 70_000), "0000001");
        rig.Fill("held", "0000001", 20, 70_000, 20, 20);
        for (var i = 0; i < 8; i++)
        {
            rig.Now += TimeSpan.FromMilliseconds(random.Next(50, 3_000));
            rig.Market.Trade(AccountRig.Samsung, 70_000 + (random.Next(-9, 10) * 100), rig.Now);
            var side = random.Next(3) == 0 ? Side.Sell : Side.Buy;
            var market = random.Next(4) == 0;
            var spec = Order($"o-{i}", side, random.Next(1, 12), market ? null : 70_000 + (random.Next(-20, 21) * 100));
            var live = new List<RiskMeasure>();
            var question = new RiskQuestion(rig.Options, rig.State, AccountRig.Trader, spec, rig.Now) { Measured = live };
            RiskGuard.Check(question);
            var before = AccountSnapshotCodec.Instance.Decode(AccountSnapshotCodec.Instance.Encode(rig.State));
            rig.Place(spec);
            if (rig.Events.OfType<OrderPlaced>().SingleOrDefault() is not { } placed)
                continue;

            var again = RiskMeasures.Of(rig.Options with { Market = new FakeMarket() }, before, placed, rig.Now);
            var numbers = again.Where(m => m.Check != RiskCheck.DailyLoss).ToList();
            if (!numbers.OrderBy(Key).SequenceEqual(live.OrderBy(Key)) || again.Any(m => !m.Passed))
                return false.Label($"{spec}: live {string.Join("; ", live.OrderBy(Key))} and again {string.Join("; ", again)}");
        }

        return true.ToProperty();
    }

    [Fact]
    public void A_refused_order_shows_the_numbers_that_refused_it()
    {
        var rig = new AccountRig();
        var before = AccountSnapshotCodec.Instance.Decode(AccountSnapshotCodec.Instance.Encode(rig.State));
        var refused = rig.Place(Order("big", Side.Buy, 900_000, 70_000)).ShouldBeOfType<OrderAnswer.Refused>();
        var rejected = rig.Events.OfType<OrderRejected>().Single();

        var measures = RiskMeasures.Of(rig.Options, before, rejected, rig.Now);
        foreach (var failed in refused.FailedChecks.Where(f => f.Limit is not null))
            measures.ShouldContain(m => m.Check == failed.Check && m.Limit == failed.Limit && m.Actual == failed.Actual && !m.Passed);
        measures.ShouldContain(m => m.Check == RiskCheck.OrdersPerDay && m.Passed);
    }

    [Fact]
    public void The_days_loss_is_measured_at_the_prices_of_the_decision()
    {
        var rig = new AccountRig();
        rig.Accepted(Order("held", Side.Buy, 100, 70_000), "0000001");
        rig.Fill("held", "0000001", 100, 70_000, 100, 100);
        rig.Market.Trade(AccountRig.Samsung, 69_000, rig.Now);
        var before = AccountSnapshotCodec.Instance.Decode(AccountSnapshotCodec.Instance.Encode(rig.State));
        rig.Placed(Order("next", Side.Buy, 1, 69_000));

        var loss = RiskMeasures.Of(rig.Options with { Market = new FakeMarket() }, before, rig.Events.OfType<OrderPlaced>().Single(), rig.Now).Single(m => m.Check == RiskCheck.DailyLoss);
        loss.Actual.ShouldBe(-Valuation.DayProfit(rig.Market, rig.State.Portfolio));
        loss.Actual.ShouldBeGreaterThanOrEqualTo(100_000);
    }

    private static string Key(RiskMeasure m) => $"{m.Check} {m.What} {m.Actual}";

    private static OrderSpec Order(string id, Side side, long quantity, long? price) => new(
        ClientOrderId.Parse(id), AccountRig.Samsung, side, quantity, price is null ? OrderType.Market : OrderType.Limit, price, null, TimeInForce.Day, TradingMode.Paper);
}
