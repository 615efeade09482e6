using Kiwoom.Actors.Journal;

namespace Kiwoom.Actors.Account;

/// <summary>A new link or login of the account's bridge: nothing is reconciled until Kiwoom's lists were read again.</summary>
/// <param name="Run">The run of the gateway, so that another run's epochs are never taken for this one's.</param>
/// <param name="Epoch">The run's count of links and logins.</param>
[EventName("broker_session_began")]
public sealed record BrokerSessionBegan(string Run, long Epoch) : AccountEvent;
