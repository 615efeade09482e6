using System.Globalization;
using Kiwoom.Actors.Broker;
using Kiwoom.Actors.Identity;
using Kiwoom.Actors.KiwoomApi;
using Kiwoom.Actors.Orders;
using Kiwoom.Bridge.Connection;
using Kiwoom.Bridge.Doctor.Probe.Control;
using Kiwoom.Bridge.Pacing;

namespace Kiwoom.Bridge.Doctor.Probe.Orders;

/// <summary>The only place of the probe that calls SendOrder. Each call asks which server it is right before, on the control's thread, and
/// is not made unless the answer is the mock one; what was sent is followed until it is known to be closed.</summary>
/// <param name="session">The probe.</param>
public sealed class ProbeOrders(ProbeSession session)
{
    private readonly OrderPacer _pacer = new(session.Options.Pacing);
    private int _last;

    /// <summary>The orders; read them under the tape's lock.</summary>
    public ProbeOrderBook Book { get; } = new();

    /// <summary>Sends a new order and waits for its answer.</summary>
    public Task<ProbeOrder> Place(string purpose, ProbeRoute route, Side side, long quantity, long price, string terms, CancellationToken stop) => Send(
        new Draft(purpose, BrokerOrderKind.New, route, side, ProbeOrderTypes.New(route, side), quantity, price, terms, null),
        o => o.IsAccepted || o.WasRefused,
        stop);

    /// <summary>Sends a new price for an order and waits until the order itself is closed by it.</summary>
    public Task<ProbeOrder> Replace(ProbeOrder original, long price, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(original);
        return Send(
            new Draft(
                "change the price", BrokerOrderKind.Replace, original.Route, original.Side, ProbeOrderTypes.Replace(original.Route, original.Side), original.Quantity, price,
                original.Terms, original),
            o => (o.IsAccepted && original.Open == 0) || o.WasRefused,
            stop);
    }

    /// <summary>Sends a cancel and waits until the order is closed by it.</summary>
    public Task<ProbeOrder> Cancel(ProbeOrder original, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(original);
        var quantity = session.Tape.Read(() => original.Open is > 0 and { } open ? open : original.Quantity);
        return Send(
            new Draft(
                "cancel", BrokerOrderKind.Cancel, original.Route, original.Side, ProbeOrderTypes.Cancel(original.Route, original.Side), quantity, 0, OrderCodes.CancelTerms,
                original),
            o => original.Open == 0 || o.WasRefused,
            stop);
    }

    private async Task<ProbeOrder> Send(Draft draft, Func<ProbeOrder, bool> ended, CancellationToken stop)
    {
        stop.ThrowIfCancellationRequested();
        session.ThrowIfLost();
        await session.CheckServer();
        await session.OrderList.ReadBefore(stop);
        var market = session.Clocks.Market;
        while (_pacer.Wait(market.GetUtcNow()) is var wait && wait > TimeSpan.Zero)
            await Task.Delay(wait, market, stop);
        var number = ++_last;
        var order = new ProbeOrder
        {
            RqName = string.Create(CultureInfo.InvariantCulture, $"PROBE-{number}"),
            Screen = ScreenAllocator.Orders[(number - 1) % ScreenAllocator.Orders.Count],
            Purpose = draft.Purpose,
            Kind = draft.Kind,
            Route = draft.Route,
            Side = draft.Side,
            OrderType = draft.OrderType,
            Symbol = session.Options.Symbol,
            Quantity = draft.Quantity,
            Price = draft.Price,
            Terms = draft.Terms,
            Original = draft.Original,
        };
        var account = session.Account;
        var original = session.Tape.Read(() =>
        {
            Book.Add(order);
            return draft.Original?.Number?.Value ?? "";
        });
        await Call(order, account, original, stop);
        await session.Tape.Until(() => session.IsLost || ended(order), session.Options.AnswerTimeout, stop);
        return order;
    }

    private async Task Call(ProbeOrder order, AccountNo account, string original, CancellationToken stop)
    {
        try
        {
            await session.Calls.Call(nameof(IKiwoomApi.SendOrder), api => Invoke(api, order, account, original, stop));
        }
        catch (ControlBlockedException blocked)
        {
            session.Tape.Read(() => order.CallFault = blocked.Message);
            throw;
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            session.Tape.Read(() => order.CallFault = $"SendOrder failed: {fault.Message}");
            if (fault is NotMockException or SessionLostException)
                throw;
        }
    }

    // On the control's thread, in one piece: nothing can change the login between the question and the call.
    private void Invoke(IKiwoomApi api, ProbeOrder order, AccountNo account, string original, CancellationToken stop)
    {
        stop.ThrowIfCancellationRequested();
        ProbeLogin.RequireMock(api);
        _pacer.Use(session.Clocks.Market.GetUtcNow());
        session.Tape.Read(() => (order.WasCalled, order.CalledAt) = (true, session.Clocks.Machine.GetTimestamp()));
        int? code = null;
        try
        {
            code = api.SendOrder(
                order.RqName, order.Screen, account.Value, order.OrderType, order.Symbol.Value, (int)order.Quantity, (int)order.Price, order.Terms, original);
        }
        finally
        {
            session.Tape.Read(() => (order.ReturnCode, order.HasReturned) = (code, true));
        }

        var call = session.Tape.Read(() => OrderSeen.Of(order).Call);
        session.Tape.Write(Environment.CurrentManagedThreadId, 0, null, nameof(IKiwoomApi.SendOrder), new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["sRQName"] = order.RqName,
            ["call"] = call,
            ["returned"] = code.Value.ToString(CultureInfo.InvariantCulture),
        });
    }

    private sealed record Draft(
        string Purpose, BrokerOrderKind Kind, ProbeRoute Route, Side Side, int OrderType, long Quantity, long Price, string Terms, ProbeOrder? Original);
}
