using Kiwoom.Actors.Identity;
using Kiwoom.Actors.Runtime;

namespace Kiwoom.Bridge.Connection;

/// <summary>Who hears of the control's events.</summary>
/// <param name="Connection">The connection; also the sender of what goes to the desk, so that it hears when that could not be journalled.</param>
/// <param name="Desk">The order desk.</param>
/// <param name="Monitor">Who hears of what cannot be read.</param>
/// <param name="ReasonDue">The reason of a rejection is due from now on, on the machine's clock.</param>
public sealed record KiwoomEventReceivers(IActorRef Connection, IActorRef Desk, IActorRef Monitor, Action<CommandId> ReasonDue);
