namespace Kiwoom.Simulator.Exchange;

/// <summary>What one issue has traded today.</summary>
internal sealed class Tape(long basePrice)
{
    internal long Last { get; private set; } = basePrice;

    internal long Open { get; private set; }

    internal long High { get; private set; }

    internal long Low { get; private set; }

    internal long CumVolume { get; private set; }

    internal decimal CumValue { get; private set; }

    internal long TradeNo { get; private set; }

    internal long LastQuantity { get; private set; }

    internal DateTimeOffset? LastAt { get; private set; }

    /// <summary>The last trade of the continuous market or of an auction; 0 before the first of the day.</summary>
    internal long DynamicReference => Open == 0 ? 0 : Last;

    /// <summary>The last single price; 0 before the first of the day.</summary>
    internal long StaticReference { get; set; }

    internal long NextTradeNo() => ++TradeNo;

    internal void Record(long price, long quantity, DateTimeOffset at)
    {
        if (Open == 0)
            Open = High = Low = price;
        High = Math.Max(High, price);
        Low = Math.Min(Low, price);
        Last = price;
        LastQuantity = quantity;
        LastAt = at;
        CumVolume += quantity;
        CumValue += (decimal)price * quantity;
    }
}
