using Akka.Actor;
using Kiwoom.Actors.Journal;
using Kiwoom.Actors.Runtime;
using Kiwoom.OnAkka.Runtime;
using Kiwoom.Specs.Runtime;

namespace Kiwoom.Specs.OnAkka.Runtime;

/// <summary>The Akka engine keeps the contract, on Akka's dispatchers and a virtual clock, with the journal of the contract behind Akka.Persistence.</summary>
public sealed class AkkaEngineSpecs : ThreadedEngineContract, IAsyncLifetime
{
    private ActorSystem? _system;

    protected override int Undurable => ((AkkaEngine)Engine).Undurable;

    protected override IActorEngine Start(IJournal journal, VirtualTimeProvider time)
    {
        _system = SpecSystem.Start();
        return new AkkaEngine(_system, new AkkaEngineOptions { Journal = journal }, time);
    }

    protected override async Task Settle()
    {
        // Akka's dispatchers show nobody what they have still to do: a few looks in a row with time between them.
        for (var look = 0; look < 5; look++)
            await Task.Delay(10);
    }

    async Task IAsyncLifetime.DisposeAsync()
    {
        await DisposeAsync();
        if (_system is not null)
            await _system.Terminate();
    }
}
