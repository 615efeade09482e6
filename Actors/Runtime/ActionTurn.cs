namespace Kiwoom.Actors.Runtime;

/// <summary>Runs posted actions in their order, one a step.</summary>
internal sealed class ActionTurn(LocalEngine engine) : Turn(engine)
{
    private readonly Queue<Action> _waiting = new();

    protected override bool HasWork => _waiting.Count > 0;

    internal void Enqueue(Action action)
    {
        _waiting.Enqueue(action);
        Wake();
    }

    protected override void Work(int budget)
    {
        while (budget-- > 0 && _waiting.TryDequeue(out var action))
            action();
    }
}
