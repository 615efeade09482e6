namespace Kiwoom.Benchmarks.WindowsNode;

/// <summary>What became of a storm.</summary>
/// <param name="Raised">Events that the control raised.</param>
/// <param name="Decoded">Events that the bridge read and sent on.</param>
/// <param name="Unreadable">Events that the bridge did not understand.</param>
/// <param name="Delivered">Messages that reached the gateway's actor: the newest of each issue and kind, so fewer than events.</param>
/// <param name="Outdated">Issues whose book at the gateway is not the newest that was raised, in the end.</param>
/// <param name="RaisedIn">Until the last event was on its way.</param>
/// <param name="Took">From the first event to the last message at the gateway's actor.</param>
internal sealed record StormResult(long Raised, long Decoded, long Unreadable, long Delivered, int Outdated, TimeSpan RaisedIn, TimeSpan Took)
{
    /// <summary>Events that were raised and not read.</summary>
    internal long Lost => Raised - Decoded;

    internal double DecodedPerSecond => Decoded / Took.TotalSeconds;

    internal double DeliveredPerSecond => Delivered / Took.TotalSeconds;
}
