using System.Diagnostics;
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
    PostgresPlace place, JournalQueue queue, PostgresSession session, PostgresLease lease, EventCatalog catalog, TimeProvider clock, PostgresJournalOptions options, ILogger logger)
{
    private static readonly TimeSpan _retry = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan _betweenConnects = TimeSpan.FromMilliseconds(200);
    private readonly BatchEncoder _encoder = new(catalog, options.MaxEventBytes);
    private readonly StreamEnds _ends = new();
    private readonly HashSet<string> _mustBeRead = [];
    private readonly Queue<IJournalWork> _waiting = new();
    private readonly Stack<AppendGroup> _spare = new([new AppendGroup(), new AppendGroup()]);
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly CancellationTokenSource _replaced = new();
    private PostgresSession? _session = session;
    private Exception? _lastFault;
    private long _failedAt;
    private volatile JournalTrouble? _trouble;
    private Exception? _forGood;
    private (AppendGroup Group, Task Sent)? _flight;

    /// <summary>Why the last write failed; null once one has succeeded since.</summary>
    internal JournalTrouble? Trouble => _trouble;

    /// <summary>Cancelled once another process has taken the journal over.</summary>
    internal CancellationToken Replaced => _replaced.Token;

    /// <summary>Ends when the queue is closed and everything in it is done.</summary>
    internal Task Ended => _ended.Task;

    private TimeSpan Patience => _trouble is null || _forGood is not null || lease.RenewEvery < _retry ? lease.RenewEvery : _retry;

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
                if (wasIdle && _trouble is not null)
                    Renew();
            }

            if (lease.IsDue && _forGood is null)
            {
                Land();
                Renew();
            }
        }

        Land();
        if (_forGood is null)
            Try("release the lease", () => lease.Release(Session()));
        CloseSession();
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

    // Where an end cannot be read, Encode refuses the batches that need it.
    private void LearnEnds(List<AppendWork> works)
    {
        var unknown = works.Where(append => append.Outcome is null && append.PersistenceId.Length > 0 && _ends.Of(append.PersistenceId) is null).Select(append => append.PersistenceId).Distinct().ToList();
        if (unknown.Count == 0)
            return;
        Land();
        foreach (var persistenceId in unknown)
        {
            try
            {
                _ends.Learn(persistenceId, Session().LoadHead(persistenceId));
            }
            catch (Exception fault)
            {
                var refusal = new AppendOutcome.Refused(PostgresFaults.ReasonOf(fault), fault);
                foreach (var append in works.Where(append => append.PersistenceId == persistenceId))
                    append.Outcome ??= refusal;
                if (fault is not (JournalCorruptException or ArgumentException))
                    Note(fault);
                CloseIfLost(fault);
            }
        }
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
            else if (BatchEncoder.Refuse(append) is { } impossible)
                group.Refuse(append, impossible);
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
            sent = group.Ends.Count == 0 ? Task.CompletedTask : Session().Append(group, lease.Holder, lease.Epoch);
        }
        catch (Exception fault)
        {
            sent = Task.FromException(fault is NpgsqlException && _session is not null ? fault : new NotSentException(fault));
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
                WentWell();
            return AppendOutcome.Durable.Instance;
        }
        catch (NotSentException unsent)
        {
            var fault = unsent.InnerException!;
            Note(fault);
            CloseIfLost(fault);
            return new AppendOutcome.Refused(PostgresFaults.ReasonOf(fault), fault);
        }
        catch (Exception fault) when (PostgresFaults.IsAnswer(fault) && _session is { IsOpen: true })
        {
            return new AppendOutcome.Refused(Refused((PostgresException)fault), fault);
        }
        catch (Exception fault)
        {
            return Resolve(group, fault);
        }
    }

    /// <summary>The server answered, so nothing was written: why not.</summary>
    private string Refused(PostgresException fault)
    {
        if (fault.SqlState == PostgresFaults.LeaseLost)
        {
            var replaced = new JournalInUseException(place.ToString(), fault.MessageText, fault);
            BeReplaced(replaced);
            return replaced.Message;
        }

        if (fault.SqlState != PostgresFaults.EndMoved)
        {
            Note(fault);
            return PostgresFaults.ReasonOf(fault);
        }

        // A new session looks at what moved and says so.
        CloseSession();
        try
        {
            Session();
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
        _trouble = new JournalTrouble(PostgresFaults.KindOf(fault), PostgresFaults.ReasonOf(fault));
        _ends.Doubt(group);
        CloseSession();
        var since = Stopwatch.GetTimestamp();
        while (true)
        {
            try
            {
                _failedAt = 0;
                Session();
                break;
            }
            catch (Exception second)
            {
                if (_forGood is not null || Stopwatch.GetElapsedTime(since) >= options.ResolveWithin)
                {
                    logger.LogError(second, "The journal cannot tell yet whether the commit is in the database");
                    foreach (var persistenceId in group.Ends.Keys)
                        _mustBeRead.Add(persistenceId);
                    return new AppendOutcome.Unknown(PostgresFaults.ReasonOf(fault), fault);
                }

                Thread.Sleep(_betweenConnects / 2);
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

    /// <summary>The session, or a new one that has fenced all before it and found what it ought to find. Throws where none can be had.</summary>
    private PostgresSession Session()
    {
        if (_forGood is not null)
            throw _forGood;
        if (_session is { IsOpen: true })
            return _session;
        CloseSession();
        if (_lastFault is not null && _failedAt != 0 && Stopwatch.GetElapsedTime(_failedAt) < _betweenConnects)
            throw _lastFault;
        PostgresSession? opened = null;
        try
        {
            opened = PostgresSession.Open(place, options, create: false);
            lease.Retake(opened);
            _ends.Check(opened);
            WentWell();
            return _session = opened;
        }
        catch (Exception fault)
        {
            opened?.Dispose();
            (_lastFault, _failedAt) = (fault, Stopwatch.GetTimestamp());
            if (fault is JournalInUseException replaced)
                BeReplaced(replaced);
            else if (fault is InvalidDataException or FileNotFoundException)
                BeDamaged(fault);
            else
                Note(fault);
            throw;
        }
    }

    private void Complete(IJournalWork work)
    {
        if (work is SettleWork settle)
        {
            Complete(settle.Done, () =>
            {
                if (_forGood is InvalidDataException or FileNotFoundException || _ends.IsInDoubt)
                    Session();
                _mustBeRead.Remove(settle.PersistenceId);
                settle.Confirmed = _ends.Of(settle.PersistenceId)?.SequenceNr ?? 0;
            });
        }
        else if (work is SnapshotWork snapshot)
        {
            Complete(snapshot.Done, () => OnSession(open => open.SaveSnapshot(lease.Holder, lease.Epoch, snapshot.PersistenceId, snapshot.Snapshot, clock.GetUtcNow().UtcTicks)));
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
    private void Renew() => Try("renew its lease", () => OnSession(open =>
    {
        // The lease's row has its place on a full disk too; the next event has none.
        if (_trouble is { Kind: JournalTroubleKind.DiskFull })
            open.DemandRoom();
        lease.Renew(open);
    }));

    private void OnSession(Action<PostgresSession> action)
    {
        try
        {
            action(Session());
            WentWell();
        }
        catch (PostgresException fault) when (fault.SqlState == PostgresFaults.LeaseLost)
        {
            var replaced = new JournalInUseException(place.ToString(), fault.MessageText, fault);
            BeReplaced(replaced);
            throw replaced;
        }
        catch (Exception fault)
        {
            Note(fault);
            CloseIfLost(fault);
            throw;
        }
    }

    private void BeReplaced(JournalInUseException replaced)
    {
        if (_forGood is not null)
            return;
        _forGood = replaced;
        _trouble = new JournalTrouble(JournalTroubleKind.Replaced, replaced.Message);
        logger.LogCritical("This process was replaced and writes nothing more: {Reason}", replaced.Message);
        _ = _replaced.CancelAsync();
    }

    private void BeDamaged(Exception fault)
    {
        if (_forGood is not null)
            return;
        _forGood = fault;
        _trouble = new JournalTrouble(JournalTroubleKind.Damaged, fault.Message);
        logger.LogCritical("Nothing more is written to the journal: {Reason}", fault.Message);
    }

    // A server that is away refuses every attempt until it is back: said once, not at every attempt.
    private void Note(Exception fault)
    {
        var trouble = new JournalTrouble(PostgresFaults.KindOf(fault), PostgresFaults.ReasonOf(fault));
        if (_forGood is not null || _trouble == trouble)
            return;
        _trouble = trouble;
        logger.LogError(fault, "The journal cannot be written: {Reason}", trouble.Text);
    }

    private void WentWell()
    {
        if (_trouble is null || _forGood is not null)
            return;
        _trouble = null;
        logger.LogInformation("The journal can be written again");
    }

    private void CloseIfLost(Exception fault)
    {
        if (!PostgresFaults.IsAnswer(fault) && fault is NpgsqlException or IOException or TimeoutException)
            CloseSession();
    }

    private void CloseSession()
    {
        var closing = _session;
        _session = null;
        Try("close its connection", () => closing?.Dispose());
    }

    private void GiveBack(AppendGroup group) => _spare.Push(group);

    private void Try(string what, Action action)
    {
        try
        {
            action();
        }
        catch (Exception fault)
        {
            // The one that says why there is no writing any more was said already.
            if (!ReferenceEquals(fault, _forGood) && !ReferenceEquals(fault, _lastFault))
                logger.LogError(fault, "The journal could not {What}", what);
        }
    }

    /// <summary>There was no session to send on.</summary>
    private sealed class NotSentException(Exception inner) : Exception(inner.Message, inner);
}
