using Akka.Actor;
using Kiwoom.Actors.Journal;

namespace Kiwoom.OnAkka.Journal;

/// <summary>Gives the plugins of <c>kiwoom.persistence</c> the journal that they write to.</summary>
public sealed class JournalPort : IExtension
{
    private IJournal? _journal;

    /// <summary>The journal. Throws <see cref="InvalidOperationException"/> while there is none.</summary>
    public IJournal Journal
    {
        get => Volatile.Read(ref _journal) ?? throw new InvalidOperationException(
            "kiwoom.persistence.journal.port is the journal plugin, and nobody gave it a journal: start the actors with an AkkaEngine that has one");
        set => Volatile.Write(ref _journal, value);
    }

    /// <summary>The one of a system.</summary>
    public static JournalPort Of(ActorSystem system) => system.WithExtension<JournalPort, Provider>();

    private sealed class Provider : ExtensionIdProvider<JournalPort>
    {
        public override JournalPort CreateExtension(ExtendedActorSystem system) => new();
    }
}
