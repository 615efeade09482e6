using FsCheck;
using FsCheck.Xunit;
using Kiwoom.Actors.Identity;
using Kiwoom.Actors.Market;
using Kiwoom.Actors.Orders;

namespace Kiwoom.Specs.Market;

public sealed class FeeScheduleSpecs
{
    private static readonly FeeSchedule Fees = new(TradingCalendar.Krx);

    [Theory]
    [InlineData("2023-06-01", Board.Kospi, 0.0020)]
    [InlineData("2023-06-01", Board.Kosdaq, 0.0020)]
    [InlineData("2023-06-01", Board.Konex, 0.0010)]
    [InlineData("2024-06-03", Board.Kospi, 0.0018)]
    [InlineData("2024-06-03", Board.Kosdaq, 0.0018)]
    [InlineData("2024-06-03", Board.Konex, 0.0010)]
    [InlineData("2025-06-02", Board.Kospi, 0.0015)]
    [InlineData("2025-06-02", Board.Kosdaq, 0.0015)]
    [InlineData("2025-06-02", Board.Konex, 0.0010)]
    [InlineData("2026-06-01", Board.Kospi, 0.0020)]
    [InlineData("2026-06-01", Board.Kosdaq, 0.0020)]
    [InlineData("2026-06-01", Board.Konex, 0.0010)]
    [InlineData("2024-12-26", Board.Kospi, 0.0018)] // settles in 2024
    [InlineData("2024-12-27", Board.Kospi, 0.0015)] // settles in 2025
    [InlineData("2025-12-26", Board.Kospi, 0.0015)]
    [InlineData("2025-12-29", Board.Kospi, 0.0020)]
    [InlineData("1997-06-02", Board.Kospi, 0.0020)] // before the table
    [InlineData("2031-06-02", Board.Kosdaq, 0.0020)] // after it
    public void The_tax_on_shares_follows_board_and_settlement(string day, Board board, double rate) =>
        Fees.TaxRateOf(board, InstrumentKind.Stock, TradingDay.Parse(day)).ShouldBe((decimal)rate);

    [Theory]
    [InlineData(InstrumentKind.Etf)]
    [InlineData(InstrumentKind.Etn)]
    [InlineData(InstrumentKind.Elw)]
    public void Funds_notes_and_warrants_are_not_taxed(InstrumentKind kind) => Fees.TaxRateOf(Board.Kospi, kind, Listed.Day).ShouldBe(0);

    [Theory]
    [InlineData(TradingMode.Real, Side.Buy, 1_000_000, 150, 0)]
    [InlineData(TradingMode.Real, Side.Sell, 1_000_000, 150, 2_000)]
    [InlineData(TradingMode.Paper, Side.Buy, 1_000_000, 3_500, 0)]
    [InlineData(TradingMode.Paper, Side.Sell, 704_300, 2_460, 1_400)] // 2,465.05 and 1,408.6
    [InlineData(TradingMode.Real, Side.Sell, 4_999, 0, 0)]
    [InlineData(TradingMode.Real, Side.Sell, 0, 0, 0)]
    public void Fee_and_tax_are_truncated_below_ten_won(TradingMode mode, Side side, long amount, long commission, long tax) =>
        Fees.CostsOf(mode, Board.Kospi, InstrumentKind.Stock, side, Listed.Day, amount).ShouldBe(new FillCosts(commission, tax));

    [Fact]
    public void A_fill_carries_what_it_adds_to_the_order()
    {
        // 50,000 won cost 7.5 won and so nothing; the second 50,000 bring the order to 15 won, and pay 10.
        Fees.CostsOfFill(TradingMode.Real, Board.Kospi, InstrumentKind.Stock, Side.Buy, Listed.Day, 0, 50_000).ShouldBe(new FillCosts(0, 0));
        Fees.CostsOfFill(TradingMode.Real, Board.Kospi, InstrumentKind.Stock, Side.Buy, Listed.Day, 50_000, 100_000).ShouldBe(new FillCosts(10, 0));
    }

    [Fact]
    public void Own_rates_replace_the_published_ones()
    {
        var fees = new FeeSchedule(TradingCalendar.Krx, new FeeRates { RealCommission = 0.0001m, CommissionUnit = 1 });
        fees.CostsOf(TradingMode.Real, Board.Kospi, InstrumentKind.Stock, Side.Buy, Listed.Day, 123_456).ShouldBe(new FillCosts(12, 0));
        Should.Throw<ArgumentOutOfRangeException>(() => new FeeRates { RealCommission = -0.1m });
        Should.Throw<ArgumentOutOfRangeException>(() => new FeeRates { PaperCommission = 1m });
        Should.Throw<ArgumentOutOfRangeException>(() => new FeeRates { TaxUnit = 0 });
    }

    [Fact]
    public void Amounts_that_fall_or_are_negative_are_refused()
    {
        Should.Throw<ArgumentOutOfRangeException>(() => Fees.CostsOfFill(TradingMode.Real, Board.Kospi, InstrumentKind.Stock, Side.Buy, Listed.Day, 100, 99));
        Should.Throw<ArgumentOutOfRangeException>(() => Fees.CostsOfFill(TradingMode.Real, Board.Kospi, InstrumentKind.Stock, Side.Buy, Listed.Day, -1, 99));
        Should.Throw<ArgumentOutOfRangeException>(() => Fees.CostsOf(TradingMode.Real, (Board)9, InstrumentKind.Stock, Side.Sell, Listed.Day, 1));
        Should.Throw<ArgumentOutOfRangeException>(() => Fees.CostsOf((TradingMode)9, Board.Kospi, InstrumentKind.Stock, Side.Sell, Listed.Day, 1));
        Should.Throw<ArgumentOutOfRangeException>(() => Fees.CostsOf(TradingMode.Real, Board.Kospi, InstrumentKind.Stock, (Side)9, Listed.Day, 1));
    }

    [Fact]
    public void The_largest_amount_there_is_does_not_overflow() =>
        Fees.CostsOf(TradingMode.Paper, Board.Kospi, InstrumentKind.Stock, Side.Sell, Listed.Day, long.MaxValue).Total.ShouldBeGreaterThan(0);

    [Property]
    public bool The_fills_of_an_order_cost_what_the_order_costs(DoNotSize<ushort>[] fills, bool real, bool sell)
    {
        var (mode, side) = (real ? TradingMode.Real : TradingMode.Paper, sell ? Side.Sell : Side.Buy);
        var (sum, cumulative) = (default(FillCosts), 0L);
        foreach (var fill in fills.Select(f => f.Item * 97L))
        {
            var costs = Fees.CostsOfFill(mode, Board.Kosdaq, InstrumentKind.Stock, side, Listed.Day, cumulative, cumulative + fill);
            if (costs.Commission < 0 || costs.Tax < 0)
                return false;
            sum += costs;
            cumulative += fill;
        }

        return sum == Fees.CostsOf(mode, Board.Kosdaq, InstrumentKind.Stock, side, Listed.Day, cumulative);
    }
}
