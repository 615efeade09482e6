using System.Text;
using Kiwoom.Actors.Identity;
using Kiwoom.Actors.Runtime;

namespace Kiwoom.Specs.Runtime;

/// <summary>The smallest behaviour worth its name: numbers written one after another.</summary>
public sealed class Ledger(string stream) : IEventSourcedBehaviour<Ledger.State>
{
    public sealed class State
    {
        public List<long> Values { get; } = [];

        public long Sum { get; set; }
    }

    public sealed record Written(long Value) : IEvent;

    /// <summary>Breaks Apply while <see cref="PoisonWorks"/> is set.</summary>
    public sealed record Poison : IEvent;

    public abstract record Command : ICommand
    {
        public Cause Cause { get; init; } = new(CommandId.Parse("spec-1"));
    }

    /// <summary>Appends the values as one batch and answers with their number in the stream.</summary>
    public sealed record Write(params long[] Values) : Command;

    /// <summary>Answered with the sum, without an event.</summary>
    public sealed record Total : Command;

    public sealed record ThrowInDecide : Command;

    public sealed record ThrowInApply : Command;

    /// <summary>Appends the value once the time has passed.</summary>
    public sealed record WriteLater(string Key, TimeSpan Due, long Value) : Command;

    public sealed record Forget(string Key) : Command;

    /// <summary>Appends the value and then tells somebody of it.</summary>
    public sealed record WriteAndTell(long Value, ActorPath To) : Command;

    public bool PoisonWorks { get; set; } = true;

    public int Recoveries { get; private set; }

    public bool ThrowOnRecovery { get; set; }

    /// <summary>Runs between a recovery and the first command after it.</summary>
    public Action? OnceRecovered { get; set; }

    public string PersistenceId => stream;

    public State Initial() => new();

    public Decision Decide(State state, ICommand command, DateTimeOffset now) => command switch
    {
        Write write => Decision.Of(write.Values.Select(v => (IEvent)new Written(v)), new Reply(state.Values.Count + write.Values.Length)),
        Total => Decision.Answer(state.Sum),
        ThrowInApply => Decision.Of(new Poison(), new Reply("poisoned")),
        WriteLater later => Decision.Of([], new StartTimer(later.Key, later.Due, new Write(later.Value)), new Reply("started")),
        Forget forget => Decision.Of([], new CancelTimer(forget.Key), new Reply("cancelled")),
        WriteAndTell tell => Decision.Of(new Written(tell.Value), new Tell(tell.To, tell.Value), new Reply("told")),
        _ => throw new InvalidOperationException("decide threw"),
    };

    public State Apply(State state, JournaledEvent journaled)
    {
        if (journaled.Event is Poison && PoisonWorks)
            throw new InvalidOperationException("apply threw");
        if (journaled.Event is Written written)
        {
            state.Values.Add(written.Value);
            state.Sum += written.Value;
        }

        return state;
    }

    public IEnumerable<IEffect> OnRecovered(State state, DateTimeOffset now)
    {
        if (ThrowOnRecovery)
            throw new InvalidOperationException("recovery threw");
        Recoveries++;
        OnceRecovered?.Invoke();
        return [];
    }

    /// <summary>The state as text, values in their order.</summary>
    public sealed class Codec(string manifest = "ledger.v1") : ISnapshotCodec<State>
    {
        public int Decoded { get; private set; }

        public string Manifest => manifest;

        public byte[] Encode(State state) => Encoding.UTF8.GetBytes(string.Join(',', state.Values));

        public State Decode(ReadOnlySpan<byte> bytes)
        {
            Decoded++;
            var state = new State();
            foreach (var value in Encoding.UTF8.GetString(bytes).Split(',', StringSplitOptions.RemoveEmptyEntries))
                state.Values.Add(long.Parse(value));
            state.Sum = state.Values.Sum();
            return state;
        }
    }
}
