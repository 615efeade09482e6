using Kiwoom.Actors.Journal;

namespace Kiwoom.Persistence.Reading;

/// <summary>Something for each stream, found by the bytes of the stream's name as the database has them.</summary>
/// <param name="create">Makes it at the stream's first row.</param>
internal sealed class StreamTable<TStream>(Func<byte[], TStream> create)
    where TStream : class
{
    private readonly Dictionary<byte[], TStream>.AlternateLookup<ReadOnlySpan<byte>> _streams =
        new Dictionary<byte[], TStream>(Utf8Comparer.Instance).GetAlternateLookup<ReadOnlySpan<byte>>();

    private byte[] _lastName = [];
    private TStream? _last;

    internal IReadOnlyCollection<TStream> All => _streams.Dictionary.Values;

    internal TStream Find(ReadOnlySpan<byte> persistenceId)
    {
        // Rows of one commit stand together, so the same stream often comes again.
        if (_last is not null && persistenceId.SequenceEqual(_lastName))
            return _last;
        if (!_streams.TryGetValue(persistenceId, out _lastName!, out _last))
        {
            _lastName = persistenceId.ToArray();
            _last = create(_lastName);
            _streams[_lastName] = _last;
        }

        return _last;
    }
}
