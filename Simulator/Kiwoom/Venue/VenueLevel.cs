namespace Kiwoom.Simulator.KiwoomServer;

/// <summary>One price level of a book.</summary>
/// <param name="Price">Won.</param>
/// <param name="Quantity">Shares.</param>
public readonly record struct VenueLevel(long Price, long Quantity);
