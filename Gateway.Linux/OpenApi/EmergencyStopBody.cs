using Kiwoom.Actors.Identity;

namespace Kiwoom.Gateway.OpenApi;

/// <summary>An emergency stop.</summary>
internal sealed record EmergencyStopBody
{
    /// <summary>The account; every one that you can use where left out.</summary>
    public AccountNo? AccountNo { get; init; }

    /// <summary>Why, for people; up to 200 characters.</summary>
    public string? Reason { get; init; }

    /// <summary>Whether positions are sold as well; as configured where left out.</summary>
    public bool? Liquidate { get; init; }
}
