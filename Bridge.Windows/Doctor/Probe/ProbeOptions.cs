using Kiwoom.Actors.Identity;
using Kiwoom.Bridge.Pacing;

namespace Kiwoom.Bridge.Doctor.Probe;

/// <summary>What the person who started the probe allows it to do. Nothing but reading is allowed unless said.</summary>
public sealed record ProbeOptions
{
    /// <summary>Place, change and cancel orders of one share far from the market, on the mock server.</summary>
    public bool WithOrders { get; init; }

    /// <summary>Buy and sell so many shares at market on the mock server; 0 for none.</summary>
    public int FillShares { get; init; }

    /// <summary>Open Kiwoom's account window and wait for a person to close it.</summary>
    public bool WithPopup { get; init; }

    /// <summary>Query until Kiwoom refuses every further query of this process.</summary>
    public bool LongWindow { get; init; }

    /// <summary>The issue that is watched and ordered; liquid, so that an order far from the market stays there.</summary>
    public Symbol Symbol { get; init; } = Symbol.Parse("005930");

    /// <summary>Which of the login's accounts gives the orders; null for the first.</summary>
    public AccountNo? Account { get; init; }

    /// <summary>How long real-time events are watched; machine's clock.</summary>
    public TimeSpan WatchFor { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Rates.</summary>
    public PacingOptions Pacing { get; init; } = new();

    /// <summary>Until a login must have ended; machine's clock. A person may be typing.</summary>
    public TimeSpan LoginTimeout { get; init; } = TimeSpan.FromMinutes(3);

    /// <summary>Until a call must have come back from the control's thread; machine's clock.</summary>
    public TimeSpan CallTimeout { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>Until an order must have been answered, or changed; machine's clock.</summary>
    public TimeSpan AnswerTimeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Until a page of a query must have come; machine's clock.</summary>
    public TimeSpan QueryTimeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How long late events are waited for before something counts as seen; machine's clock.</summary>
    public TimeSpan SettleFor { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>Until the account window must be closed; machine's clock.</summary>
    public TimeSpan PopupTimeout { get; init; } = TimeSpan.FromMinutes(3);

    /// <summary>Least time between two queries of <see cref="LongWindow"/>; machine's clock.</summary>
    public TimeSpan LongWindowSpacing { get; init; } = TimeSpan.FromMilliseconds(500);

    /// <summary>Queries after which <see cref="LongWindow"/> gives up.</summary>
    public int LongWindowMost { get; init; } = 3_000;
}
