using Kiwoom.Actors.Account;
using Kiwoom.Actors.Identity;
using Kiwoom.Actors.Journal;

namespace Kiwoom.Actors.Orders;

/// <summary>Orders in Kiwoom's list that may be the one in doubt, more than can be told apart. A person decides.</summary>
/// <param name="ClientOrderId">The order in doubt.</param>
/// <param name="Candidates">Kiwoom's numbers.</param>
[EventName("in_doubt_candidates_found")]
public sealed record InDoubtCandidatesFound(ClientOrderId ClientOrderId, IReadOnlyList<BrokerOrderNo> Candidates) : AccountEvent, IOrderEvent;
