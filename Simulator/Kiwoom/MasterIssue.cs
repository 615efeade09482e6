using Kiwoom.Actors.Market;

namespace Kiwoom.Simulator.KiwoomServer;

/// <summary>Kiwoom's master data of an issue: the instrument and what only Kiwoom tells.</summary>
/// <param name="Instrument">The instrument.</param>
/// <param name="ListedShares">상장주식수.</param>
public sealed record MasterIssue(Instrument Instrument, long ListedShares)
{
    /// <summary>상장일.</summary>
    public DateOnly ListedOn { get; init; } = new(2000, 1, 4);

    /// <summary>종목증거금율 in percent; told, not applied: the simulated account pays in full, as Kiwoom's 100 % setting does.</summary>
    public int MarginPercent { get; init; } = 40;

    /// <summary>업종, for GetMasterStockInfo.</summary>
    public string Sector { get; init; } = "제조업";

}
