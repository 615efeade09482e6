using System.Diagnostics;
using System.Diagnostics.Metrics;
using Kiwoom.Actors.Orders;
using Kiwoom.Actors.Runtime;
using Kiwoom.Gateway.Http;

namespace Kiwoom.Gateway.Telemetry;

/// <summary>What the gateway counts and traces. Costs next to nothing while nobody listens. No attribute carries an account number, a user's name or
/// a token.</summary>
public static class GatewayMeter
{
    /// <summary>The name of the meter and of the source of spans.</summary>
    public const string Name = "Kiwoom.Gateway";

    private static readonly Meter _meter = new(Name);
    private static readonly Counter<long> _placed = _meter.CreateCounter<long>("kiwoom.orders.placed", "{order}", "Orders that passed every check.");
    private static readonly Counter<long> _rejected = _meter.CreateCounter<long>("kiwoom.orders.rejected", "{check}", "Failed checks of rejected orders; an order that fails three counts three times.");
    private static readonly Counter<long> _refused = _meter.CreateCounter<long>("kiwoom.orders.refused", "{order}", "Orders that the bridge or Kiwoom refused.");
    private static readonly Counter<long> _doubted = _meter.CreateCounter<long>("kiwoom.orders.doubted", "{order}", "Orders whose outcome became unknown.");
    private static readonly Counter<long> _executions = _meter.CreateCounter<long>("kiwoom.executions", "{execution}", "Fills.");
    private static readonly Histogram<double> _answered = _meter.CreateHistogram<double>(
        "kiwoom.order.answer.duration", "s", "From an order's arrival at the API to its answer, which is durable.");
    private static readonly Histogram<double> _sent = _meter.CreateHistogram<double>(
        "kiwoom.order.send.duration", "s", "From an order's arrival at the API to its handing over to the link, which comes after its commit.");
    private static readonly Counter<long> _marketData = _meter.CreateCounter<long>("kiwoom.market_data.messages", "{message}", "Market data messages from bridges.");
    private static readonly UpDownCounter<long> _sockets = _meter.CreateUpDownCounter<long>("kiwoom.clients.sockets", "{socket}", "Open WebSockets of clients.");

    /// <summary>Spans of the order path.</summary>
    public static ActivitySource Spans { get; } = new(Name);

    /// <summary>Counts a durable event.</summary>
    internal static void Take(string stream, JournaledEvent journaled)
    {
        switch (journaled.Event)
        {
            case OrderPlaced placed:
                _placed.Add(1, Tag("kiwoom.order.origin", placed.Strategy is not null ? "strategy" : placed.User is not null ? "user" : "system"));
                break;
            case OrderRejected rejected:
                foreach (var check in rejected.FailedChecks)
                    _rejected.Add(1, Tag("kiwoom.order.check", JsonFields.SnakeCase(check.Check)));
                break;
            case OrderRefused refused:
                _refused.Add(1, Tag("kiwoom.order.reason", JsonFields.SnakeCase(refused.Reason)));
                break;
            case OrderInDoubt:
                _doubted.Add(1);
                break;
            case OrderExecuted fill:
                _executions.Add(1, Tag("kiwoom.order.side", JsonFields.SnakeCase(fill.Side)));
                break;
        }
    }

    internal static void Answered(TimeSpan took, string outcome) => _answered.Record(took.TotalSeconds, Tag("kiwoom.order.outcome", outcome));

    internal static void Sent(TimeSpan took) => _sent.Record(took.TotalSeconds);

    internal static void MarketData() => _marketData.Add(1);

    internal static void SocketOpened() => _sockets.Add(1);

    internal static void SocketClosed() => _sockets.Add(-1);

    internal static KeyValuePair<string, object?> Tag(string name, object? value) => new(name, value);
}
