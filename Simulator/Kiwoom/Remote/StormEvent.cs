using Kiwoom.Actors.Identity;

namespace Kiwoom.Simulator.KiwoomServer;

/// <summary>One event of a <see cref="QuoteStorm"/>.</summary>
/// <param name="Symbol">The issue; sRealKey.</param>
/// <param name="RealType">주식호가잔량 or 주식체결.</param>
/// <param name="Field">What GetCommRealData gives for a FID while the event lasts.</param>
public sealed record StormEvent(Symbol Symbol, string RealType, Func<int, string> Field);
