using System.Text.Json.Serialization;
using Kiwoom.Actors.Identity;

namespace Kiwoom.Actors.Broker;

/// <summary>What the bridge learned from Kiwoom about an account. Durable in the bridge's outbox before it is sent, numbered, and dropped from
/// there only when the gateway has it in its journal.</summary>
[JsonDerivedType(typeof(OrderAcknowledged), "order_acknowledged")]
[JsonDerivedType(typeof(CommandRefused), "command_refused")]
[JsonDerivedType(typeof(CommandInDoubt), "command_in_doubt")]
[JsonDerivedType(typeof(OrderStateReported), "order_state_reported")]
[JsonDerivedType(typeof(ExecutionReported), "execution_reported")]
[JsonDerivedType(typeof(HoldingReported), "holding_reported")]
[JsonDerivedType(typeof(BrokerSnapshot), "broker_snapshot")]
public interface IBrokerReport
{
    /// <summary>The account.</summary>
    AccountNo Account { get; }
}
