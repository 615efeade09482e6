namespace Kiwoom.Simulator.KiwoomServer;

/// <summary>An order as it reaches the broker: SendOrder's arguments.</summary>
internal sealed record OrderRequest(
    string RqName, string Screen, string Account, int OrderType, string Code, long Quantity, long Price, string Terms, string Original, bool FromHts = false);
