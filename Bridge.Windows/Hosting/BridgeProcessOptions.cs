using Kiwoom.Actors.Identity;
using Kiwoom.Actors.Orders;
using Kiwoom.Bridge.Recording;

namespace Kiwoom.Bridge.Hosting;

/// <summary>What <c>kiwoom-bridge run</c> was asked for.</summary>
public sealed record BridgeProcessOptions
{
    /// <summary>Where the intent log, the outbox and the key are kept.</summary>
    public required string DataDirectory { get; init; }

    /// <summary>The gateway's address, where it is not the enrolled one any more: <c>wss://HOST:PORT/link</c>, or over Akka.Remote
    /// <c>akka.ssl.tcp://kiwoom@HOST:PORT</c>.</summary>
    public Uri? Gateway { get; init; }

    /// <summary>The operator's <c>akka.hocon</c>; the one next to the program, or the built-in one, where null. Only for a build with Akka.NET.</summary>
    public string? AkkaFile { get; init; }

    /// <summary>Enrols with this code first.</summary>
    public string? EnrolmentCode { get; init; }

    /// <summary>The server that this bridge is meant for.</summary>
    public TradingMode Mode { get; init; } = TradingMode.Paper;

    /// <summary>What plays Kiwoom.</summary>
    public required KiwoomKind Kiwoom { get; init; }

    /// <summary>Press Kiwoom's known notices away.</summary>
    public bool PressesNotices { get; init; }

    /// <summary>Give the control a parent that is shown off the screen, instead of a hidden one.</summary>
    public bool ShowsControlOffScreen { get; init; }

    /// <summary>Daily bars for the simulated exchange; null for generated ones.</summary>
    public string? PricesDirectory { get; init; }

    /// <summary>Seed of the simulated market.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>Accounts at the simulated broker.</summary>
    public IReadOnlyList<AccountNo> Accounts { get; init; } = [AccountNo.Parse("8112345611")];

    /// <summary>The directory whose <c>clock.json</c> is the market's clock; null for real time.</summary>
    public string? ClockDirectory { get; init; }

    /// <summary>Records the session; null for not.</summary>
    public RecordingOptions? Recording { get; init; }
}
