using Kiwoom.Actors.Journal;

namespace Kiwoom.Actors.Runtime;

/// <summary>The journal could not be written, so the command was refused and changed nothing.</summary>
/// <param name="message">Why.</param>
/// <param name="inner">The fault below.</param>
public sealed class JournalUnavailableException(string message, Exception? inner = null) : Exception(message, inner)
{
    /// <summary>What it is that keeps the journal from being written; null where that is not known here.</summary>
    public JournalTroubleKind? Kind { get; init; }
}
