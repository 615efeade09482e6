using Kiwoom.Actors.Identity;

namespace Kiwoom.Actors.MarketData;

/// <summary>What the gateway wants market data of: the whole list, each time it changes and on every connect.</summary>
/// <param name="Symbols">The issues.</param>
public sealed record QuoteSubscription(IReadOnlyList<Symbol> Symbols);
