namespace Kiwoom.Simulation.Broker;

/// <summary>SendOrder's arguments as the control got them.</summary>
internal sealed record OrderCallSeen(
    string RqName, string Screen, string Account, int Kind, string Code, int Quantity, int Price, string Terms, string Original)
{
    /// <summary>Whether it is a new order and no change of one. Source: fact sheet §3.2.</summary>
    internal bool IsNew => Kind is 1 or 2;

    internal bool IsBuy => Kind is 1 or 3 or 5;
}
