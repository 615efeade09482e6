using Kiwoom.Actors.Account;
using Kiwoom.Actors.Identity;

namespace Kiwoom.Actors.Orders;

/// <summary>What each event does to one order.</summary>
public static class OrderFold
{
    /// <summary>The order that an event brings into being; null for events of an order that exists.</summary>
    internal static OrderRecord? Begin(AccountEvent @event, long ordinal, DateTimeOffset at) => @event switch
    {
        OrderPlaced e => new OrderRecord
        {
            Ordinal = ordinal,
            Spec = e.Spec,
            Day = e.Day,
            Command = e.Command,
            SendBefore = e.SendBefore,
            ReservePrice = e.ReservePrice,
            ReserveFeeRate = e.ReserveFeeRate,
            User = e.User,
            Strategy = e.Strategy,
            Queued = e.Queued,
            Liquidation = e.Liquidation,
            Issue = e.Issue,
            Quantity = e.Spec.Quantity,
            LeavesQty = e.Spec.Quantity,
            Price = e.Spec.Price,
            Commands = 1,
            PlacedAt = at,
            UpdatedAt = at,
        },
        OrderRejected e => new OrderRecord
        {
            Ordinal = ordinal,
            Spec = e.Spec,
            Day = TradingDay.At(at),
            User = e.User,
            Strategy = e.Strategy,
            Quantity = e.Spec.Quantity,
            CanceledQty = e.Spec.Quantity,
            Price = e.Spec.Price,
            End = OrderEnd.Rejected,
            FailedChecks = e.FailedChecks,
            PlacedAt = at,
            UpdatedAt = at,
        },
        ExternalOrderSeen e => new OrderRecord
        {
            Ordinal = ordinal,
            Spec = SpecOf(e),
            Day = e.Day,
            ReservePrice = e.ReservePrice,
            ReserveFeeRate = e.ReserveFeeRate,
            External = true,
            Issue = e.Issue,
            Quantity = e.Quantity,
            LeavesQty = e.Quantity,
            Price = e.Price,
            PlacedAt = at,
            UpdatedAt = at,
            Legs = [new OrderLeg { Day = e.Day, Number = e.BrokerOrderNo, Quantity = e.Quantity }],
        },
        _ => null,
    };

    /// <summary>Folds an event of an existing order in.</summary>
    internal static void Apply(OrderRecord order, AccountEvent @event, DateTimeOffset at)
    {
        order.UpdatedAt = at;
        switch (@event)
        {
            case OrderAccepted e:
                Arrived(order);
                LegOf(order, e.Day, e.BrokerOrderNo);
                break;
            case OrderExecuted e:
                Fill(order, e);
                break;
            case OrderCanceled e:
                Close(order, LegOf(order, e.Day, e.BrokerOrderNo), e.Quantity, OrderEnd.Canceled);
                order.Change = order.Change is { Kind: ChangeKind.Cancel } && order.LeavesQty > 0 ? null : order.Change;
                break;
            case OrderExpired e:
                CloseAll(order, OrderEnd.Expired, e.Text);
                break;
            case OrderRefused e:
                CloseAll(order, OrderEnd.Rejected, e.Text);
                break;
            case CancelRequested e:
                order.Change = new PendingChange(ChangeKind.Cancel, e.Command, e.Original, e.Quantity, null, null, at);
                order.Commands++;
                break;
            case ReplaceRequested e:
                order.Change = new PendingChange(ChangeKind.Replace, e.Command, e.Original, e.OpenQuantity, e.Price, e.SendBefore, at);
                order.Commands++;
                break;
            case ChangeAccepted e:
                order.Change = order.Change is { } change && change.Command == e.Command ? change with { Number = e.BrokerOrderNo, DoubtSince = null } : order.Change;
                break;
            case ChangeInDoubt e:
                order.Change = order.Change is { } doubted && doubted.Command == e.Command ? doubted with { DoubtSince = at } : order.Change;
                order.Text = e.Text;
                break;
            case CancelRejected e:
                Drop(order, e.Command, e.Text);
                break;
            case ReplaceRejected e:
                Drop(order, e.Command, e.Text);
                break;
            case OrderReplaced e:
                Move(order, e);
                break;
            case OrderInDoubt e:
                order.DoubtSince = at;
                order.Text = e.Text;
                break;
            case InDoubtCandidatesFound e:
                order.Candidates = e.Candidates;
                break;
            case InDoubtResolved { Resolution: DoubtResolution.NeverArrived } e:
                CloseAll(order, OrderEnd.Rejected, e.Text);
                break;
            case InDoubtResolved e:
                Arrived(order);
                order.Text = e.Text;
                break;
            case OrderReopened e:
                Reopen(order, e.Text);
                break;
        }

        Settle(order);
    }

