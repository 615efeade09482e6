using Kiwoom.Actors.Identity;

namespace Kiwoom.Samples.AkkaStrategy;

/// <summary>What the sample trades.</summary>
/// <param name="Symbol">The issue.</param>
/// <param name="Quantity">Shares an order.</param>
/// <param name="Price">Won; buys at this limit.</param>
/// <param name="Orders">So many orders, and then the end.</param>
/// <param name="Every">Between two orders.</param>
/// <param name="CancelAfter">What is open of an order after so long is cancelled; null for never.</param>
/// <param name="Patience">For how long the gateway may be away before the first order.</param>
internal sealed record SampleOptions(Symbol Symbol, long Quantity, long Price, int Orders, TimeSpan Every, TimeSpan? CancelAfter, TimeSpan Patience);
