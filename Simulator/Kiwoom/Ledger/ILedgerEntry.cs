using System.Text.Json.Serialization;

namespace Kiwoom.Simulator.KiwoomServer;

/// <summary>Something that happened at the broker. The ledger is the fold of these, and its file holds one a line.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "entry")]
[JsonDerivedType(typeof(AccountOpened), "account_opened")]
[JsonDerivedType(typeof(OrderBooked), "order_booked")]
[JsonDerivedType(typeof(OrderFilled), "order_filled")]
[JsonDerivedType(typeof(OrderChanged), "order_changed")]
[JsonDerivedType(typeof(OrderEnded), "order_ended")]
public interface ILedgerEntry
{
    /// <summary>When it happened.</summary>
    DateTimeOffset At { get; }
}
