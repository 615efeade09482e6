using System.Diagnostics;
using Kiwoom.Actors.Journal;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Kiwoom.Persistence.Postgres;

/// <summary>The writer's session and the ones after it, and how the journal stands. One thread, but for <see cref="Trouble"/> and <see cref="Replaced"/>.</summary>
internal sealed class PostgresSessions(PostgresPlace place, PostgresSession first, PostgresLease lease, StreamEnds ends, PostgresJournalOptions options, ILogger logger)
{
    private static readonly TimeSpan _betweenConnects = TimeSpan.FromMilliseconds(200);
    private readonly CancellationTokenSource _replaced = new();
    private PostgresSession? _session = first;
    private Exception? _lastFault;
    private long _failedAt;
    private volatile JournalTrouble? _trouble;
    private Exception? _forGood;

    /// <summary>Why the last write failed; null once one has succeeded since.</summary>
    internal JournalTrouble? Trouble => _trouble;

    /// <summary>Cancelled once another process has taken the journal over.</summary>
    internal CancellationToken Replaced => _replaced.Token;

    /// <summary>Whether this process never writes again.</summary>
    internal bool HasEnded => _forGood is not null;

    /// <summary>Whether the database was found without what it had.</summary>
    internal bool IsDamaged => _forGood is InvalidDataException or FileNotFoundException;

    /// <summary>Whether there is a session, as far as is known here.</summary>
    internal bool IsOpen => _session is { IsOpen: true };

    /// <summary>The session, or a new one that has fenced all before it and found what it ought to find. Throws where none can be had.</summary>
    /// <param name="atOnce">Whether to try though the last attempt was a moment ago.</param>
    internal PostgresSession Get(bool atOnce = false)
    {
        if (_forGood is not null)
            throw _forGood;
        if (_session is { IsOpen: true })
            return _session;
        Close();
        if (!atOnce && _lastFault is not null && Stopwatch.GetElapsedTime(_failedAt) < _betweenConnects)
            throw _lastFault;
        PostgresSession? opened = null;
        try
        {
            opened = PostgresSession.Open(place, options, create: false);
            lease.Retake(opened);
            ends.Check(opened);
            _session = opened;
            _lastFault = null;

            // That a session can be had says nothing of the disk.
            if (_trouble is { Kind: JournalTroubleKind.Unreachable })
                WentWell();
            return opened;
        }
        catch (Exception fault)
        {
            opened?.Dispose();
            (_lastFault, _failedAt) = (fault, Stopwatch.GetTimestamp());
            Fail(fault);
            throw;
        }
    }

    /// <summary>Does something on the session; notes how it went.</summary>
    internal void On(Action<PostgresSession> action)
    {
        PostgresSession session = Get();
        try
        {
            action(session);
            WentWell();
        }
        catch (Exception fault)
        {
            var meant = Fail(fault);
            if (ReferenceEquals(meant, fault))
                throw;
            throw meant;
        }
    }

    /// <summary>Notes a fault: for now, or for ever. Gives it as what it means.</summary>
    internal Exception Fail(Exception fault)
    {
        if (fault is PostgresException { SqlState: PostgresFaults.LeaseLost } lost)
            fault = new JournalInUseException(place.ToString(), lost.MessageText, lost);
        if (_forGood is not null)
            return fault;
        if (fault is JournalInUseException replaced)
            BeReplaced(replaced);
        else if (fault is InvalidDataException or FileNotFoundException)
            BeDamaged(fault);
        else
            Note(fault);
        if (fault is NpgsqlException or IOException or TimeoutException && !PostgresFaults.IsAnswer(fault))
            Close();
        return fault;
    }

    internal void WentWell()
    {
        if (_trouble is null || _forGood is not null)
            return;
        _trouble = null;
        logger.LogInformation("The journal can be written again");
    }

    internal void Close()
    {
        var closing = _session;
        _session = null;
        try
        {
            closing?.Dispose();
        }
        catch (Exception fault) when (fault is NpgsqlException or IOException or InvalidOperationException)
        {
            logger.LogDebug(fault, "The journal's connection did not close in order");
        }
    }

    /// <summary>Whether a fault is one that was noted.</summary>
    internal bool HasSaid(Exception fault) => ReferenceEquals(fault, _forGood) || ReferenceEquals(fault, _lastFault) || _trouble?.Text == PostgresFaults.ReasonOf(fault);

    private void BeReplaced(JournalInUseException replaced)
    {
        _forGood = replaced;
        _trouble = new JournalTrouble(JournalTroubleKind.Replaced, replaced.Message);
        logger.LogCritical("This process was replaced and writes nothing more: {Reason}", replaced.Message);
        _ = _replaced.CancelAsync();
    }

    private void BeDamaged(Exception fault)
    {
        _forGood = fault;
        _trouble = new JournalTrouble(JournalTroubleKind.Damaged, fault.Message);
        logger.LogCritical("Nothing more is written to the journal: {Reason}", fault.Message);
    }

    // A server that is away refuses every attempt until it is back: said once, not at every attempt.
    private void Note(Exception fault)
    {
        var trouble = new JournalTrouble(PostgresFaults.KindOf(fault), PostgresFaults.ReasonOf(fault));
        if (_trouble == trouble)
            return;
        _trouble = trouble;
        logger.LogError(fault, "The journal cannot be written: {Reason}", trouble.Text);
    }
}
