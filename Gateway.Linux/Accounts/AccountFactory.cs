using Kiwoom.Actors.Account;
using Kiwoom.Actors.Broker;
using Kiwoom.Actors.Identity;
using Kiwoom.Actors.Market;
using Kiwoom.Actors.MarketData;
using Kiwoom.Actors.Risk;
using Kiwoom.Actors.Runtime;
using Kiwoom.Gateway.Hosting;

namespace Kiwoom.Gateway.Accounts;

/// <summary>Makes the behaviour of any account from what the operator configured.</summary>
public static class AccountFactory
{
    private const int LongestStaleness = 3600;

    /// <summary>Gives the same behaviour for an account to a gateway, a replay and a simulation.</summary>
    /// <param name="settings">What the operator configured.</param>
    /// <param name="time">Clocks and calendar.</param>
    /// <param name="market">The market as known right now.</param>
    /// <param name="broker">How the broker can be reached right now.</param>
    /// <param name="bridge">Who carries commands to the account's bridge.</param>
    /// <param name="run">This run of the gateway; another for every start.</param>
    public static Func<AccountNo, AccountBehaviour> Create(
        GatewaySettings settings, MarketTime time, IMarketView market, IBrokerStatus broker, ActorPath bridge, string run)
    {
        var options = OptionsFor(settings, time, market, broker, bridge, run);
        return account => new AccountBehaviour(options(account));
    }

    /// <summary>What the behaviour of an account is built with.</summary>
    /// <param name="settings">What the operator configured.</param>
    /// <param name="time">Clocks and calendar.</param>
    /// <param name="market">The market as known right now.</param>
    /// <param name="broker">How the broker can be reached right now.</param>
    /// <param name="bridge">Who carries commands to the account's bridge.</param>
    /// <param name="run">This run of the gateway; another for every start.</param>
    public static Func<AccountNo, AccountOptions> OptionsFor(
        GatewaySettings settings, MarketTime time, IMarketView market, IBrokerStatus broker, ActorPath bridge, string run)
    {
        var limits = LimitsOf(settings, time);

        // These waits are for disks, links and processes, which no market clock makes faster.
        TimeSpan Machine(TimeSpan wait) => wait * time.Speed;
        return account => new AccountOptions
        {
            Account = account,
            Mode = settings.Mode,
            TradedElsewhere = settings.TradedElsewhere,
            Bridge = bridge,
            Run = run,
            Market = market,
            Broker = broker,
            Schedule = time.Schedule,
            Fees = new FeeSchedule(time.Schedule.Calendar),
            Limits = limits,
            TickEvery = Machine(TimeSpan.FromSeconds(time.Speed > 1 ? 1 : 5)),
            SendWithin = Machine(TimeSpan.FromSeconds(time.Speed > 1 ? 5 : 30)),
            AnswerOverdueAfter = Machine(TimeSpan.FromSeconds(time.Speed > 1 ? 10 : 30)),
            SettleAfter = Machine(TimeSpan.FromSeconds(time.Speed > 1 ? 2 : 30)),
            ReconcileEvery = Machine(TimeSpan.FromSeconds(time.Speed > 1 ? 2 : 60)),
        };
    }

    /// <summary>The limits that a new account begins with, on this market clock.</summary>
    public static RiskLimits LimitsOf(GatewaySettings settings, MarketTime time)
    {
        var limits = settings.InitialLimits();
        return time.IsSimulated
            ? limits with { MarketDataStaleAfterSeconds = (int)Math.Min(LongestStaleness, (long)limits.MarketDataStaleAfterSeconds * time.Speed) }
            : limits;
    }
}
