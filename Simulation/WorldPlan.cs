using Kiwoom.Actors.Identity;
using Kiwoom.Actors.Link;
using Kiwoom.Actors.Orders;
using Kiwoom.Actors.Runtime;
using Kiwoom.Bridge.Pacing;
using Kiwoom.Gateway.Hosting;
using Kiwoom.Simulation.Faults;
using Kiwoom.Simulator.KiwoomServer;

namespace Kiwoom.Simulation;

/// <summary>What one world is like: a function of its seed. Each world suffers some kinds of faults and not others, because faults that mask each
/// other find less than faults that do not.</summary>
internal sealed record WorldPlan
{
    private static readonly TradingDay _day = new(new DateOnly(2026, 11, 24));

    internal required ulong Seed { get; init; }

    /// <summary>The kinds of faults that happen in it.</summary>
    internal required IReadOnlySet<FaultKind> Faults { get; init; }

    /// <summary>How long faults happen.</summary>
    internal required TimeSpan Trouble { get; init; }

    /// <summary>The trading day.</summary>
    internal TradingDay Day { get; init; } = _day;

    /// <summary>The first instant.</summary>
    internal required DateTimeOffset Start { get; init; }

    /// <summary>What the operator configured at the gateway.</summary>
    internal required GatewaySettings Settings { get; init; }

    /// <summary>The server that the bridge is meant for.</summary>
    internal required TradingMode BridgeMode { get; init; }

    /// <summary>Kiwoom's servers.</summary>
    internal required TradingMode ServerMode { get; init; }

    /// <summary>The accounts.</summary>
    internal required IReadOnlyList<AccountNo> Accounts { get; init; }

    /// <summary>Clients that trade.</summary>
    internal required int Traders { get; init; }

    /// <summary>From one action of a client to the next, on average.</summary>
    internal required TimeSpan ActsEvery { get; init; }

    /// <summary>The control.</summary>
    internal required SimulatedKiwoomOptions Control { get; init; }

    /// <summary>From the broker's acceptance of a change to the exchange's confirmation.</summary>
    internal required TimeSpan ExchangeLatency { get; init; }

    /// <summary>Oddities of Kiwoom that are [U].</summary>
    internal required bool TellsLostRaces { get; init; }

    /// <summary>When Kiwoom's servers go down on the day; null for the night, which the world does not see.</summary>
    internal TimeOnly? MaintenanceFrom { get; init; }

    /// <summary>The bridge's rates.</summary>
    internal PacingOptions Pacing { get; init; } = new();

    /// <summary>The link's time.</summary>
    internal LinkTimings Link { get; init; } = new();

    /// <summary>Whether it lives through a night: from before the close of one trading day, over Kiwoom's nightly maintenance, to after the opening
    /// of the next, on which order numbers begin again. Faults and clients are rarer in it.</summary>
    internal bool IsNight { get; init; }

    /// <summary>By how much everything that happens by chance is rarer.</summary>
    internal int Rarer => IsNight ? 60 : 1;

    /// <summary>The longest that half a commit takes.</summary>
    internal TimeSpan LongestWrite { get; init; } = TimeSpan.FromMilliseconds(3);

    /// <summary>Events between two snapshots.</summary>
    internal int SnapshotEvery { get; init; } = 40;

    /// <summary>Whether nothing in it can keep an order or a quote from travelling: only the gateway's disk and those who follow its journal suffer.</summary>
    internal bool IsPrompt => Faults.All(f => f is FaultKind.DiskFull or FaultKind.MirrorStuck or FaultKind.AnswerLost or FaultKind.EventsSwapped or FaultKind.NumberMissing or FaultKind.SecondGateway or FaultKind.TradedElsewhere);

    /// <summary>Whether a kind of fault happens in it.</summary>
    internal bool Has(FaultKind kind) => Faults.Contains(kind);

