using Kiwoom.Actors.Identity;
using Kiwoom.Actors.Market;
using Kiwoom.Actors.Orders;

namespace Kiwoom.Actors.Risk;

/// <summary>Whether the price is one that the exchange and reason accept.</summary>
internal static class PriceChecks
{
    private const decimal Whole = 100;

    internal static void Run(RiskQuestion q)
    {
        var needsPrice = OrderTypeRules.NeedsPrice(q.Spec.OrderType);
        var price = Given(q, "price", q.Spec.Price, needsPrice);
        var stop = Given(q, "stop price", q.Spec.StopPrice, q.Spec.OrderType == OrderType.StopLimit);
        Freshness(q);
        if (q.Instrument is not { } instrument)
            return;
        foreach (var won in new[] { price, stop })
        {
            if (won is { } value)
                Legal(q, instrument, value);
        }

        if (price is { } limit && q.Quote is { Last: > 0 } quote)
            Collar(q, limit, quote.Last);
    }

    private static long? Given(RiskQuestion q, string what, long? price, bool needed)
    {
        if (needed && price is null)
            q.Fail(RiskCheck.Price, $"{q.Spec.OrderType} needs a {what}.");
        else if (!needed && price is not null)
            q.Fail(RiskCheck.Price, $"{q.Spec.OrderType} has no {what}.");
        else if (price is { } won && !TickSizes.IsPrice(won))
            q.Fail(RiskCheck.Price, $"A {what} is between 1 and {TickSizes.HighestPrice} won.", TickSizes.HighestPrice, won);
        else
            return price;
        return null;
    }

    private static void Legal(RiskQuestion q, Instrument instrument, long price)
    {
        if (!TickSizes.IsOnTick(instrument.Kind, price, q.Day))
        {
            var tick = TickSizes.TickAt(instrument.Kind, price, q.Day);
            q.Fail(RiskCheck.TickSize, $"{price} won is not a multiple of the tick of {tick} won.", tick, price);
        }

        if (q.Band is { } band && !band.Contains(price))
            q.Fail(RiskCheck.PriceLimit, $"{price} won is not within today's limits of {band.Lower} to {band.Upper} won.", price > band.Upper ? band.Upper : band.Lower, price);
    }

    internal static void Collar(RiskQuestion q, long price, long last)
    {
        var away = (q.IsBuy ? price - last : last - price) * Whole / last;
        q.Measured?.Add(new RiskMeasure(RiskCheck.PriceCollar, $"Away from the last price of {last} won", q.Limits.PriceCollarPercent, decimal.Round(away, 2), "percent"));
        if (away > q.Limits.PriceCollarPercent)
            q.Fail(RiskCheck.PriceCollar, $"{price} won is too far from the last price of {last} won.", q.Limits.PriceCollarPercent, decimal.Round(away, 2));
    }

    // Outside continuous trading prices may stand still for long, and an order that waits for the bridge waits for its prices too: there only
    // a first quote is asked for.
    private static void Freshness(RiskQuestion q)
    {
        if (q.Quote is not { } quote)
        {
            q.Fail(RiskCheck.StaleMarketData, $"There is no price of {q.Spec.Symbol} yet.");
            return;
        }

        if (q.Phase != MarketPhase.Continuous || q.Waits)
            return;
        var age = q.Options.Market.LastEventAt is { } last ? q.Now - last : TimeSpan.MaxValue;
        var limit = q.Limits.MarketDataStaleAfterSeconds;
        if (age > TimeSpan.FromSeconds(limit))
            q.Fail(RiskCheck.StaleMarketData, "No market data has come for too long.", limit, Math.Floor((decimal)age.TotalSeconds));
        else if (TradingDay.At(quote.At) != q.Day)
            q.Fail(RiskCheck.StaleMarketData, $"The newest price of {q.Spec.Symbol} is of another day.");
    }
}
