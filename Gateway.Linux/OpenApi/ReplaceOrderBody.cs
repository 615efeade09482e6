namespace Kiwoom.Gateway.OpenApi;

/// <summary>A change of an open order: at least one of the two.</summary>
internal sealed record ReplaceOrderBody
{
    /// <summary>New total shares, what is filled included.</summary>
    public long? Quantity { get; init; }

    /// <summary>New price in won.</summary>
    public long? Price { get; init; }
}
