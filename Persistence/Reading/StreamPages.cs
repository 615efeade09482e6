using Kiwoom.Actors.Journal;
using Kiwoom.Actors.Runtime;

namespace Kiwoom.Persistence.Reading;

/// <summary>Decodes a stream page by page and misses what is missing: a row in the middle, or what its head says is behind the last one.</summary>
/// <param name="rows">The stream's rows from <paramref name="first"/> on.</param>
/// <param name="persistenceId">The stream.</param>
/// <param name="first">The first number wanted.</param>
/// <param name="head">The stream's highest number by its head.</param>
/// <param name="catalog">All events.</param>
internal sealed class StreamPages(JournalRows rows, string persistenceId, long first, long head, EventCatalog catalog)
{
    private const int Size = 1_000;
    private readonly EventDecoder _decoder = new(catalog);
    private readonly List<JournaledEvent> _page = new(Size);
    private long _expected = first;
    private bool _ended;

    /// <summary>The next events, in a list that is used again; empty at the end. Throws <see cref="JournalCorruptException"/>.</summary>
    internal IReadOnlyList<JournaledEvent> Next()
    {
        _page.Clear();
        while (_page.Count < Size && !_ended)
        {
            if (!rows.Read())
                _ended = true;
            else if (rows.SequenceNr != _expected)
                throw new JournalCorruptException(persistenceId, _expected, $"the row is missing; #{rows.SequenceNr} comes next");
            else
                _page.Add(_decoder.Decode(persistenceId, _expected++, rows.Manifest, rows.Payload));
        }

        return _page.Count > 0 || _expected > head
            ? _page
            : throw new JournalCorruptException(persistenceId, _expected, $"the stream ends at #{_expected - 1}, its head says #{head}");
    }
}
