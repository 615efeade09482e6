using Kiwoom.Actors.Identity;

namespace Kiwoom.Simulator.Prices;

/// <summary>One issue's day.</summary>
/// <param name="Day">The trading day.</param>
/// <param name="Open">Won.</param>
/// <param name="High">Won.</param>
/// <param name="Low">Won.</param>
/// <param name="Close">Won.</param>
/// <param name="Volume">Shares; 0 where the issue did not trade.</param>
public readonly record struct DailyBar(TradingDay Day, long Open, long High, long Low, long Close, long Volume);
