using Kiwoom.Actors.Runtime;

namespace Kiwoom.Persistence.Replay;

/// <summary>A row of the journal with what makes it a link of the chain.</summary>
/// <param name="Event">The event at its place, in its current version.</param>
/// <param name="Manifest">The name and version it was written under.</param>
/// <param name="Data">The event as it was written, as JSON.</param>
/// <param name="Prev">The predecessor's hash, 64 hexadecimal digits.</param>
/// <param name="Hash">The row's own.</param>
public sealed record JournalRecord(JournaledEvent Event, string Manifest, string Data, string Prev, string Hash);
