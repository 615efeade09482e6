using Kiwoom.Actors.Identity;
using Kiwoom.Actors.Orders;

namespace Kiwoom.Simulator.KiwoomServer;

/// <summary>A trade on the tape, with the day's figures after it.</summary>
/// <param name="Symbol">The issue.</param>
/// <param name="Price">Won.</param>
/// <param name="Quantity">Shares.</param>
/// <param name="Aggressor">Who crossed the spread; null in an auction.</param>
/// <param name="Quote">Prices after the trade.</param>
/// <param name="At">When.</param>
public sealed record VenueTrade(Symbol Symbol, long Price, long Quantity, Side? Aggressor, VenueQuote Quote, DateTimeOffset At);