    /// <summary>Gives an order what an external order turned out to be of it.</summary>
    internal static void Adopt(OrderRecord order, OrderRecord external, DateTimeOffset at)
    {
        order.UpdatedAt = at;
        Arrived(order);
        foreach (var leg in external.LegList)
        {
            if (order.LegList.Count > 0)
            {
                order.Quantity += leg.Quantity - leg.Moved - TakeFromOpen(order, leg.Quantity - leg.Moved);
                order.Price = external.Price;
                order.ReservePrice = external.ReservePrice;
                if (order.Change is { Kind: ChangeKind.Replace })
                    order.Change = null;
            }

            order.LegList.Add(leg);
        }

        foreach (var execution in external.ExecutionList)
            order.ExecutionList.Add(execution with { ClientOrderId = order.Id, Strategy = order.Strategy });
        order.CumQty += external.CumQty;
        order.CumAmount += external.CumAmount;
        order.CanceledQty += external.CanceledQty;
        order.LeavesQty = order.Quantity - order.CumQty - order.CanceledQty;
        order.End = order.LeavesQty == 0 ? external.End : OrderEnd.None;
        order.Change ??= external.Change is { } change ? change with { SentAs = external.Id } : null;
        Settle(order);
    }

    private static OrderSpec SpecOf(ExternalOrderSeen e) => new(
        e.ClientOrderId, e.Symbol, e.Side, e.Quantity, e.Price is null ? OrderType.Market : OrderType.Limit, e.Price, null, TimeInForce.Day, e.Mode);

    private static void Arrived(OrderRecord order)
    {
        order.DoubtSince = null;
        order.Candidates = [];
    }

    private static OrderLeg LegOf(OrderRecord order, TradingDay day, BrokerOrderNo number)
    {
        if (order.Leg(day, number) is { } known)
            return known;
        var leg = new OrderLeg { Day = day, Number = number, Quantity = order.LeavesQty };
        order.LegList.Add(leg);
        return leg;
    }

    private static void Fill(OrderRecord order, OrderExecuted e)
    {
        Arrived(order);
        var leg = LegOf(order, e.Day, e.BrokerOrderNo);
        var fromOpen = Math.Min(e.Quantity, leg.Open);
        var fromClosed = e.Quantity - fromOpen;
        leg.Filled += e.Quantity;
        leg.FilledAmount += e.Amount;
        leg.Closed -= fromClosed;
        order.LeavesQty -= fromOpen;
        order.CanceledQty -= fromClosed;
        order.CumQty += e.Quantity;
        order.CumAmount += e.Amount;
        order.ExecutionList.Add(e);
    }

    private static void Close(OrderRecord order, OrderLeg leg, long quantity, OrderEnd end)
    {
        leg.Closed += quantity;
        order.LeavesQty -= quantity;
        order.CanceledQty += quantity;
        order.End = end;
    }

    private static void CloseAll(OrderRecord order, OrderEnd end, string text)
    {
        Arrived(order);
        foreach (var leg in order.LegList)
            leg.Closed += leg.Open;
        order.CanceledQty += order.LeavesQty;
        order.LeavesQty = 0;
        order.End = end;
        order.Text = text;
    }

    private static void Drop(OrderRecord order, CommandId command, string text)
    {
        if (order.Change?.Command == command)
            order.Change = null;
        order.Text = text;
    }

    private static void Move(OrderRecord order, OrderReplaced e)
    {
        Arrived(order);
        if (order.IsFinal)
            Reopen(order, null);
        var taken = TakeFromOpen(order, e.MovedQuantity);
        order.Quantity += e.MovedQuantity - taken;
        order.LeavesQty += e.MovedQuantity - taken;
        order.LegList.Add(new OrderLeg { Day = e.Day, Number = e.BrokerOrderNo, Quantity = e.MovedQuantity });
        if (e.Price is { } price)
        {
            order.Price = price;
            order.ReservePrice = order.ReservePrice == 0 ? 0 : price;
        }

        if (order.Change is { Kind: ChangeKind.Replace })
            order.Change = null;
    }

    private static long TakeFromOpen(OrderRecord order, long wanted)
    {
        var left = wanted;
        foreach (var leg in order.LegList)
        {
            var taken = Math.Min(leg.Open, left);
            leg.Moved += taken;
            left -= taken;
        }

        return wanted - left;
    }

    private static void Reopen(OrderRecord order, string? text)
    {
        foreach (var leg in order.LegList)
            leg.Closed = 0;
        order.LeavesQty += order.CanceledQty;
        order.CanceledQty = 0;
        order.End = OrderEnd.None;
        order.Text = text ?? order.Text;
    }

    private static void Settle(OrderRecord order)
    {
        if (order.LeavesQty == 0)
            order.Change = null;
        if (order.CanceledQty == 0 && order.LeavesQty == 0)
            order.End = OrderEnd.None;
        Check(order);
    }

    private static void Check(OrderRecord order)
    {
        var isRefusedInput = order.End == OrderEnd.Rejected && order.LegList.Count == 0;
        if (order.CumQty + order.LeavesQty + order.CanceledQty != order.Quantity
            || (!isRefusedInput && (order.CumQty < 0 || order.LeavesQty < 0 || order.CanceledQty < 0)))
            throw new InvariantViolatedException(
                $"order {order.Id}: {order.CumQty} filled + {order.LeavesQty} open + {order.CanceledQty} cancelled is not {order.Quantity}");
    }
}
