using Kiwoom.Actors.Identity;
using Kiwoom.Actors.Orders;
using Kiwoom.Bridge.Pacing;

namespace Kiwoom.Bridge.Connection;

/// <summary>How the connection to Kiwoom is set up.</summary>
public sealed record KiwoomConnectionOptions
{
    /// <summary>This bridge.</summary>
    public required BridgeId Bridge { get; init; }

    /// <summary>The server that this bridge is meant for; on the other one every order is refused.</summary>
    public required TradingMode Mode { get; init; }

    /// <summary>Issues to list; empty for all.</summary>
    public IReadOnlyList<Symbol> Symbols { get; init; } = [];

    /// <summary>Rates.</summary>
    public PacingOptions Pacing { get; init; } = new();

    /// <summary>Log in again in the same process after a break. Kiwoom's control needs a new process [B]; the simulator does not.</summary>
    public bool ReconnectsInProcess { get; init; }

    /// <summary>Refuse to buy issues whose warning would open a dialog inside SendOrder.</summary>
    public bool ChecksOrderWarnings { get; init; } = true;

    /// <summary>Until an order that left the control must have been answered; machine's clock.</summary>
    public TimeSpan AnswerTimeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Until the message with a rejection's reason must have come; machine's clock.</summary>
    public TimeSpan ReasonTimeout { get; init; } = TimeSpan.FromMilliseconds(500);

    /// <summary>Until a page of a query must have come; machine's clock.</summary>
    public TimeSpan QueryTimeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Until a login must have ended; machine's clock. A person may be typing.</summary>
    public TimeSpan LoginTimeout { get; init; } = TimeSpan.FromMinutes(3);

    /// <summary>First wait before another login; doubles up to <see cref="LongestBackOff"/>; market's clock.</summary>
    public TimeSpan FirstBackOff { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>Longest wait before another login.</summary>
    public TimeSpan LongestBackOff { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>Wait before account queries are tried again after they failed; market's clock.</summary>
    public TimeSpan VerifyAgainAfter { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>When the process asks for its daily restart, Korean time (fact sheet §2.6: sessions opened before 06:50 go stale); null for never.</summary>
    public TimeOnly? DailyRestartAt { get; init; }

    /// <summary>When the day's instruments are read again, Korean time.</summary>
    public TimeOnly InstrumentsAt { get; init; } = new(7, 40);
}
