using System.Collections.Concurrent;
using Kiwoom.Actors.Account;
using Kiwoom.Actors.Identity;
using Kiwoom.Actors.Orders;
using Kiwoom.Actors.Runtime;
using Kiwoom.Actors.Security;

namespace Kiwoom.Specs.Pressure;

/// <summary>A strategy that has run away: sends orders as fast as its turns come, and keeps what was answered.</summary>
internal sealed class FloodSender(string name, int count, ConcurrentDictionary<string, int> answers) : Actor
{
    private const int AtOnce = 500;
    private readonly Caller _caller = new(UserId.Parse("runaway"), PermissionLevel.PaperTrader, StrategyId.Parse(name));
    private int _sent;

    internal sealed record GoOn;

    protected override void Receive(object message, IActorContext context)
    {
        switch (message)
        {
            case GoOn:
                for (var i = 0; i < AtOnce && _sent < count; i++)
                {
                    var id = $"{name}-{++_sent}";
                    context.Resolve(AccountBehaviour.PathOf(FloodRig.Account)).Tell(
                        new PlaceOrder(new Cause(CommandId.Parse(id), _caller.User, _caller.Strategy), _caller, FloodRig.Account, FloodRig.Order(id)), context.Self);
                }

                if (_sent < count)
                    context.Self.Tell(message);
                break;
            case OrderAnswer.Taken { Order: var order }:
                answers[order.ClientOrderId.Value] = 201;
                break;
            case OrderAnswer.Refused { Order: var order }:
                answers[order.ClientOrderId.Value] = 422;
                break;
            case OrderAnswer.RefusedUnrecorded refused:
                answers[refused.ClientOrderId.Value] = 429;
                break;
            case Fault { Message: PlaceOrder lost, Error: OverloadedException }:
                answers[lost.Order.ClientOrderId.Value] = 503;
                break;
            case Fault { Message: PlaceOrder lost }:
                answers[lost.Order.ClientOrderId.Value] = 500;
                break;
        }
    }
}
