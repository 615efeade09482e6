using Kiwoom.Actors.Broker;
using Kiwoom.Actors.Identity;
using Kiwoom.Actors.Orders;

namespace Kiwoom.Bridge.Codec;

/// <summary>A Chejan event of gubun 0, decoded. Fields that Kiwoom may leave out are null. Source: fact sheet §4.1.</summary>
/// <param name="Account">9201.</param>
/// <param name="Day">The trading day on which it came; order numbers are unique within it.</param>
/// <param name="Number">9203.</param>
/// <param name="Original">904; null for a new order.</param>
/// <param name="State">913.</param>
/// <param name="Kind">905: new, replace or cancel.</param>
/// <param name="Symbol">9001 without its prefix.</param>
/// <param name="Side">907, or 905 where that is empty.</param>
/// <param name="Quantity">900, shares.</param>
/// <param name="Price">901, won; null for none.</param>
/// <param name="OpenQuantity">902, shares.</param>
/// <param name="CumulativeQuantity">911, shares.</param>
/// <param name="CumulativeAmount">903, won.</param>
/// <param name="ExecutionNo">909.</param>
/// <param name="FillQuantity">915, shares.</param>
/// <param name="FillPrice">914, won.</param>
/// <param name="Screen">920: the screen that SendOrder was given.</param>
/// <param name="At">908 on <paramref name="Day"/>, or when it arrived (UTC).</param>
public sealed record ChejanOrder(
    AccountNo Account,
    TradingDay Day,
    BrokerOrderNo Number,
    BrokerOrderNo? Original,
    ChejanState State,
    BrokerOrderKind Kind,
    Symbol Symbol,
    Side Side,
    long Quantity,
    long? Price,
    long OpenQuantity,
    long? CumulativeQuantity,
    long? CumulativeAmount,
    string? ExecutionNo,
    long? FillQuantity,
    long? FillPrice,
    string? Screen,
    DateTimeOffset At);
