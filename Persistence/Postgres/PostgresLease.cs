using System.Globalization;
using System.Security.Cryptography;
using Kiwoom.Persistence.Writing;

namespace Kiwoom.Persistence.Postgres;

/// <summary>The right to write, held by one process.</summary>
/// <remarks>
/// <para>A lease row with an epoch that every append checks inside its own transaction, holding the row shared until it commits: a takeover
/// updates the row, so it waits for an append in flight, and none lands after it. The holder's name is its own for ever (it ends in a random tag).</para>
/// <para>Who is honoured how long: a lease that is renewed, always; one that is not, for <see cref="PostgresJournalOptions.LeaseDuration"/>. A
/// lock of the writer's session tells sooner on one machine that its process is gone, because the session ends with it.</para>
/// </remarks>
internal sealed class PostgresLease
{
    private const int PollsPerDuration = 50;

    private readonly string _place;
    private readonly PostgresJournalOptions _options;
    private long _renewed;

    private PostgresLease(string place, string holder, long epoch, PostgresJournalOptions options)
    {
        (_place, Holder, Epoch, _options) = (place, holder, epoch, options);
        _renewed = options.LeaseClock.GetTimestamp();
    }

    internal string Holder { get; }

    /// <summary>Rises with every session of this writer too, which fences what an earlier session may still have on its way.</summary>
    internal long Epoch { get; private set; }

    /// <summary>When the lease wants to be renewed next, at the latest.</summary>
    internal TimeSpan RenewEvery => _options.LeaseDuration / 3;

    internal bool IsDue => _options.LeaseClock.GetElapsedTime(_renewed) >= RenewEvery;

    private long Now => _options.LeaseClock.GetUtcNow().ToUnixTimeMilliseconds();

    /// <summary>Takes the lease over. Throws <see cref="JournalInUseException"/> naming a holder that lives.</summary>
    internal static async Task<PostgresLease> Acquire(string place, PostgresSession session, PostgresJournalOptions options, CancellationToken cancellation)
    {
        var clock = options.LeaseClock;
        var now = clock.GetUtcNow();
        var tag = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(4));
        var holder = string.Create(CultureInfo.InvariantCulture, $"{options.Host} process {Environment.ProcessId} since {now:yyyy-MM-dd'T'HH:mm:ss'Z'} ({tag})");
        var seen = session.LoadLease();
        var since = clock.GetTimestamp();
        while (seen.Holder.Length > 0 && !(seen.Host == options.Host && session.TryLock()) && clock.GetElapsedTime(since) < options.LeaseDuration)
        {
            await Task.Delay(options.LeaseDuration / PollsPerDuration, clock, cancellation).ConfigureAwait(false);
            var found = session.LoadLease();
            if (found != seen && found.Holder.Length > 0)
                throw new JournalInUseException(place, found.Holder);
            seen = found;
        }

        session.TryLock();
        return session.TakeLease(seen, holder, options.Host, now.ToUnixTimeMilliseconds()) is { } epoch
            ? new PostgresLease(place, holder, epoch, options)
            : throw new JournalInUseException(place, NameOf(session.LoadLease()));
    }

    /// <summary>Makes a new session the writer's own: under a later epoch, so that nothing of an earlier session lands from now on. Throws
    /// <see cref="JournalInUseException"/> when the lease is another's, and <see cref="InvalidDataException"/> when it is an older one of ours.</summary>
    internal void Retake(PostgresSession session)
    {
        var seen = session.LoadLease();
        if (seen.Epoch < Epoch)
            throw new InvalidDataException($"the lease is at epoch {seen.Epoch}, this writer had {Epoch}: the server has lost what it had committed");
        if (seen.Holder != Holder)
            throw new JournalInUseException(_place, NameOf(seen));
        if (session.TakeLease(seen, Holder, _options.Host, Now) is not { } epoch)
            throw new JournalInUseException(_place, NameOf(session.LoadLease()));
        Epoch = epoch;
        _renewed = _options.LeaseClock.GetTimestamp();
        session.TryLock();
    }

    /// <summary>Shows that this writer lives. Faults are those of <see cref="PostgresSession.RenewLease"/>.</summary>
    internal void Renew(PostgresSession session)
    {
        session.RenewLease(Holder, Epoch, Holder, _options.Host, Now);
        _renewed = _options.LeaseClock.GetTimestamp();

        // An earlier session of ours may have kept the lock for a while.
        session.TryLock();
    }

    /// <summary>Leaves in order, so that the next writer need not wait.</summary>
    internal void Release(PostgresSession session) => session.RenewLease(Holder, Epoch, string.Empty, string.Empty, Now);

    private static string NameOf(LeaseRow lease) => lease.Holder.Length > 0 ? lease.Holder : $"a later writer (epoch {lease.Epoch})";
}
