namespace Kiwoom.OnAkka.Journal;

/// <summary>A row of the journal or of the snapshot store as Akka's serialization gives it: a name and bytes that nobody has looked into yet. It does nothing
/// by itself; <see cref="Kiwoom.Actors.Journal.EventDecoder"/> makes an event of it.</summary>
/// <param name="Manifest">What stands in the <c>manifest</c> column, for example <c>order_placed.v1</c>.</param>
/// <param name="Payload">What stands in the <c>payload</c> column.</param>
public sealed record JournalRow(string Manifest, byte[] Payload);
