using Kiwoom.Actors.Identity;
using Kiwoom.Actors.Orders;

namespace Kiwoom.Bridge.Hosting;

/// <summary>What the simulated Kiwoom is made of.</summary>
public sealed record SimulatedMarketOptions
{
    /// <summary>Daily bars to follow; null for generated ones.</summary>
    public string? PricesDirectory { get; init; }

    /// <summary>Seed of exchange, broker and generated prices.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>The login's accounts.</summary>
    public IReadOnlyList<AccountNo> Accounts { get; init; } = [AccountNo.Parse("8112345611")];

    /// <summary>Which server it plays.</summary>
    public TradingMode Mode { get; init; } = TradingMode.Paper;

    /// <summary>Where the simulated broker keeps its ledger.</summary>
    public required string LedgerDirectory { get; init; }
}
