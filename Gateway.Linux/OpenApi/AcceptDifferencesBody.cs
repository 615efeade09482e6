namespace Kiwoom.Gateway.OpenApi;

/// <summary>Why Kiwoom's balance is taken over.</summary>
internal sealed record AcceptDifferencesBody
{
    /// <summary>For people; up to 200 characters.</summary>
    public required string Reason { get; init; }
}
