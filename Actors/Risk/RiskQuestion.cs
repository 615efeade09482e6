using System.Globalization;
using Kiwoom.Actors.Account;
using Kiwoom.Actors.Identity;
using Kiwoom.Actors.Market;
using Kiwoom.Actors.MarketData;
using Kiwoom.Actors.Orders;
using Kiwoom.Actors.Security;

namespace Kiwoom.Actors.Risk;

/// <summary>One order, or one replace, before the risk checks: everything that they look at, and what they found.</summary>
public sealed class RiskQuestion
{
    private readonly List<FailedCheck> _failed = [];

    /// <summary>Asks about a new order, or about an open order with a new price and quantity.</summary>
    /// <param name="options">The account's configuration.</param>
    /// <param name="state">The account as it stands.</param>
    /// <param name="caller">Who asks.</param>
    /// <param name="spec">The order; for a replace with the new price, and as quantity the new open shares.</param>
    /// <param name="now">The instant (UTC).</param>
    /// <param name="queue">Whether it may wait for the bridge.</param>
    /// <param name="replaces">The order to replace; null for a new one.</param>
    /// <param name="reserved">Won a share that were reserved, where an order of the past is asked about; null to find it out.</param>
    public RiskQuestion(
        AccountOptions options, AccountState state, Caller caller, OrderSpec spec, DateTimeOffset now, bool queue = false, OrderRecord? replaces = null, long? reserved = null)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(spec);
        (Options, State, Caller, Spec, Now, Replaces) = (options, state, caller, spec, now, replaces);
        Limits = options.LimitsOf(state.Risk);
        Day = TradingDay.At(now);
        Phase = options.Schedule.PhaseAt(now);
        Instrument = options.Market.Find(spec.Symbol);
        Quote = options.Market.QuoteOf(spec.Symbol);
        Band = Instrument is null ? null : BandOf(Instrument, Day);
        Waits = queue && !options.Broker.IsReachable(options.Account);
        ReservePrice = spec.Side == Side.Sell ? 0 : reserved ?? PriceToReserve();
        ReserveFeeRate = spec.Side == Side.Sell ? 0 : options.Fees.Rates.CommissionOf(options.Mode);
        Amount = (decimal)Math.Max(spec.Quantity, 0) * Math.Min(spec.Side == Side.Sell ? SalePrice() : ReservePrice, TickSizes.HighestPrice);
        AmountWithFees = Amount + decimal.Ceiling(Amount * ReserveFeeRate);
    }

    /// <summary>The account's configuration.</summary>
    public AccountOptions Options { get; }

    /// <summary>The account as it stands.</summary>
    public AccountState State { get; }

    /// <summary>Who asks.</summary>
    public Caller Caller { get; }

    /// <summary>The order.</summary>
    public OrderSpec Spec { get; }

    /// <summary>The instant (UTC).</summary>
    public DateTimeOffset Now { get; }

    /// <summary>The Korean date.</summary>
    public TradingDay Day { get; }

    /// <summary>What the exchange is doing.</summary>
    public MarketPhase Phase { get; }

    /// <summary>The limits in force.</summary>
    public RiskLimits Limits { get; }

    /// <summary>The order that is to be replaced; null for a new one.</summary>
    public OrderRecord? Replaces { get; }

    /// <summary>Whether it waits for a bridge that is not reachable now.</summary>
    public bool Waits { get; }

    /// <summary>The issue; null where nobody knows it.</summary>
    public Instrument? Instrument { get; }

    /// <summary>Its newest quote; null before the first.</summary>
    public Quote? Quote { get; }

    /// <summary>The day's price limits; null where there are none or they are not known.</summary>
    public PriceBand? Band { get; }

    /// <summary>Won a share that a buy reserves; 0 for a sale.</summary>
    public long ReservePrice { get; }

    /// <summary>Commission that a buy reserves, as a share of the amount.</summary>
    public decimal ReserveFeeRate { get; }

    /// <summary>Won: price times quantity; a buy without a price counts at the upper limit, a sale at the last price.</summary>
    public decimal Amount { get; }

    /// <summary>Won: the amount and the commission on a buy.</summary>
    public decimal AmountWithFees { get; }

    /// <summary>Whether the order adds to what is at risk.</summary>
    public bool IsBuy => Spec.Side == Side.Buy;

    /// <summary>What the replaced order holds already.</summary>
    public Reservation Held => Replaces?.Reserved ?? default;

    /// <summary>Won: the change of the account's equity on the present day at the last prices; null before the day's opening.</summary>
    public long? DayProfit => State.Portfolio.Day == Day && State.Portfolio.IsOpened ? Valuation.DayProfit(Options.Market, State.Portfolio) : null;

    /// <summary>Takes every number that is compared with a limit; null where nobody wants them.</summary>
    public ICollection<RiskMeasure>? Measured { get; init; }

    /// <summary>What failed, in the order of the checks.</summary>
    public IReadOnlyList<FailedCheck> Failed => _failed;

    /// <summary>Notes a failure.</summary>
    public void Fail(RiskCheck check, string text, decimal? limit = null, decimal? actual = null) => _failed.Add(new FailedCheck(check, text, limit, actual));

    /// <summary>Notes a failure where a value is above its limit.</summary>
    public void AtMost(RiskCheck check, string what, decimal limit, decimal actual, string unit)
    {
        Measured?.Add(new RiskMeasure(check, what, limit, actual, unit));
        if (actual > limit)
            Fail(check, string.Create(CultureInfo.InvariantCulture, $"{what} would be {actual:#,0.##} {unit}; the limit is {limit:#,0.##} {unit}."), limit, actual);
    }

    internal static PriceBand? BandOf(Instrument instrument, TradingDay day)
    {
        try
        {
            return PriceLimits.Of(instrument, day);
        }
        catch (ArgumentOutOfRangeException)
        {
            // A base price so odd that no legal price lies within its limits: as good as no limits; the collar still holds.
            return null;
        }
    }

    private long PriceToReserve()
    {
        if (!OrderTypeRules.ReservesAtUpperLimit(Spec.OrderType) && Spec.Price is { } price)
            return Math.Clamp(price, 0, TickSizes.HighestPrice);
        return UpperPrice(Band, Quote?.Last ?? Instrument?.BasePrice ?? 0);
    }

    private long SalePrice() => Math.Clamp(Spec.Price ?? Quote?.Last ?? Instrument?.BasePrice ?? 0, 0, TickSizes.HighestPrice);

    /// <summary>The most that a buy without a price can cost, won a share: the upper limit, or where there is none twice the last price.</summary>
    internal static long UpperPrice(PriceBand? band, long last) => band?.Upper ?? Math.Min(last * 2, TickSizes.HighestPrice);
}
