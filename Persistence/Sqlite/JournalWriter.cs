using System.Diagnostics;
using Kiwoom.Actors.Journal;
using Kiwoom.Persistence.Telemetry;
using Kiwoom.Persistence.Writing;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;
using SQLitePCL;

namespace Kiwoom.Persistence.Sqlite;

/// <summary>The one thread that writes: everything that waits goes into one transaction, one sync makes it durable, and then the
/// senders are told, in the order of their calls.</summary>
/// <remarks>
/// <para>A fault before the commit rolls back, and every batch in the transaction is refused. When the commit itself fails, the
/// log may or may not end with it after the next crash. The writer then opens the database anew and commits a renewal of its
/// lease: that overwrites whatever the failed commit left, or comes after it. Now the heads tell which it was, and the batches
/// are durable or refused. Only while that renewal fails too, their outcome is unknown; their streams then take nothing more
/// until they have been read again, and are not read before a renewal succeeds.</para>
/// </remarks>
internal sealed class JournalWriter(
    string file, JournalQueue queue, WriterSession session, WriterLease lease, StreamAppender appender, TimeProvider clock, SqliteJournalOptions options, ILogger logger)
{
    private static readonly TimeSpan _retry = TimeSpan.FromSeconds(1);
    private readonly HashSet<string> _mustBeRead = [];
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private WriterSession? _session = session;
    private readonly CancellationTokenSource _replaced = new();
    private volatile JournalTrouble? _trouble;
    private JournalInUseException? _replacedBy;
    private bool _unsettled;

    /// <summary>Why the last write failed; null once one has succeeded since.</summary>
    internal JournalTrouble? Trouble => _trouble;

    /// <summary>Cancelled once another process has taken the journal over.</summary>
    internal CancellationToken Replaced => _replaced.Token;

    /// <summary>Ends when the queue is closed and everything in it is done.</summary>
    internal Task Ended => _ended.Task;

    private TimeSpan Patience => _trouble is null || _replacedBy is not null || lease.RenewEvery < _retry ? lease.RenewEvery : _retry;

    internal void Start() => new Thread(Run) { IsBackground = true, Name = "journal-writer" }.Start();

    private void Run()
    {
        while (queue.Take(Patience) is { } works)
        {
            Process(works);
            queue.Done(works);
            if (_replacedBy is null && (lease.IsDue || (_trouble is not null && works.Count == 0)))
                Renew();
        }

        if (_replacedBy is null)
            Try("release the lease", () => lease.Release(Session()));
        Try("close the database", CloseSession);
        lease.Dispose();
        _ended.SetResult();
    }

    private void Process(List<IJournalWork> works)
    {
        var group = new List<AppendWork>();
        var events = 0;
        foreach (var append in works.OfType<AppendWork>())
        {
            if (group.Count > 0 && events + append.Events.Count > options.MaxEventsPerCommit)
            {
                Write(group);
                group.Clear();
                events = 0;
            }

            group.Add(append);
            events += append.Events.Count;
        }

        if (group.Count > 0)
            Write(group);
        foreach (var work in works)
        {
            if (work is SnapshotWork snapshot)
                Complete(snapshot.Done, () => Transact(s => s.SaveSnapshot(snapshot.PersistenceId, snapshot.Snapshot, clock.GetUtcNow().UtcTicks)));
            else if (work is SettleWork settle)
                Complete(settle.Done, () => Settle(settle));
        }
    }

    private void Write(List<AppendWork> group)
    {
        if (group.Exists(append => append.Outcome is null))
        {
            var began = Stopwatch.GetTimestamp();
            Commit(group);
            Count(group, Stopwatch.GetElapsedTime(began));
        }

        foreach (var append in group)
            Try("tell a sender", () => append.Completed(append.Outcome!));
    }

    private static void Count(List<AppendWork> group, TimeSpan took)
    {
        if (!JournalMeter.IsOn)
            return;

        var durable = group.Where(append => append.Outcome is AppendOutcome.Durable).Sum(append => append.Events.Count);
        var worst = group.Find(append => append.Outcome is AppendOutcome.Unknown) ?? group.Find(append => append.Outcome is AppendOutcome.Durable) ?? group[0];
        JournalMeter.Committed(worst.Outcome!, durable, took);
    }

    private void Commit(List<AppendWork> group)
    {
        try
        {
            SettleIfNeeded();
            var open = Session();
            open.Begin();
            Demand(open);
            foreach (var append in group)
            {
                if (append.Outcome is null && _mustBeRead.Contains(append.PersistenceId))
                    append.Outcome = new AppendOutcome.Refused("an earlier append's outcome is unknown; the stream must be read again first");
                append.Outcome ??= appender.Write(open, append);
            }

            appender.WriteHeads(open);
        }
        catch (Exception fault)
        {
            Note(fault);
            RollBack(fault);
            Decide(group, new AppendOutcome.Refused(ReasonOf(fault), fault));
            return;
        }

        try
        {
            Session().Commit();
            WentWell();
            appender.Keep();
            Decide(group, AppendOutcome.Durable.Instance);
        }
        catch (Exception fault)
        {
            Note(fault);
            AfterFailedCommit(group, fault);
        }
    }

    private void AfterFailedCommit(List<AppendWork> group, Exception fault)
    {
        // Busy: the transaction is still open. Full: the frame that makes the transaction count comes last and was not written.
        if (fault is SqliteException { SqliteErrorCode: raw.SQLITE_BUSY or raw.SQLITE_FULL })
        {
            RollBack(fault);
            Decide(group, new AppendOutcome.Refused(ReasonOf(fault), fault));
            return;
        }

        _unsettled = true;
        Try("close the database after a fault", CloseSession);
        var written = group.Where(append => append.Outcome is null).ToList();
        try
        {
            SettleIfNeeded();
            foreach (var append in written)
            {
                var head = Session().LoadHead(append.PersistenceId);
                append.Outcome = head.SequenceNr >= append.Events[^1].SequenceNr ? AppendOutcome.Durable.Instance : new AppendOutcome.Refused(ReasonOf(fault), fault);
            }
        }
        catch (Exception second)
        {
            Note(second);
            logger.LogError(second, "The journal cannot tell yet whether the commit is on disk");
            foreach (var append in written)
                _mustBeRead.Add(append.PersistenceId);
            Decide(group, new AppendOutcome.Unknown(ReasonOf(fault), fault));
        }
    }

    private void Settle(SettleWork settle)
    {
        SettleIfNeeded();
        _mustBeRead.Remove(settle.PersistenceId);
    }

    private void SettleIfNeeded()
    {
        if (!_unsettled)
            return;
        var open = Session();
        try
        {
            open.Begin();
            Demand(open, renew: true);
            open.Commit();
            WentWell();
            _unsettled = false;
        }
        catch
        {
            CloseSession();
            throw;
        }
    }

    private void Transact(Action<WriterSession> body, bool renew = false)
    {
        var committing = false;
        try
        {
            SettleIfNeeded();
            var open = Session();
            open.Begin();
            Demand(open, renew);
            body(open);
            committing = true;
            open.Commit();
            WentWell();
        }
        catch (Exception fault)
        {
            Note(fault);

            // Whether a snapshot or a renewal counts does not matter to anybody; that no later commit builds on doubt does.
            _unsettled |= committing;
            RollBack(fault);
            throw;
        }
    }

    // Also the attempt to write again after a fault: nothing else may want to for a long time.
    private void Renew()
    {
        try
        {
            Transact(_ => { }, renew: true);
        }
        catch (Exception)
        {
            // Noted already; the next attempt is soon.
        }
    }

    private void Demand(WriterSession open, bool renew = false)
    {
        if (_replacedBy is { } known)
            throw known;
        try
        {
            lease.Demand(open, renew);
        }
        catch (JournalInUseException replaced)
        {
            _replacedBy = replaced;
            _trouble = new JournalTrouble(JournalTroubleKind.Replaced, replaced.Message);
            logger.LogCritical("This process was replaced and writes nothing more: {Reason}", replaced.Message);
            _ = _replaced.CancelAsync();
            throw;
        }
    }

    // A full disk refuses every attempt until somebody makes room: said once, not at every attempt.
    private void Note(Exception fault)
    {
        var trouble = new JournalTrouble(KindOf(fault), ReasonOf(fault));
        if (_trouble == trouble || fault is JournalInUseException)
            return;
        _trouble = trouble;
        logger.LogError(fault, "The journal cannot be written: {Reason}", trouble.Text);
    }

    private void WentWell()
    {
        if (_trouble is null)
            return;
        _trouble = null;
        logger.LogInformation("The journal can be written again");
    }

    private WriterSession Session() => _session ??= new WriterSession(JournalConnection.OpenWriter(file, options.BusyTimeout, create: false), options.Probe);

    /// <summary>Rolls back; a connection that cannot is closed, which rolls back too. After faults of the file it is opened anew.</summary>
    private void RollBack(Exception fault)
    {
        appender.Forget();
        try
        {
            _session?.Rollback();
            if (fault is SqliteException { SqliteErrorCode: not (raw.SQLITE_BUSY or raw.SQLITE_FULL) })
                CloseSession();
        }
        catch (SqliteException second)
        {
            logger.LogError(second, "A rollback failed; the database is closed instead");
            CloseSession();
        }
    }

    private void CloseSession()
    {
        var closing = _session;
        _session = null;
        appender.Forget();
        closing?.Dispose();
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
            done.SetException(new Actors.Runtime.JournalUnavailableException(ReasonOf(fault), fault));
        }
    }

    private void Try(string what, Action action)
    {
        try
        {
            action();
        }
        catch (Exception fault)
        {
            logger.LogError(fault, "The journal could not {What}", what);
        }
    }

    private static void Decide(List<AppendWork> group, AppendOutcome outcome)
    {
        foreach (var append in group)
        {
            // What was refused by itself stays refused; what was written shares the transaction's fate.
            append.Outcome ??= outcome;
        }
    }

    private static JournalTroubleKind KindOf(Exception fault) => fault switch
    {
        SqliteException { SqliteErrorCode: raw.SQLITE_FULL } => JournalTroubleKind.DiskFull,
        SqliteException { SqliteErrorCode: raw.SQLITE_BUSY or raw.SQLITE_LOCKED } => JournalTroubleKind.Locked,
        SqliteException { SqliteErrorCode: raw.SQLITE_IOERR } => JournalTroubleKind.DiskFault,
        SqliteException { SqliteErrorCode: raw.SQLITE_CORRUPT or raw.SQLITE_NOTADB } => JournalTroubleKind.Damaged,
        SqliteException { SqliteErrorCode: raw.SQLITE_READONLY or raw.SQLITE_CANTOPEN or raw.SQLITE_PERM } => JournalTroubleKind.ReadOnly,
        _ => JournalTroubleKind.Other,
    };

    private static string ReasonOf(Exception fault) => fault switch
    {
        SqliteException { SqliteErrorCode: raw.SQLITE_FULL } => "the disk is full",
        SqliteException { SqliteErrorCode: raw.SQLITE_BUSY or raw.SQLITE_LOCKED } => "another connection has the journal locked",
        SqliteException { SqliteErrorCode: raw.SQLITE_IOERR } => $"the disk fails: {fault.Message}",
        SqliteException { SqliteErrorCode: raw.SQLITE_CORRUPT or raw.SQLITE_NOTADB } => $"the journal's file is damaged: {fault.Message}",
        SqliteException { SqliteErrorCode: raw.SQLITE_READONLY or raw.SQLITE_CANTOPEN or raw.SQLITE_PERM } => $"the journal's file cannot be written: {fault.Message}",
        _ => fault.Message,
    };
}
