namespace Kiwoom.Gateway.Clients;

/// <summary>Tells of changes of all accounts once they are durable.</summary>
public interface IClientFeed
{
    /// <summary>Hears every change from now on: those of one account in the order of its stream, one at a time. Each listener must
    /// return at once. Dispose the result to end it.</summary>
    IDisposable Subscribe(Action<AccountChange> listener);
}
