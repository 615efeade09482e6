using Kiwoom.Actors.Broker;
using Kiwoom.Actors.Identity;
using Kiwoom.Actors.Market;
using Kiwoom.Actors.MarketData;
using Kiwoom.Actors.Orders;
using Kiwoom.Actors.Risk;
using Kiwoom.Actors.Runtime;

namespace Kiwoom.Actors.Account;

/// <summary>What an account's behaviour is built with. The same for every node that runs it.</summary>
public sealed record AccountOptions
{
    /// <summary>The account.</summary>
    public required AccountNo Account { get; init; }

    /// <summary>The configured server; orders for the other one are refused.</summary>
    public required TradingMode Mode { get; init; }

    /// <summary>Whether others may place orders on the account, too: then an entry of Kiwoom's list that merely looks like an order in doubt is no
    /// proof, and a person decides. Where nobody else does, the only entry that fits is the order.</summary>
    public bool TradedElsewhere { get; init; } = true;

    /// <summary>The actor that carries commands to the account's bridge and acknowledgements back.</summary>
    public ActorPath Bridge { get; init; } = new("/bridge");

    /// <summary>This run of the gateway: another for every start, so that epochs of different runs are never mixed up.</summary>
    public required string Run { get; init; }

    /// <summary>The market as known right now.</summary>
    public required IMarketView Market { get; init; }

    /// <summary>How the broker can be reached right now.</summary>
    public required IBrokerStatus Broker { get; init; }

    /// <summary>Sessions and calendar.</summary>
    public TradingSchedule Schedule { get; init; } = new(TradingCalendar.Krx);

    /// <summary>Commissions and taxes.</summary>
    public FeeSchedule Fees { get; init; } = new(TradingCalendar.Krx);

    /// <summary>Limits until somebody changes them; null for the defaults of <see cref="Mode"/>.</summary>
    public RiskLimits? Limits { get; init; }

    /// <summary>Orders that checks refused and that are journalled and kept on one day. Those that pass are limited by
    /// <see cref="RiskLimits.MaxOrdersPerDay"/>; without a bound of their own the refused ones of a source that has run away, 200 a second
    /// at most, would fill the journal and, since they are kept for <see cref="OrderBook.KeepOrders"/> days, the memory.</summary>
    public int MostRejectedPerDay { get; init; } = 5_000;

    /// <summary>Time from one <see cref="Tick"/> to the next.</summary>
    public TimeSpan TickEvery { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>How long an order or replace may be on its way to Kiwoom.</summary>
    public TimeSpan SendWithin { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How long after its last moment to be sent an unanswered command counts as in doubt.</summary>
    public TimeSpan AnswerOverdueAfter { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How long after a doubt began Kiwoom's list must have been read for absence to prove anything.</summary>
    public TimeSpan SettleAfter { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Time from one comparison with Kiwoom to the next while anything is in doubt.</summary>
    public TimeSpan ReconcileEvery { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>How long after the day's last session what is still open counts as expired.</summary>
    public TimeSpan ExpireAfter { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>The limits in force.</summary>
    public RiskLimits LimitsOf(RiskGuardState state)
    {
        ArgumentNullException.ThrowIfNull(state);
        return state.Limits ?? Limits ?? RiskLimits.For(Mode);
    }
}
