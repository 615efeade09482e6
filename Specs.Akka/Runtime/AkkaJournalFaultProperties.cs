using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using Kiwoom.OnAkka.Runtime;
using Kiwoom.Specs.Runtime;

namespace Kiwoom.Specs.OnAkka.Runtime;

/// <summary>Whatever commands come and whatever the journal does to them: the Akka engine keeps the journal's promises, too.</summary>
public sealed class AkkaJournalFaultProperties
{
    [Property(MaxTest = 40)]
    public Property A_run_on_the_Akka_engine_keeps_the_journals_promises() => Prop.ForAll(JournalFaultProperties.Moves(), moves =>
    {
        var system = SpecSystem.Start();
        try
        {
            JournalFaultProperties.RunOnThreads(moves, (journal, time) => new AkkaEngine(system, new AkkaEngineOptions { Journal = journal }, time));
        }
        finally
        {
            system.Terminate().Wait();
        }
    });
}
