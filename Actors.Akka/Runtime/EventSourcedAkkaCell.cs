using Akka.Actor;
using Kiwoom.Actors.Runtime;
using ActorPath = Kiwoom.Actors.Runtime.ActorPath;
using ActorStatus = Kiwoom.Actors.Runtime.ActorStatus;
using Envelope = Kiwoom.Actors.Runtime.Envelope;

namespace Kiwoom.OnAkka.Runtime;

/// <summary>The cell of an event-sourced actor. While it backs off, asks and messages of a kind that may be refused are refused with the reason, and other
/// messages are set aside and handled, in their order, once the actor runs again.</summary>
internal sealed class EventSourcedAkkaCell<TState>(
    AkkaEngine engine, ActorPath path, long ordinal, ActorOptions options, IEventSourcedBehaviour<TState> behaviour, ISnapshotCodec<TState> codec)
    : AkkaCell(engine, path, ordinal, options)
    where TState : class
{
    private readonly MessagesAside _aside = new();
    private volatile int _inFlight;
    private volatile int _undurable;

    internal IEventSourcedBehaviour<TState> Behaviour => behaviour;

    internal ISnapshotCodec<TState> Codec => codec;

    /// <summary>The last event that subscribers were given; null before the first recovery, which gives them nothing.</summary>
    internal long? Published { get; set; }

    /// <summary>Whether the stream is to be folded from its first event, because its snapshot does not read.</summary>
    internal bool WithoutSnapshot { get; set; }

    internal override bool RestartsAtOnce => WithoutSnapshot;

    internal override int Undurable => _undurable;

    protected override bool AcceptsInBackOff => true;

    protected override bool HasNext => base.HasNext || (Status == ActorStatus.Running && _aside.Count > 0);

    protected override int Waiting => base.Waiting + _aside.Count;

    protected override int InFlight => _inFlight;

    internal override Props Worker()
    {
        Enter(ActorStatus.Recovering, Trouble ?? "Folding its stream.", accepting: false);
        return Dispatching.For(Props.Create(() => new EventSourcedHost<TState>(this)), this);
    }

    /// <summary>How many decisions wait for the journal, and how many of them have events.</summary>
    internal void Wait(int decisions, int withEvents) => (_inFlight, _undurable) = (decisions, withEvents);

    protected override bool TryPeekOldest(out Envelope envelope)
    {
        if (!_aside.TryPeekSince(out var since))
            return base.TryPeekOldest(out envelope);
        envelope = new Envelope(this, null, since);
        return true;
    }

    protected override bool TryTakeNext(out Envelope envelope)
    {
        envelope = default;
        return (Status != ActorStatus.BackingOff && _aside.TryTake(out envelope)) || base.TryTakeNext(out envelope);
    }

    protected override bool Defer(in Envelope envelope)
    {
        if (Status != ActorStatus.BackingOff)
            return false;
        if (envelope.Sender is AskRef || Options.Admission?.LimitOf(envelope.Message) is not null)
            Refuse(envelope.Message, envelope.Sender, new JournalUnavailableException($"{Path} is unavailable: {Trouble}"));
        else if (envelope.Message is not ActorTimer)
            _aside.Add(in envelope);
        return true;
    }
}
