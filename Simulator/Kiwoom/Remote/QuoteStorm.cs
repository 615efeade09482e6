using Kiwoom.Actors.Identity;

namespace Kiwoom.Simulator.KiwoomServer;

/// <summary>A flood of real-time events, books and trades in turn, whatever is registered.</summary>
/// <param name="Symbols">Issues, in turn.</param>
/// <param name="Events">How many events in all.</param>
/// <param name="PerSecond">How many a second; 0 for as fast as the control takes them.</param>
/// <param name="BooksOnly">Only 주식호가잔량, no 주식체결.</param>
public sealed record QuoteStorm(IReadOnlyList<Symbol> Symbols, int Events, int PerSecond = 0, bool BooksOnly = false);
