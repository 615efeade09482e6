using Kiwoom.Actors.Account;
using Kiwoom.Actors.Orders;
using Kiwoom.Actors.Runtime;

namespace Kiwoom.Gateway.Telemetry;

/// <summary>An account that shows how long it decided on an order.</summary>
internal sealed class TracedAccount(AccountBehaviour inner, OrderPaths paths) : IEventSourcedBehaviour<AccountState>
{
    public string PersistenceId => inner.PersistenceId;

    public AccountState Initial() => inner.Initial();

    public Decision Decide(AccountState state, ICommand command, DateTimeOffset now)
    {
        if (command is not PlaceOrder place || paths.Find(place.Account, place.Order.ClientOrderId) is not { } path)
            return inner.Decide(state, command, now);

        using var piece = path.Piece("order.decide");
        return inner.Decide(state, command, now);
    }

    public AccountState Apply(AccountState state, JournaledEvent journaled) => inner.Apply(state, journaled);

    public IEnumerable<IEffect> OnRecovered(AccountState state, DateTimeOffset now) => inner.OnRecovered(state, now);
}
