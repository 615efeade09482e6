using Kiwoom.Actors.Account;
using Kiwoom.Actors.Identity;
using Kiwoom.Actors.Market;
using Kiwoom.Actors.Orders;
using Kiwoom.Actors.Portfolio;
using Kiwoom.Specs.Account;
using static Kiwoom.Specs.Account.AccountRig;

namespace Kiwoom.Specs.Portfolio;

public sealed class PortfolioSpecs
{
    private readonly AccountRig _rig = new();

    [Fact]
    public void A_round_trip_is_counted_to_the_won()
    {
        Trade("a", "0000001", Side.Buy, 10, 70_000);
        Trade("b", "0000002", Side.Buy, 10, 71_000);
        (_rig.Position()!.Quantity, _rig.Position()!.Cost, _rig.Position()!.AverageCost).ShouldBe((20, 1_410_000, 70_500));
        Trade("c", "0000003", Side.Sell, 5, 72_000);

        // Commission 0.35 % truncated below ten won, tax 0.20 % of the sale likewise.
        var (bought, sold) = (2_450 + 2_480, 1_260 + 720);
        var position = _rig.Position()!;
        (position.Quantity, position.Cost, position.GrossProfit).ShouldBe((15, 1_057_500, 7_500));
        position.RealisedProfit.ShouldBe(7_500 - bought - sold);
        _rig.State.Portfolio.Cash.ShouldBe(OpeningCash - 700_000 - 710_000 + 360_000 - bought - sold);
        var balance = _rig.Send<BalanceView>(new GetBalance(_rig.NextCause()));
        (balance.Equity, balance.DayProfit).ShouldBe((balance.Cash + (15 * 72_000), balance.Equity - OpeningCash));
        (balance.Commission, balance.Tax, balance.RealisedProfit).ShouldBe((bought + 1_260, 720, position.RealisedProfit));
    }

    [Fact]
    public void The_costs_of_split_fills_add_up_to_the_cost_of_the_whole()
    {
        _rig.Accepted(Buy("a"), "0000001");
        for (var i = 1; i <= 10; i++)
            _rig.Fill("a", "0000001", 1, 70_000, i, 10);

        _rig.State.Portfolio.Positions.Commission.ShouldBe(2_450);
        _rig.Send<IReadOnlyList<ExecutionView>>(new GetExecutions(_rig.NextCause(), Limit: 3)).Count.ShouldBe(3);
    }

    // Found by ./chaos.sh: a fill that waited in the bridge reached a gateway that had just started before the list of instruments did, and the
    // sale of an ETF was taxed as a share's.
    [Fact]
    public void A_fill_that_comes_before_anybody_described_the_issue_costs_what_it_costs()
    {
        var etf = Symbol.Parse("069500");
        _rig.Market.List(new Instrument(etf, "KODEX 200", Board.Kospi, InstrumentKind.Etf, 40_000));
        _rig.Market.Trade(etf, 40_000, _rig.Now);
        _rig.Accepted(Buy("a", 20, 40_000, etf), "0000001");
        _rig.Fill("a", "0000001", 20, 40_000, 20, 20, symbol: etf);
        _rig.Accepted(Sell("b", 19, 41_120, etf), "0000002");

        _rig.Market.Forget();
        _rig.Restart("run-2");
        _rig.Fill("b", "0000002", 19, 41_120, 19, 19, Side.Sell, etf);

        _rig.State.Portfolio.Positions.Tax.ShouldBe(0);
        AccountSnapshotCodec.HashOf(_rig.Folded()).ShouldBe(AccountSnapshotCodec.HashOf(_rig.State));
    }

    [Fact]
    public void A_strategys_fills_have_a_book_of_their_own()
    {
        var momentum = StrategyId.Parse("momentum");
        _rig.Accepted(Buy("a"), "0000001", Trader with { Strategy = momentum });
        _rig.Fill("a", "0000001", 10, 70_000, 10, 10);
        Trade("b", "0000002", Side.Buy, 5, 70_000);

        _rig.State.Portfolio.Strategies[momentum].Find(Samsung)!.Quantity.ShouldBe(10);
        _rig.Position()!.Quantity.ShouldBe(15);
    }

    [Fact]
    public void Each_trading_day_has_one_point_and_its_own_counters()
    {
        Trade("a", "0000001", Side.Buy, 10, 70_000);
        _rig.Trade(Samsung, 71_000);
        _rig.TickAfter(TimeSpan.FromHours(6));
        var point = _rig.State.Portfolio.EquityCurve.ShouldHaveSingleItem();
        (point.Day, point.Equity).ShouldBe((Day, OpeningCash - 700_000 - 2_450 + 710_000));
        _rig.TickAfter(TimeSpan.FromHours(18));

        _rig.State.Portfolio.Day.ShouldBe(TradingDay.Parse("2026-03-11"));
        (_rig.State.Risk.OrdersToday, _rig.State.Portfolio.EquityCurve.Count).ShouldBe((0, 1));
        _rig.Send<BalanceView>(new GetBalance(_rig.NextCause())).DayProfit.ShouldBe(0);
        _rig.Send<AccountSummary>(new GetAccountSummary(_rig.NextCause())).EquityCurve.Count.ShouldBe(1);
    }

    [Fact]
    public void A_missed_close_is_made_up_when_the_next_day_begins()
    {
        _rig.Send(new Tick(_rig.NextCause()));
        _rig.TickAfter(TimeSpan.FromHours(24));

        _rig.State.Portfolio.EquityCurve.ShouldHaveSingleItem().Day.ShouldBe(Day);
    }

    private void Trade(string id, string number, Side side, long quantity, long price)
    {
        _rig.Now += TimeSpan.FromSeconds(2);
        _rig.Trade(Samsung, price);
        _rig.Accepted(side == Side.Buy ? Buy(id, quantity, price) : Sell(id, quantity, price), number);
        _rig.Fill(id, number, quantity, price, quantity, quantity, side);
    }
}
