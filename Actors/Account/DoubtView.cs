using Kiwoom.Actors.Identity;
using Kiwoom.Actors.Orders;

namespace Kiwoom.Actors.Account;

/// <summary>An order in doubt and what it may be at Kiwoom.</summary>
/// <param name="Order">The order.</param>
/// <param name="Day">The trading day it was sent on: the day within which its number would be unique.</param>
/// <param name="Since">Since when it is in doubt (UTC).</param>
/// <param name="Candidates">What it may be, by Kiwoom's number.</param>
public sealed record DoubtView(OrderView Order, TradingDay Day, DateTimeOffset Since, IReadOnlyList<CandidateView> Candidates);
