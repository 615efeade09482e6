using Kiwoom.Persistence.Reading;

namespace Kiwoom.Persistence.Postgres;

/// <summary>Where the streams end: what this writer knows to be durable, and the one group of which it does not know. One thread.</summary>
internal sealed class StreamEnds
{
    private readonly Dictionary<string, StreamHead> _durable = [];
    private Dictionary<string, (StreamHead Old, StreamHead New)>? _doubtful;

    /// <summary>Whether the outcome of a group is still to be found out.</summary>
    internal bool IsInDoubt => _doubtful is not null;

    internal StreamHead? Of(string persistenceId) => _durable.GetValueOrDefault(persistenceId);

    /// <summary>A stream's end, read from the database.</summary>
    internal void Learn(string persistenceId, StreamHead end) => _durable[persistenceId] = end;

    /// <summary>A group is durable.</summary>
    internal void Keep(AppendGroup group)
    {
        foreach (var (persistenceId, ends) in group.Ends)
            _durable[persistenceId] = ends.New;
    }

    /// <summary>A group may be durable.</summary>
    internal void Doubt(AppendGroup group) => _doubtful = new Dictionary<string, (StreamHead Old, StreamHead New)>(group.Ends);

    /// <summary>Holds everything known against the database, on a session that nothing in flight can get past, and so ends the doubt. Throws
    /// <see cref="InvalidDataException"/> where the database has not what it had: nothing may be chained to that, and no outcome told.</summary>
    internal void Check(PostgresSession session)
    {
        var found = session.LoadEnds(_durable.Keys);
        bool? landed = null;
        foreach (var (persistenceId, known) in _durable)
        {
            var end = found.GetValueOrDefault(persistenceId, StreamHead.Empty);
            if (_doubtful is not null && _doubtful.TryGetValue(persistenceId, out var doubtful))
            {
                var isNew = AreEqual(end, doubtful.New);
                if ((!isNew && !AreEqual(end, doubtful.Old)) || isNew == !(landed ?? isNew))
                    throw Moved(persistenceId, known, end);
                landed = isNew;
            }
            else if (!AreEqual(end, known))
            {
                throw Moved(persistenceId, known, end);
            }
        }

        if (_doubtful is not null && landed == true)
        {
            foreach (var (persistenceId, ends) in _doubtful)
                _durable[persistenceId] = ends.New;
        }

        _doubtful = null;
    }

    private static bool AreEqual(StreamHead one, StreamHead other) => one.SequenceNr == other.SequenceNr && one.Hash.AsSpan().SequenceEqual(other.Hash);

    private static InvalidDataException Moved(string persistenceId, StreamHead known, StreamHead found) => new(
        found.SequenceNr < known.SequenceNr
            ? $"{persistenceId} ends at #{found.SequenceNr} in the database, and #{known.SequenceNr} was told to be durable: the server has lost committed events (a replica that lagged, or a restored backup, took over). Nothing more is written. Bring the server back that has them, or decide on what is lost, and start the gateway again"
            : $"{persistenceId} ends at #{found.SequenceNr} in the database, and this writer left it at #{known.SequenceNr}: something else has written or changed it. Nothing more is written. Run './kiwoom journal verify', and start the gateway again");
}
