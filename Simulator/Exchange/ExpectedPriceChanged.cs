using Kiwoom.Actors.Identity;

namespace Kiwoom.Simulator.Exchange;

/// <summary>The price and volume that a running call auction would have now (주식예상체결).</summary>
/// <param name="Symbol">The issue.</param>
/// <param name="At">When (UTC).</param>
/// <param name="Price">Won; 0 where nothing would trade.</param>
/// <param name="Quantity">Shares.</param>
public sealed record ExpectedPriceChanged(Symbol Symbol, DateTimeOffset At, long Price, long Quantity) : IExchangeEvent;
