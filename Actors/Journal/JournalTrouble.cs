namespace Kiwoom.Actors.Journal;

/// <summary>Why the journal cannot be written.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Text">What exactly, for the operator: it may name files and processes of this machine.</param>
public sealed record JournalTrouble(JournalTroubleKind Kind, string Text);
