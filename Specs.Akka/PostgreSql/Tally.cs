using System.Globalization;
using System.Text;
using Kiwoom.Actors.Identity;
using Kiwoom.Actors.Runtime;
using Kiwoom.Specs.Journal.Samples;

namespace Kiwoom.Specs.OnAkka.PostgreSql;

/// <summary>A behaviour whose events the sample catalog knows: it adds up what was executed.</summary>
internal sealed class Tally(string stream) : IEventSourcedBehaviour<Tally.State>
{
    public sealed record State(long Executions, long Sum);

    /// <summary>Executes at each price; answered with the number of executions so far.</summary>
    public sealed record Execute(params long[] Prices) : ICommand
    {
        public Cause Cause { get; } = new(CommandId.Parse("spec-1"));
    }

    /// <summary>Answered with the state, without an event.</summary>
    public sealed record Look : ICommand
    {
        public Cause Cause { get; } = new(CommandId.Parse("spec-1"));
    }

    public string PersistenceId => stream;

    public State Initial() => new(0, 0);

    public Decision Decide(State state, ICommand command, DateTimeOffset now) => command is Execute execute
        ? Decision.Of(
            execute.Prices.Select(price => (IEvent)new SampleExecuted(ClientOrderId.Parse("order-1"), Symbol.Parse("005930"), price, 1, null)),
            new Reply(state.Executions + execute.Prices.Length))
        : Decision.Answer(state);

    public State Apply(State state, JournaledEvent journaled) => new(state.Executions + 1, state.Sum + ((SampleExecuted)journaled.Event).Price);

    public IEnumerable<IEffect> OnRecovered(State state, DateTimeOffset now) => [];

    internal sealed class Codec : ISnapshotCodec<State>
    {
        public string Manifest => "tally.v1";

        public byte[] Encode(State state) => Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{state.Executions} {state.Sum}"));

        public State Decode(ReadOnlySpan<byte> bytes)
        {
            var parts = Encoding.UTF8.GetString(bytes).Split(' ');
            return new State(long.Parse(parts[0], CultureInfo.InvariantCulture), long.Parse(parts[1], CultureInfo.InvariantCulture));
        }
    }
}
