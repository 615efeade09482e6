using Kiwoom.Persistence.Postgres;
using Kiwoom.Persistence.Reading;

namespace Kiwoom.Persistence.Copying;

/// <summary>A PostgreSQL journal that a copy is written into, through the same fenced function as a gateway's appends.</summary>
internal sealed class PostgresTarget : CopyTarget
{
    private readonly PostgresSession _session;
    private readonly PostgresLease _lease;

    private PostgresTarget(PostgresSession session, PostgresLease lease) => (_session, _lease) = (session, lease);

    internal override bool IsIncomplete => _session.IsIncompleteCopy();

    /// <summary>Opens it, and makes the tables where there are none. Throws <see cref="JournalInUseException"/> while it has a writer.</summary>
    internal static async Task<PostgresTarget> Open(PostgresPlace place, PostgresJournalOptions options, CancellationToken cancellation)
    {
        var session = PostgresSession.Open(place, options, create: true, evenIncomplete: true);
        try
        {
            return new PostgresTarget(session, await PostgresLease.Acquire(place.ToString(), session, options, cancellation).ConfigureAwait(false));
        }
        catch
        {
            session.Dispose();
            throw;
        }
    }

    internal override (long LastOrdering, IReadOnlyDictionary<string, StreamHead> Ends) Load() => _session.LoadExtent();

    internal override void Begin(string from) => _session.MarkCopy(_lease.Holder, _lease.Epoch, $"of {from}");

    internal override void Append(IReadOnlyList<CopiedRow> rows, IReadOnlyDictionary<string, (StreamHead Old, StreamHead New)> ends)
    {
        _session.Append(new CopyGroup(rows, ends), _lease.Holder, _lease.Epoch).GetAwaiter().GetResult();
        if (_lease.IsDue)
            _lease.Renew(_session);
    }

    internal override void Complete() => _session.MarkCopy(_lease.Holder, _lease.Epoch, null);

    public override void Dispose()
    {
        if (_session.IsOpen)
            _lease.Release(_session);
        _session.Dispose();
    }

    private sealed class CopyGroup : GroupRows
    {
        private readonly IReadOnlyList<CopiedRow> _rows;

        internal CopyGroup(IReadOnlyList<CopiedRow> rows, IReadOnlyDictionary<string, (StreamHead Old, StreamHead New)> ends)
        {
            _rows = rows;
            foreach (var (persistenceId, end) in ends)
                Ends.Add(persistenceId, end);
            foreach (var row in rows)
            {
                RowStreams.Add(row.PersistenceId);
                RowNumbers.Add(row.SequenceNr);
                RowCreatedAt.Add(row.CreatedAt);
                RowManifests.Add(row.Manifest);
            }
        }

        internal override ReadOnlyMemory<byte>[] Payloads() => [.. _rows.Select(row => (ReadOnlyMemory<byte>)row.Payload)];
    }
}
