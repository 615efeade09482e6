using System.Globalization;
using Kiwoom.Persistence.Writing;

namespace Kiwoom.Persistence.Sqlite;

/// <summary>The right to write, held by one process.</summary>
/// <remarks>
/// <para>Two fences. A lock of the operating system on <c>journal.db.lock</c>, which ends with its process: on one machine a dead
/// writer is followed at once, a living one never. And a lease row with an epoch that every commit checks inside its own
/// transaction, which also holds where the lock does not (a network share): a writer from another machine is honoured as long
/// as it renews, and one that was replaced finds the other's epoch and writes nothing more.</para>
/// </remarks>
internal sealed class WriterLease : IDisposable
{
    private const int PollsPerDuration = 50;

    private readonly string _file;
    private readonly FileStream _lock;
    private readonly TimeProvider _clock;
    private readonly TimeSpan _renewEvery;
    private LeaseRow _mine;
    private long _renewed;

    private WriterLease(string file, FileStream @lock, LeaseRow mine, SqliteJournalOptions options)
    {
        _file = file;
        _lock = @lock;
        _clock = options.LeaseClock;
        _renewEvery = options.LeaseDuration / 3;
        _mine = mine;
        _renewed = _clock.GetTimestamp();
    }

    /// <summary>When the lease wants to be renewed next, at the latest.</summary>
    internal TimeSpan RenewEvery => _renewEvery;

    internal bool IsDue => _clock.GetElapsedTime(_renewed) >= _renewEvery;

    /// <summary>Locks the file beside the database. Throws <see cref="JournalInUseException"/> naming who has it.</summary>
    internal static FileStream Lock(string file)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        try
        {
            return new FileStream($"{file}.lock", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException fault) when (fault is not (DirectoryNotFoundException or PathTooLongException))
        {
            throw new JournalInUseException(file, HolderOf(file), fault);
        }
    }

    /// <summary>Takes the lease over, waiting for a writer of another machine to show that it lives or to be silent for long enough.</summary>
    internal static async Task<WriterLease> Acquire(string file, FileStream @lock, WriterSession session, SqliteJournalOptions options, CancellationToken cancellation)
    {
        var seen = session.LoadLease();
        if (seen.Holder.Length > 0 && seen.Host != Environment.MachineName)
        {
            var since = options.LeaseClock.GetTimestamp();
            while (options.LeaseClock.GetElapsedTime(since) < options.LeaseDuration)
            {
                await Task.Delay(options.LeaseDuration / PollsPerDuration, options.LeaseClock, cancellation).ConfigureAwait(false);
                if (session.LoadLease() != seen)
                    throw new JournalInUseException(file, seen.Holder);
            }
        }

        session.Begin();
        var now = options.LeaseClock.GetUtcNow();
        var before = session.LoadLease();
        var holder = string.Create(CultureInfo.InvariantCulture, $"{Environment.MachineName} process {Environment.ProcessId} since {now:yyyy-MM-dd'T'HH:mm:ss'Z'}");
        var mine = new LeaseRow(holder, Environment.MachineName, before.Epoch + 1, now.ToUnixTimeMilliseconds());
        session.SaveLease(mine);
        session.Commit();
        return new WriterLease(file, @lock, mine, options);
    }

    /// <summary>Inside a transaction: throws <see cref="JournalInUseException"/> unless the lease is still ours, and renews it when due.</summary>
    internal void Demand(WriterSession session, bool renew = false)
    {
        var found = session.LoadLease();
        if (found.Epoch != _mine.Epoch || found.Holder != _mine.Holder)
            throw new JournalInUseException(_file, found.Holder.Length > 0 ? found.Holder : $"a later writer (epoch {found.Epoch})");
        if (!renew && !IsDue)
            return;
        _mine = _mine with { RenewedAt = Math.Max(_mine.RenewedAt + 1, _clock.GetUtcNow().ToUnixTimeMilliseconds()) };
        session.SaveLease(_mine);
        _renewed = _clock.GetTimestamp();
    }

    /// <summary>Leaves in order, so that the next writer need not wait.</summary>
    internal void Release(WriterSession session)
    {
        session.Begin();
        Demand(session);
        session.SaveLease(_mine with { Holder = string.Empty, Host = string.Empty });
        session.Commit();
    }

    public void Dispose() => _lock.Dispose();

    private static string HolderOf(string file)
    {
        try
        {
            using var connection = JournalConnection.OpenReader(file);
            using var statement = new SqliteStatement(connection, "SELECT holder FROM writer_lease WHERE id = 1");
            return statement.Step() && statement.Text(0) is { Length: > 0 } holder ? holder : "a process that is just starting or stopping";
        }
        catch (Exception fault) when (fault is IOException or InvalidDataException or Microsoft.Data.Sqlite.SqliteException)
        {
            return "another process";
        }
    }
}
