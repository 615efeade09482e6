using Kiwoom.Actors.Identity;
using Kiwoom.Actors.Runtime;

namespace Kiwoom.Benchmarks.Engines;

/// <summary>An account that does nothing but journal: what is measured is the engine and its journal.</summary>
internal sealed class Tally(string stream) : IEventSourcedBehaviour<Tally.State>
{
    internal sealed class State
    {
        internal long Count { get; set; }
    }

    /// <summary>Appends one event and answers with its number.</summary>
    internal sealed record Append : ICommand
    {
        internal static Append One { get; } = new();

        public Cause Cause { get; } = new(CommandId.Parse("bench"));
    }

    public string PersistenceId => stream;

    public State Initial() => new();

    public Decision Decide(State state, ICommand command, DateTimeOffset now) =>
        Decision.Of(SampleExecution.At(state.Count + 1).Event, new Reply(state.Count + 1));

    public State Apply(State state, JournaledEvent journaled)
    {
        state.Count++;
        return state;
    }

    public IEnumerable<IEffect> OnRecovered(State state, DateTimeOffset now) => [];

    /// <summary>The count as eight bytes.</summary>
    internal sealed class Codec : ISnapshotCodec<State>
    {
        public string Manifest => "tally.v1";

        public byte[] Encode(State state) => BitConverter.GetBytes(state.Count);

        public State Decode(ReadOnlySpan<byte> bytes) => new() { Count = BitConverter.ToInt64(bytes) };
    }
}
