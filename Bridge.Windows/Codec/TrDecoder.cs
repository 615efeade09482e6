using Kiwoom.Actors.Broker;
using Kiwoom.Actors.Identity;

namespace Kiwoom.Bridge.Codec;

/// <summary>Reads rows of the account TRs. A row that cannot be read makes the list incomplete, never a wrong entry. Source: fact sheet §5.</summary>
public static class TrDecoder
{
    /// <summary>A row of opt10075 or opt10076.</summary>
    public static Decoded<SnapshotOrder> Order(IReadOnlyDictionary<string, string> row, TradingDay day)
    {
        if (!FidCodec.TryOrderNo(Field(row, "주문번호"), out var number))
            return Wrong<SnapshotOrder>(row, "주문번호");
        if (!FidCodec.TrySymbol(Field(row, "종목코드"), out var symbol))
            return Wrong<SnapshotOrder>(row, "종목코드");
        if (!FidCodec.TryMagnitude(Field(row, "주문수량"), out var quantity))
            return Wrong<SnapshotOrder>(row, "주문수량");
        if (!FidCodec.TryMagnitude(Field(row, "미체결수량"), out var open))
            return Wrong<SnapshotOrder>(row, "미체결수량");
        if (!FidCodec.TryMagnitude(Field(row, "체결량"), out var filled))
            return Wrong<SnapshotOrder>(row, "체결량");
        if (ChejanDecoder.SideIn(Field(row, "주문구분")) is not { } side)
            return Wrong<SnapshotOrder>(row, "주문구분");
        if (AmountOf(row, filled) is not { } amount)
            return Wrong<SnapshotOrder>(row, "체결누계금액");
        BrokerOrderNo? original = FidCodec.TryOrderNo(Field(row, "원주문번호"), out var changed) ? changed : null;
        DateTimeOffset? at = FidCodec.TryTime(Field(row, "시간") ?? Field(row, "주문시간"), out var time) ? day.InstantOf(time) : null;
        return Decoded<SnapshotOrder>.Of(new SnapshotOrder(
            number, original, null, ChejanDecoder.KindOf(Field(row, "주문구분"), original), symbol, side, quantity, FidCodec.Positive(Field(row, "주문가격")),
            filled, amount, open, at));
    }

    /// <summary>A row of opw00018.</summary>
    public static Decoded<SnapshotHolding> Holding(IReadOnlyDictionary<string, string> row)
    {
        if (!FidCodec.TrySymbol(Field(row, "종목번호"), out var symbol))
            return Wrong<SnapshotHolding>(row, "종목번호");
        if (!FidCodec.TrySigned(Field(row, "보유수량"), out var quantity))
            return Wrong<SnapshotHolding>(row, "보유수량");
        if (!FidCodec.TrySigned(Field(row, "매입금액"), out var cost))
            return Wrong<SnapshotHolding>(row, "매입금액");
        return Decoded<SnapshotHolding>.Of(new SnapshotHolding(symbol, quantity, FidCodec.Magnitude(Field(row, "매매가능수량")) ?? 0, cost));
    }

    // opt10076 has no cumulative amount; its 체결가 is taken for the average [U], which is why opt10075 is asked first.
    private static long? AmountOf(IReadOnlyDictionary<string, string> row, long filled)
    {
        if (FidCodec.TryMagnitude(Field(row, "체결누계금액"), out var amount))
            return amount;
        if (filled == 0)
            return 0;
        return FidCodec.Positive(Field(row, "체결가")) is { } price && price <= long.MaxValue / filled ? price * filled : null;
    }

    private static string? Field(IReadOnlyDictionary<string, string> row, string name) => row.GetValueOrDefault(name);

    private static Decoded<T> Wrong<T>(IReadOnlyDictionary<string, string> row, string name)
        where T : class => Decoded<T>.Not($"{name} is {FidCodec.Shown(Field(row, name))}");
}
