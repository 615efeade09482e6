using Akka.Actor;
using Akka.Persistence;

namespace Kiwoom.Specs.OnAkka.PostgreSql;

/// <summary>A persistent actor as people write them: it notes nothing of a rejection and goes on.</summary>
internal sealed class TextKeeper(string stream) : UntypedPersistentActor
{
    private readonly List<object> _payloads = [];
    private IActorRef _asker = ActorRefs.Nobody;
    private int _expected;
    private int _answered;
    private int _rejected;

    public override string PersistenceId => stream;

    protected override void OnRecover(object message)
    {
        if (message is not RecoveryCompleted)
            _payloads.Add(message);
    }

    protected override void OnCommand(object message)
    {
        if (message is Tell)
        {
            Sender.Tell(new Began([.. _payloads], LastSequenceNr));
        }
        else if (message is int count)
        {
            (_asker, _expected, _answered, _rejected) = (Sender, count, 0, 0);
            for (var i = 0; i < count; i++)
                Persist($"text {i}");
        }
    }

    protected override void OnPersistRejected(Exception cause, object @event, long sequenceNr)
    {
        _rejected++;
        Answered();
    }

    // One atomic write each, on purpose.
    private void Persist(string text) => PersistAsync(text, _ => Answered());

    private void Answered()
    {
        if (++_answered == _expected)
            _asker.Tell(new Rejected(_rejected));
    }

    internal sealed record Tell
    {
        public static Tell Instance { get; } = new();
    }

    internal sealed record Began(IReadOnlyList<object> Payloads, long LastSequenceNr);

    internal sealed record Rejected(int Count);
}
