using Kiwoom.Actors.Journal;

namespace Kiwoom.OnAkka.Runtime;

/// <summary>Where an <see cref="AkkaEngine"/> keeps events and snapshots.</summary>
public sealed record AkkaEngineOptions
{
    /// <summary>Configuration path of the plugin that writes through an <see cref="IJournal"/> of ours.</summary>
    public const string PortJournal = "kiwoom.persistence.journal.port";

    /// <summary>Configuration path of the snapshot store beside <see cref="PortJournal"/>.</summary>
    public const string PortSnapshots = "kiwoom.persistence.snapshot-store.port";

    /// <summary>Configuration path of the journal plugin.</summary>
    public string JournalPluginId { get; init; } = PortJournal;

    /// <summary>Configuration path of the snapshot store plugin.</summary>
    public string SnapshotPluginId { get; init; } = PortSnapshots;

    /// <summary>What <see cref="PortJournal"/> writes to; null where the plugin has a database of its own.</summary>
    public IJournal? Journal { get; init; }
}
