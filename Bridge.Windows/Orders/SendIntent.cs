using Kiwoom.Actors.Broker;

namespace Kiwoom.Bridge.Orders;

/// <summary>Call SendOrder for a command whose intent is durable. Sent exactly once per command, ever; whoever receives it calls at most once
/// and tells <see cref="CallReturned"/> or <see cref="CallWithheld"/>.</summary>
/// <param name="Command">The submit, cancel or replace.</param>
/// <param name="Screen">The screen to use.</param>
public sealed record SendIntent(IBrokerCommand Command, string Screen);
