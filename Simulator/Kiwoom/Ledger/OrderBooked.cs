using Kiwoom.Actors.Identity;
using Kiwoom.Actors.Orders;

namespace Kiwoom.Simulator.KiwoomServer;

/// <summary>An order, modification or cancel was accepted and has its number.</summary>
/// <param name="At">When.</param>
/// <param name="Day">The trading day that its number belongs to.</param>
/// <param name="No">주문번호.</param>
/// <param name="Account">The account.</param>
/// <param name="Symbol">The issue.</param>
/// <param name="Side">Buy or sell.</param>
/// <param name="Action">What the number was given for.</param>
/// <param name="Quantity">Shares asked for.</param>
/// <param name="Price">Won; 0 where the type carries no price.</param>
/// <param name="Terms">거래구분 (sHogaGb).</param>
/// <param name="Original">원주문번호; null for new orders.</param>
/// <param name="Screen">The screen it was sent from.</param>
/// <param name="FromHts">It was sent by a person, not through the control.</param>
/// <param name="RqName">The sender's name for the request, which no list of Kiwoom's shows: with it the truth can be told from outside. Empty
/// in ledgers written before it was kept.</param>
public sealed record OrderBooked(
    DateTimeOffset At, TradingDay Day, BrokerOrderNo No, AccountNo Account, Symbol Symbol, Side Side, BrokerOrderAction Action, long Quantity,
    long Price, string Terms, BrokerOrderNo? Original, string Screen, bool FromHts, string RqName = "") : ILedgerEntry;
