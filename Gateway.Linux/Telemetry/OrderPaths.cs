using System.Collections.Concurrent;
using Kiwoom.Actors.Identity;
using Kiwoom.Actors.Orders;

namespace Kiwoom.Gateway.Telemetry;

/// <summary>The orders that are on their way from the API to the link right now: joins the pieces of their path, which run on different threads,
/// without a trace's context in any message or event.</summary>
public sealed class OrderPaths
{
    private const int Most = 10_000;
    private readonly ConcurrentDictionary<(AccountNo Account, ClientOrderId Order), OrderPath> _paths = new();

    /// <summary>An order has come. Dispose the result when it is answered; null where it is not followed, because the same one is under way or too
    /// many are.</summary>
    internal OrderPath? Begin(AccountNo account, OrderSpec order)
    {
        if (_paths.Count >= Most)
            return null;

        var path = new OrderPath(order, () => _paths.TryRemove((account, order.ClientOrderId), out _));
        if (_paths.TryAdd((account, order.ClientOrderId), path))
        {
            path.Start();
            return path;
        }

        return null;
    }

    /// <summary>The path of an order; null where it is not followed.</summary>
    internal OrderPath? Find(AccountNo account, ClientOrderId order) => _paths.GetValueOrDefault((account, order));
}
