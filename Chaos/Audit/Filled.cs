namespace Kiwoom.Chaos.Audit;

/// <summary>What an order number filled.</summary>
/// <param name="Quantity">Shares.</param>
/// <param name="Amount">Won.</param>
/// <param name="Charges">Won of commission and tax.</param>
internal readonly record struct Filled(long Quantity, long Amount, long Charges);
