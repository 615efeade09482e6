using System.Buffers;
using System.Diagnostics;
using System.Text;
using Kiwoom.Actors.Journal;
using Kiwoom.Actors.Runtime;
using Kiwoom.Persistence.Writing;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Kiwoom.Persistence.Postgres;

/// <summary>The one thread that writes: everything that waits goes into one statement, which is one transaction and one round trip, and while it is
/// on its way the next group is encoded behind it. Senders are told in the order of their calls.</summary>
/// <remarks>
/// <para>An error that the server answers with rolled everything back: the group is refused. A connection that is lost before the answer says
/// nothing. Then a new session takes the lease again under a later epoch, which waits for what the old session may still be doing and fences it
/// for ever, and reads where the streams end: now it is known. A group that did not land is sent once more, because it certainly was not written.
/// Only while no such session can be had is an outcome unknown; its streams then take nothing more until they have been read again, and
/// are not read before a session has ended the doubt.</para>
/// <para>Every new session holds all ends that were told to be durable against the database's. One that has lost any (<see cref="StreamEnds"/>) is
/// written to no more.</para>
/// </remarks>
internal sealed class PostgresWriter(
    PostgresPlace place, JournalQueue queue, PostgresSession session, PostgresLease lease, StreamEnds ends, EventCatalog catalog, TimeProvider clock, PostgresJournalOptions options, ILogger logger)
{
    private static readonly TimeSpan _retry = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan _pause = TimeSpan.FromMilliseconds(100);
    private readonly BatchEncoder _encoder = new(catalog, options.MaxEventBytes);
    private readonly StreamEnds _ends = ends;
    private readonly PostgresSessions _sessions = new(place, session, lease, ends, options, logger);
    private readonly HashSet<string> _mustBeRead = [];
    private readonly Queue<IJournalWork> _waiting = new();
    private readonly Stack<AppendGroup> _spare = new([new AppendGroup(), new AppendGroup()]);
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private (AppendGroup Group, Task Sent)? _flight;

    /// <summary>Why the last write failed; null once one has succeeded since.</summary>
    internal JournalTrouble? Trouble => _sessions.Trouble;

    /// <summary>Cancelled once another process has taken the journal over.</summary>
    internal CancellationToken Replaced => _sessions.Replaced;

    /// <summary>Ends when the queue is closed and everything in it is done.</summary>
    internal Task Ended => _ended.Task;

    private TimeSpan Patience => Trouble is null || _sessions.HasEnded || lease.RenewEvery < _retry ? lease.RenewEvery : _retry;

    internal void Start() => new Thread(Run) { IsBackground = true, Name = "journal-writer" }.Start();

    private void Run()
    {
        while (Refill())
        {
            if (_waiting.TryPeek(out var work) && work is not AppendWork)
            {
                Land();
                Complete(_waiting.Dequeue());
            }
            else if (_waiting.Count > 0)
            {
                Launch();
            }
            else
            {
                var wasIdle = _flight is null;
                Land();
                if (wasIdle && Trouble is not null && !_sessions.HasEnded)
                    Renew();
            }

            if (lease.IsDue && !_sessions.HasEnded)
            {
                Land();
                Renew();
            }
        }

        Land();
        if (!_sessions.HasEnded)
            Try("release the lease", () => lease.Release(_sessions.Get()));
        _sessions.Close();
        _encoder.Dispose();
        _ended.SetResult();
    }

    /// <summary>Takes what waits; with a group on its way without a pause. False when the queue is closed and everything from it was launched.</summary>
    private bool Refill()
    {
        if (_waiting.Count > 0)
            return true;
        if (queue.Take(_flight is null ? Patience : TimeSpan.Zero) is not { } taken)
            return false;
        foreach (var work in taken)
            _waiting.Enqueue(work);
        return true;
    }

    private void Launch()
    {
        var works = new List<AppendWork>();
        var events = 0;
        while (_waiting.TryPeek(out var work) && work is AppendWork append && (works.Count == 0 || events + append.Events.Count <= options.MaxEventsPerCommit))
        {
            _waiting.Dequeue();
            works.Add(append);
            events += append.Events.Count;
        }

        LearnEnds(works);
        while (works.Count > 0)
        {
            var (group, taken) = Encode(works);
            if (_flight is not null && !Land())
            {
                // It was encoded behind ends that are not there: once more, behind the ones that are.
                GiveBack(group);
                (group, taken) = Encode(works);
            }

            works.RemoveRange(0, taken);
            Send(group);
        }
    }

    // A batch whose stream's end cannot be read is refused here.
    private void LearnEnds(List<AppendWork> works)
    {
        foreach (var append in works)
            append.Outcome ??= BatchEncoder.Refuse(append) ?? Unstorable(append.PersistenceId);
        var unknown = works.Where(append => append.Outcome is null && _ends.Of(append.PersistenceId) is null).ToLookup(append => append.PersistenceId);
        if (unknown.Count == 0)
            return;
        Land();
        try
        {
            foreach (var (persistenceId, head, fault) in _sessions.Get().LoadHeads([.. unknown.Select(stream => stream.Key)]))
            {
                if (fault is null)
                    _ends.Learn(persistenceId, head);
                else
                    Refuse(unknown[persistenceId], fault);
            }
        }
        catch (Exception fault)
        {
            _sessions.Fail(fault);
            foreach (var stream in unknown)
                Refuse(stream, fault);
        }

        static void Refuse(IEnumerable<AppendWork> appends, Exception fault)
        {
            foreach (var append in appends)
                append.Outcome ??= new AppendOutcome.Refused(PostgresFaults.ReasonOf(fault), fault);
        }
    }

    // What PostgreSQL's text cannot hold would fail every batch of its commit.
    private static AppendOutcome.Refused? Unstorable(string persistenceId)
    {
        for (var rest = persistenceId.AsSpan(); !rest.IsEmpty;)
        {
            if (Rune.DecodeFromUtf16(rest, out var rune, out var length) != OperationStatus.Done || rune.Value == 0)
                return new AppendOutcome.Refused("a stream's name is text without NUL and without halves of characters");
            rest = rest[length..];
        }

        return null;
    }

    private (AppendGroup Group, int Taken) Encode(List<AppendWork> works)
    {
        var group = _spare.TryPop(out var spare) ? spare : new AppendGroup();
        group.Clear();
        var createdAt = clock.GetUtcNow().UtcTicks;
        var taken = 0;
        while (taken < works.Count && (taken == 0 || group.Bytes < options.MaxBytesPerCommit))
        {
            var append = works[taken++];
            if (append.Outcome is { } decided)
                group.Refuse(append, decided);
            else if (_mustBeRead.Contains(append.PersistenceId))
                group.Refuse(append, new AppendOutcome.Refused("an earlier append's outcome is unknown; the stream must be read again first"));
            else
                group.Add(append, group.EndOf(append.PersistenceId) ?? _flight?.Group.EndOf(append.PersistenceId) ?? _ends.Of(append.PersistenceId)!, _encoder, createdAt);
        }

        return (group, taken);
    }

    private void Send(AppendGroup group)
    {
        Task sent;
        group.SentAt = Stopwatch.GetTimestamp();
        try
        {
            sent = group.Ends.Count == 0 ? Task.CompletedTask : _sessions.Get().Append(group, lease.Holder, lease.Epoch);
        }
        catch (Exception fault)
        {
            sent = Task.FromException(fault is NpgsqlException && _sessions.IsOpen ? fault : new NotSentException(fault));
        }

        _flight = (group, sent);
    }

    /// <summary>Waits for the group on its way, if there is one, and tells its senders. False unless everything that was sent is durable.</summary>
    private bool Land()
    {
        if (_flight is not { } flight)
            return true;
        var outcome = OutcomeOf(flight.Group, flight.Sent);
        if (outcome is AppendOutcome.Durable)
            _ends.Keep(flight.Group);
        _flight = null;
        flight.Group.Count(outcome);
        foreach (var (append, refusal) in flight.Group.Batches)
            Try("tell a sender", () => append.Completed(refusal ?? outcome));
        queue.Done(flight.Group.Batches.Select(batch => batch.Work));
        GiveBack(flight.Group);
        return outcome is AppendOutcome.Durable;
    }

    private AppendOutcome OutcomeOf(AppendGroup group, Task sent)
    {
        try
        {
            sent.GetAwaiter().GetResult();
            if (group.Ends.Count > 0)
                _sessions.WentWell();
            return AppendOutcome.Durable.Instance;
        }
        catch (NotSentException unsent)
        {
            var fault = unsent.InnerException!;
            _sessions.Fail(fault);
            return new AppendOutcome.Refused(PostgresFaults.ReasonOf(fault), fault);
        }
        catch (Exception fault) when (PostgresFaults.IsAnswer(fault))
        {
            return new AppendOutcome.Refused(Refused((PostgresException)fault), fault);
        }
        catch (Exception fault)
        {
            return Resolve(group, fault);
        }
    }

    /// <summary>The server answered, so nothing was written: why not.</summary>
    private string Refused(PostgresException answer)
    {
        var fault = _sessions.Fail(answer);
        if (answer.SqlState != PostgresFaults.EndMoved)
            return PostgresFaults.ReasonOf(fault);

        // A new session looks at what moved and says so.
        _sessions.Close();
        try
        {
            _sessions.Get();
            return PostgresFaults.ReasonOf(fault);
        }
        catch (Exception found)
        {
            return PostgresFaults.ReasonOf(found);
        }
    }

    private AppendOutcome Resolve(AppendGroup group, Exception fault)
    {
        logger.LogWarning("The answer to a commit was lost ({Reason}); looking for its outcome", PostgresFaults.ReasonOf(fault));
        _ends.Doubt(group);
        _sessions.Close();
        var since = Stopwatch.GetTimestamp();
        while (true)
        {
            try
            {
                _sessions.Get(atOnce: true);
                break;
            }
            catch (Exception second)
            {
                if (_sessions.HasEnded || Stopwatch.GetElapsedTime(since) >= options.ResolveWithin)
                {
                    logger.LogError(second, "The journal cannot tell yet whether the commit is in the database");
                    foreach (var persistenceId in group.Ends.Keys)
                        _mustBeRead.Add(persistenceId);
                    return new AppendOutcome.Unknown(PostgresFaults.ReasonOf(fault), fault);
                }

                Thread.Sleep(_pause);
            }
        }

        var (first, ends) = group.Ends.First();
        if (_ends.Of(first)!.SequenceNr == ends.New.SequenceNr)
            return AppendOutcome.Durable.Instance;
        if (group.WasSentAgain)
            return new AppendOutcome.Refused(PostgresFaults.ReasonOf(fault), fault);
        group.WasSentAgain = true;
        Send(group);
        return OutcomeOf(group, _flight!.Value.Sent);
    }

    private void Complete(IJournalWork work)
    {
        if (work is SettleWork settle)
        {
            Complete(settle.Done, () =>
            {
                if (_sessions.IsDamaged || _ends.IsInDoubt)
                    _sessions.Get();
                _mustBeRead.Remove(settle.PersistenceId);
                settle.Confirmed = _ends.Of(settle.PersistenceId)?.SequenceNr ?? 0;
            });
        }
        else if (work is SnapshotWork snapshot)
        {
            Complete(snapshot.Done, () => _sessions.On(open => open.SaveSnapshot(lease.Holder, lease.Epoch, snapshot.PersistenceId, snapshot.Snapshot, clock.GetUtcNow().UtcTicks)));
        }
    }

    private void Complete(TaskCompletionSource done, Action action)
    {
        try
        {
            action();
            done.SetResult();
        }
        catch (Exception fault)
        {
            done.SetException(new JournalUnavailableException(PostgresFaults.ReasonOf(fault), fault) { Kind = PostgresFaults.KindOf(fault) });
        }
    }

    // Also the attempt to write again after a fault: nothing else may want to for a long time.
    private void Renew() => Try("renew its lease", () => _sessions.On(open =>
    {
        // The lease's row has its place on a full disk too; the next event has none.
        if (Trouble is { Kind: JournalTroubleKind.DiskFull })
            open.DemandRoom();
        lease.Renew(open);
    }));

    private void GiveBack(AppendGroup group) => _spare.Push(group);

    private void Try(string what, Action action)
    {
        try
        {
            action();
        }
        catch (Exception fault)
        {
            // The one that keeps the journal from being written was said already.
            if (!_sessions.HasSaid(fault))
                logger.LogError(fault, "The journal could not {What}", what);
        }
    }

    /// <summary>There was no session to send on.</summary>
    private sealed class NotSentException(Exception inner) : Exception(inner.Message, inner);
}
