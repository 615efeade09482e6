using System.Collections.Concurrent;
using Kiwoom.Actors.Runtime;

namespace Kiwoom.Specs.Runtime;

/// <summary>A plain actor that remembers what it received and does what functions in its mailbox say.</summary>
public sealed class Probe(ConcurrentQueue<object> seen) : Actor
{
    private int _inside;

    public sealed record Do(Action<IActorContext> What);

    protected override void Started(IActorContext context) => seen.Enqueue("started");

    protected override void Stopped(IActorContext context) => seen.Enqueue("stopped");

    protected override void Receive(object message, IActorContext context)
    {
        Interlocked.Increment(ref _inside).ShouldBe(1, "two messages at once");
        if (message is Do { What: var what })
            what(context);
        else
            seen.Enqueue(message);
        Interlocked.Decrement(ref _inside);
    }
}
