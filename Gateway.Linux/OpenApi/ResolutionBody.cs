using Kiwoom.Actors.Identity;

namespace Kiwoom.Gateway.OpenApi;

/// <summary>What became of an order in doubt.</summary>
internal sealed record ResolutionBody
{
    /// <summary>Whether it reached Kiwoom.</summary>
    public required bool Arrived { get; init; }

    /// <summary>Kiwoom's number of it on the order's day; only and always where it arrived.</summary>
    public BrokerOrderNo? BrokerOrderNo { get; init; }

    /// <summary>Takes a number that Kiwoom's lists have not shown to be a candidate.</summary>
    public bool Force { get; init; }
}
