using Kiwoom.Actors.Account;
using Kiwoom.Actors.Identity;
using Kiwoom.Actors.Journal;

namespace Kiwoom.Actors.Portfolio;

/// <summary>Kiwoom holds another quantity than the events explain. Recorded once for each value of the difference; 0 means it is gone.</summary>
/// <param name="Symbol">The issue.</param>
/// <param name="Here">Shares by the events.</param>
/// <param name="AtBroker">Shares by Kiwoom's list.</param>
/// <param name="BrokerCost">매입금액 by Kiwoom's list, won.</param>
[EventName("position_difference_found")]
public sealed record PositionDifferenceFound(Symbol Symbol, long Here, long AtBroker, long BrokerCost) : AccountEvent;