    /// <summary>Draws a world.</summary>
    /// <param name="seed">The seed.</param>
    /// <param name="calm">Without any fault.</param>
    internal static WorldPlan Draw(ulong seed, bool calm = false)
    {
        var chance = new SeededRandom(seed ^ 0x9E3779B97F4A7C15);
        var faults = calm ? [] : Enum.GetValues<FaultKind>().Where(_ => chance.Next(3) == 0).ToHashSet();

        // Some worlds suffer nothing that could excuse a delay.
        if (!calm && chance.Next(12) == 0)
            faults = [FaultKind.DiskFull, FaultKind.MirrorStuck, .. faults.Where(f => f is FaultKind.AnswerLost or FaultKind.EventsSwapped or FaultKind.NumberMissing)];
        bool Has(FaultKind kind) => faults.Contains(kind);
        bool Coin(int oneIn) => chance.Next(oneIn) == 0;
        var mode = Coin(6) ? TradingMode.Real : TradingMode.Paper;
        var server = !calm && Coin(25) ? (mode == TradingMode.Real ? TradingMode.Paper : TradingMode.Real) : mode;
        var isElsewhere = Has(FaultKind.TradedElsewhere);
        var start = _day.InstantOf(Coin(3) ? new TimeOnly(8, 58, 30) : new TimeOnly(9, 30 + chance.Next(20)));
        var isNight = Coin(60);
        if (isNight)
            start = _day.InstantOf(new TimeOnly(15, 12));
        AccountNo[] accounts = Coin(4) ? [AccountNo.Parse("8112345611"), AccountNo.Parse("8112345711")] : [AccountNo.Parse("8112345611")];
        return new WorldPlan
        {
            Seed = seed,
            Faults = faults,
            Trouble = isNight ? TimeSpan.FromDays(1) + (_day.InstantOf(new TimeOnly(9, 3)) - start) : TimeSpan.FromSeconds(120 + chance.Next(240)),
            Start = start,
            IsNight = isNight,
            Link = isNight ? new LinkTimings { Heartbeat = TimeSpan.FromSeconds(20), Silence = TimeSpan.FromSeconds(60) } : new LinkTimings(),
            Settings = new GatewaySettings { Mode = mode, RealTradingAllowed = !Coin(8), TradedElsewhere = isElsewhere, RiskLimits = Limits(chance) },
            BridgeMode = calm || !Coin(25) ? mode : server,
            ServerMode = server,
            Accounts = accounts,
            Traders = 1 + chance.Next(3),
            ActsEvery = TimeSpan.FromMilliseconds(1500 + chance.Next(6000)),
            Control = new SimulatedKiwoomOptions
            {
                LoginLatency = TimeSpan.FromMilliseconds(200 + chance.Next(2000)),
                ReconnectsInProcess = Coin(2),
                OddOrderProbability = Has(FaultKind.EventsSwapped) ? 0.5 : 0,
                BlankAnswerProbability = Has(FaultKind.NumberMissing) ? 0.08 : 0,
                OrdersPerSecond = Has(FaultKind.QuotaRefused) && Coin(2) ? 2 : 5,
                QueriesPerSecond = Has(FaultKind.QuotaRefused) && Coin(2) ? 2 : 5,
                LongWindowQueries = Has(FaultKind.QuotaRefused) && Coin(3) ? 25 : 1000,
            },
            ExchangeLatency = TimeSpan.FromMilliseconds(Coin(3) ? 0 : 1 + chance.Next(150)),
            TellsLostRaces = !Coin(3),
            MaintenanceFrom = Has(FaultKind.Maintenance) && !isNight ? TradingDayTime(start.AddSeconds(60 + chance.Next(60))) : null,
            LongestWrite = TimeSpan.FromMilliseconds(Coin(5) ? 200 : 1 + chance.Next(5)),
            SnapshotEvery = Coin(3) ? 5 + chance.Next(40) : 200,
        };
    }

    private static Dictionary<string, decimal> Limits(SeededRandom chance) => chance.Next(3) switch
    {
        0 => new() { ["max_order_amount"] = 3_000_000, ["max_position_size"] = 5_000_000, ["max_gross_exposure"] = 12_000_000, ["max_orders_per_day"] = 60, ["max_order_quantity"] = 40 },
        1 => new() { ["max_order_amount"] = 60_000_000, ["max_position_size"] = 100_000_000, ["max_gross_exposure"] = 400_000_000, ["max_orders_per_day"] = 2_000, ["max_order_quantity"] = 1_000 },
        _ => new() { ["max_order_amount"] = 10_000_000, ["max_position_size"] = 30_000_000, ["max_gross_exposure"] = 100_000_000, ["max_orders_per_day"] = 2_000, ["max_order_quantity"] = 100_000 },
    };

    private static TimeOnly TradingDayTime(DateTimeOffset instant) => TimeOnly.FromTimeSpan(instant - _day.InstantOf(TimeOnly.MinValue));
}
