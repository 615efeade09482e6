namespace Kiwoom.Actors.Strategies;

/// <summary>Updates of a strategy's orders were lost on their way to it: it asks its account for them again.</summary>
public sealed record OrdersLost
{
    /// <summary>The only one.</summary>
    public static OrdersLost Instance { get; } = new();
}
