using Kiwoom.Actors.Orders;

namespace Kiwoom.Simulator.Exchange;

/// <summary>A trade that the background means to make.</summary>
/// <param name="At">When (UTC).</param>
/// <param name="Price">Won, legal.</param>
/// <param name="Quantity">Shares, at least 1.</param>
/// <param name="Aggressor">Who takes liquidity.</param>
/// <param name="IsExtreme">The day's high or low: may be late, but is never left out.</param>
internal readonly record struct ScriptPoint(DateTimeOffset At, long Price, long Quantity, Side Aggressor, bool IsExtreme);
