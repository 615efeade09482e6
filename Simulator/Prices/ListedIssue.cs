using Kiwoom.Actors.Market;

namespace Kiwoom.Simulator.Prices;

/// <summary>An issue with what its generated prices look like.</summary>
/// <param name="Instrument">Master data.</param>
/// <param name="AnnualDrift">Mean change in a year (0.08 = 8 %).</param>
/// <param name="AnnualVolatility">Standard deviation of a year's change (0.30 = 30 %), above 0.</param>
/// <param name="DailyVolume">Shares on a usual day, at least 1.</param>
public sealed record ListedIssue(Instrument Instrument, double AnnualDrift, double AnnualVolatility, long DailyVolume);
