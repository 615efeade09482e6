using Kiwoom.Actors.Identity;

namespace Kiwoom.Gateway.Journal;

/// <summary>Reads the journal page by page, beside the running writer.</summary>
public interface IJournalPages
{
    /// <summary>The name of an account's stream.</summary>
    string StreamOf(AccountNo account);

    /// <summary>At most <paramref name="count"/> events of a stream in order; empty behind its end and for a stream that does not exist.</summary>
    /// <param name="stream">The stream.</param>
    /// <param name="fromSequenceNr">The first one wanted; at least 1.</param>
    /// <param name="count">How many.</param>
    /// <param name="cancellation">Stops reading.</param>
    Task<IReadOnlyList<JournalEntry>> Read(string stream, long fromSequenceNr, int count, CancellationToken cancellation = default);
}
