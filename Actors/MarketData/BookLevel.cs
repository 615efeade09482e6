namespace Kiwoom.Actors.MarketData;

/// <summary>One price of an order book.</summary>
/// <param name="Price">Won.</param>
/// <param name="Quantity">Shares.</param>
public readonly record struct BookLevel(long Price, long Quantity);
