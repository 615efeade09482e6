using Kiwoom.Actors.Identity;

namespace Kiwoom.Simulator.KiwoomServer;

/// <summary>The indicative result of a call auction.</summary>
/// <param name="Symbol">The issue.</param>
/// <param name="Price">Won; 0 where nothing would trade.</param>
/// <param name="Quantity">Shares.</param>
/// <param name="BasePrice">기준가 in won, for the direction.</param>
/// <param name="At">When.</param>
public sealed record VenueExpected(Symbol Symbol, long Price, long Quantity, long BasePrice, DateTimeOffset At);
