using Kiwoom.Actors.Identity;
using Kiwoom.Actors.Orders;
using Kiwoom.Actors.Portfolio;
using Kiwoom.Actors.Risk;

namespace Kiwoom.Gateway.Clients;

/// <summary>A durable change of an account. One event may cause several, all with its number.</summary>
/// <param name="Account">The account.</param>
/// <param name="Version">The sequence_nr of the event in the account's stream.</param>
public abstract record AccountChange(AccountNo Account, long Version)
{
    /// <summary>An order is new or changed.</summary>
    /// <param name="Account">The account.</param>
    /// <param name="Version">The event's sequence_nr.</param>
    /// <param name="Order">As it now stands.</param>
    public sealed record OrderChanged(AccountNo Account, long Version, OrderView Order) : AccountChange(Account, Version);

    /// <summary>A fill.</summary>
    /// <param name="Account">The account.</param>
    /// <param name="Version">The event's sequence_nr.</param>
    /// <param name="Execution">The fill.</param>
    public sealed record Executed(AccountNo Account, long Version, ExecutionView Execution) : AccountChange(Account, Version);

    /// <summary>What is held changed.</summary>
    /// <param name="Account">The account.</param>
    /// <param name="Version">The event's sequence_nr.</param>
    /// <param name="Position">As it now stands; with quantity 0 once all is sold.</param>
    public sealed record PositionChanged(AccountNo Account, long Version, PositionView Position) : AccountChange(Account, Version);

    /// <summary>The money changed.</summary>
    /// <param name="Account">The account.</param>
    /// <param name="Version">The event's sequence_nr.</param>
    /// <param name="Balance">As it now stands.</param>
    public sealed record BalanceChanged(AccountNo Account, long Version, BalanceView Balance) : AccountChange(Account, Version);

    /// <summary>Limits or the emergency stop changed.</summary>
    /// <param name="Account">The account.</param>
    /// <param name="Version">The event's sequence_nr.</param>
    /// <param name="Risk">As it now stands.</param>
    public sealed record RiskChanged(AccountNo Account, long Version, RiskView Risk) : AccountChange(Account, Version);

    /// <summary>So much changed while nobody could be told that it was not kept: whoever follows the account reads again how it stands.</summary>
    /// <param name="Account">The account.</param>
    /// <param name="Version">The last event's sequence_nr that was not told of.</param>
    public sealed record Lost(AccountNo Account, long Version) : AccountChange(Account, Version);
}
