using Kiwoom.Actors.Broker;
using Kiwoom.Actors.Runtime;

namespace Kiwoom.Actors.Account;

/// <summary>What happened on an account. All of an account's events stand in one stream.</summary>
public abstract record AccountEvent : IEvent
{
    /// <summary>The report that this follows from, on the last event of its decision; null for everything else.</summary>
    public ReportPlace? Report { get; init; }
}
