using Kiwoom.Actors.Identity;
using Kiwoom.Actors.Market;
using Kiwoom.Actors.Orders;
using Kiwoom.Simulator.Prices;

namespace Kiwoom.Simulator.KiwoomServer;

/// <summary>How the simulated broker is set up.</summary>
public sealed record BrokerServerOptions
{
    /// <summary>Paper for the mock server (GetServerGubun "1"), Real otherwise.</summary>
    public TradingMode Mode { get; init; } = TradingMode.Paper;

    /// <summary>The accounts that the user owns, ten digits each.</summary>
    public IReadOnlyList<AccountNo> Accounts { get; init; } = [AccountNo.Parse("8112345611")];

    /// <summary>Cash in won that a new account begins with.</summary>
    public long OpeningCash { get; init; } = 100_000_000;

    /// <summary>USER_ID.</summary>
    public string UserId { get; init; } = "demo";

    /// <summary>USER_NAME.</summary>
    public string UserName { get; init; } = "모의투자";

    /// <summary>What is listed.</summary>
    public required IReadOnlyList<MasterIssue> Issues { get; init; }

    /// <summary>Commission and tax.</summary>
    public FeeSchedule Fees { get; init; } = new(TradingCalendar.Krx);

    /// <summary>When trades settle (D+1, D+2 of opw00001).</summary>
    public TradingCalendar Calendar { get; init; } = TradingCalendar.Krx;

    /// <summary>Past daily bars for the chart TR; none where left out.</summary>
    public IDailyPrices? DailyPrices { get; init; }

    /// <summary>From the broker's acceptance of a modification or cancel to the exchange's confirmation; fills in between race it. Zero
    /// lets no fill in between, and a cancel that is too late is refused at once.</summary>
    public TimeSpan ExchangeLatency { get; init; } = TimeSpan.FromMilliseconds(5);

    /// <summary>FID 910 carries the order's average price instead of the last fill's; which of them Kiwoom sends is [U].</summary>
    public bool ExecutionPriceIsAverage { get; init; }

    /// <summary>A cancel or modification that lost the whole race gets a Chejan event with 913=거부; [U], else nothing is told.</summary>
    public bool TellsLostRaces { get; init; } = true;

    /// <summary>05:00 KST: the servers go down every day and cut every session (fact sheet §2.6).</summary>
    public TimeOnly MaintenanceFrom { get; init; } = new(5, 0);

    /// <summary>How long the servers stay down; login is impossible meanwhile.</summary>
    public TimeSpan MaintenanceFor { get; init; } = TimeSpan.FromMinutes(5);
}
