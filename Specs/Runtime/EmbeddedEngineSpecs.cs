using Kiwoom.Actors.Journal;
using Kiwoom.Actors.Runtime;

namespace Kiwoom.Specs.Runtime;

/// <summary>The embedded engine keeps the contract, on real threads and a virtual clock.</summary>
public sealed class EmbeddedEngineSpecs : ThreadedEngineContract
{
    protected override IActorEngine Start(IJournal journal, VirtualTimeProvider time) => new EmbeddedEngine(journal, time);
}
