using Kiwoom.Actors.Broker;
using Kiwoom.Actors.Identity;
using Kiwoom.Actors.KiwoomApi;
using Kiwoom.Actors.Orders;

namespace Kiwoom.Bridge.Codec;

/// <summary>Reads OnReceiveChejanData. The mock server's layout is shorter than the real one's: what an event does not need may be missing.
/// Source: fact sheet §4.1 and §4.2.</summary>
public static class ChejanDecoder
{
    private const int LongestToken = 20;

    /// <summary>Every FID that an order event is read from.</summary>
    public static IReadOnlyList<int> OrderFids { get; } =
    [
        Fid.AccountNo, Fid.OrderNo, Fid.IssueCode, Fid.OrderState, Fid.OrderQuantity, Fid.OrderPrice, Fid.OpenQuantity, Fid.CumulativeAmount,
        Fid.OriginalOrderNo, Fid.OrderKind, Fid.SideCode, Fid.OrderTime, Fid.ExecutionNo, Fid.CumulativeQuantity, Fid.FillPrice, Fid.FillQuantity,
        Fid.ScreenNo,
    ];

    /// <summary>Every FID that a balance event is read from.</summary>
    public static IReadOnlyList<int> HoldingFids { get; } =
        [Fid.AccountNo, Fid.IssueCode, Fid.CreditKind, Fid.HoldingQuantity, Fid.SellableQuantity, Fid.AverageCost];

    /// <summary>Reads gubun 0.</summary>
    /// <param name="field">A field by FID; empty or null where the event does not carry it.</param>
    /// <param name="received">When it arrived (UTC, market clock).</param>
    public static Decoded<ChejanOrder> Order(Func<int, string?> field, DateTimeOffset received)
    {
        var day = TradingDay.At(received);
        if (!AccountNo.TryParse(field(Fid.AccountNo)?.Trim(), out var account))
            return Wrong(Fid.AccountNo, field);
        if (!FidCodec.TryOrderNo(field(Fid.OrderNo), out var number))
            return Wrong(Fid.OrderNo, field);
        if (!FidCodec.TrySymbol(field(Fid.IssueCode), out var symbol))
            return Wrong(Fid.IssueCode, field);
        if (!FidCodec.TryMagnitude(field(Fid.OrderQuantity), out var quantity))
            return Wrong(Fid.OrderQuantity, field);
        if (!FidCodec.TryMagnitude(field(Fid.OpenQuantity), out var open))
            return Wrong(Fid.OpenQuantity, field);
        BrokerOrderNo? original = null;
        var originalText = field(Fid.OriginalOrderNo);
        if (FidCodec.TryOrderNo(originalText, out var changed))
            original = changed;
        else if (!FidCodec.IsNoOrderNo(originalText))
            return Wrong(Fid.OriginalOrderNo, field);
        if (SideOf(field) is not { } side)
            return Wrong(Fid.SideCode, field);
        return Decoded<ChejanOrder>.Of(new ChejanOrder(
            account, day, number, original, StateOf(field(Fid.OrderState)), KindOf(field(Fid.OrderKind), original), symbol, side, quantity,
            FidCodec.Positive(field(Fid.OrderPrice)), open, FidCodec.Magnitude(field(Fid.CumulativeQuantity)),
            FidCodec.Magnitude(field(Fid.CumulativeAmount)), Token(field(Fid.ExecutionNo)), FidCodec.Positive(field(Fid.FillQuantity)),
            FidCodec.Positive(field(Fid.FillPrice)), Token(field(Fid.ScreenNo)), FidCodec.InstantOf(field(Fid.OrderTime), day, received)));
    }

    /// <summary>Reads gubun 1. There is one record for each credit kind; only the cash one is a holding in the sense of this system.</summary>
    /// <param name="field">A field by FID.</param>
    public static Decoded<HoldingReported> Holding(Func<int, string?> field)
    {
        if (!AccountNo.TryParse(field(Fid.AccountNo)?.Trim(), out var account))
            return WrongHolding(Fid.AccountNo, field);
        if (!FidCodec.TrySymbol(field(Fid.IssueCode), out var symbol))
            return WrongHolding(Fid.IssueCode, field);
        if (!FidCodec.TrySigned(field(Fid.HoldingQuantity), out var quantity))
            return WrongHolding(Fid.HoldingQuantity, field);
        if (!FidCodec.IsNoOrderNo(field(Fid.CreditKind)))
            return Decoded<HoldingReported>.Not("a holding on credit");
        return Decoded<HoldingReported>.Of(new HoldingReported(
            account, symbol, quantity, FidCodec.Magnitude(field(Fid.SellableQuantity)) ?? 0, FidCodec.Magnitude(field(Fid.AverageCost)) ?? 0));
    }

    /// <summary>913 by its text.</summary>
    public static ChejanState StateOf(string? text) => text?.Trim() switch
    {
        "접수" => ChejanState.Accepted,
        "체결" => ChejanState.Filled,
        "확인" => ChejanState.Confirmed,
        "거부" => ChejanState.Refused,
        _ => ChejanState.Other,
    };

    /// <summary>905 by its text; the sign is for colouring. The original's number decides only that it cannot be a new order's change.</summary>
    public static BrokerOrderKind KindOf(string? text, BrokerOrderNo? original) => text switch
    {
        not null when text.Contains("취소", StringComparison.Ordinal) && original is not null => BrokerOrderKind.Cancel,
        not null when text.Contains("정정", StringComparison.Ordinal) && original is not null => BrokerOrderKind.Replace,
        _ => BrokerOrderKind.New,
    };

    /// <summary>The side in a text such as 905 or 주문구분.</summary>
    public static Side? SideIn(string? text) => text switch
    {
        not null when text.Contains("매수", StringComparison.Ordinal) => Side.Buy,
        not null when text.Contains("매도", StringComparison.Ordinal) => Side.Sell,
        _ => null,
    };

    private static Side? SideOf(Func<int, string?> field) => field(Fid.SideCode)?.Trim() switch
    {
        "1" => Side.Sell,
        "2" => Side.Buy,
        _ => SideIn(field(Fid.OrderKind)),
    };

    private static string? Token(string? text)
    {
        var token = text?.Trim();
        return string.IsNullOrEmpty(token) || token.Length > LongestToken || !token.All(char.IsAsciiLetterOrDigit) || token.All(c => c == '0') ? null : token;
    }

    private static Decoded<ChejanOrder> Wrong(int fid, Func<int, string?> field) =>
        Decoded<ChejanOrder>.Not($"FID {fid} is {FidCodec.Shown(field(fid))}");

    private static Decoded<HoldingReported> WrongHolding(int fid, Func<int, string?> field) =>
        Decoded<HoldingReported>.Not($"FID {fid} is {FidCodec.Shown(field(fid))}");
}
