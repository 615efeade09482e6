using System.Collections.Immutable;
using Kiwoom.Actors.Identity;
using Kiwoom.Persistence.Supabase.Permissions;

namespace Kiwoom.Gateway.Security.Permissions;

/// <summary>All permissions in memory. A lookup never waits. Where the source could not be read for longer than a bound, nobody in it may do
/// anything: a permission that was taken away in the meantime must not go on.</summary>
/// <param name="bound">For how long after the beginning of a reading it may be acted by.</param>
/// <param name="clock">The machine's clock.</param>
public sealed class PermissionBook(TimeSpan bound, TimeProvider clock)
{
    private ImmutableArray<Action> _listeners = [];
    private volatile Page? _page;
    private volatile string? _trouble;

    /// <summary>What is known, for the operator.</summary>
    public PermissionStanding Standing
    {
        get
        {
            var page = _page;
            return new PermissionStanding(page?.List, page?.AsOf, page is not null && IsRecent(page), _trouble);
        }
    }

    /// <summary>Takes a list in place of the one before, and tells the listeners if anything changed.</summary>
    /// <param name="list">What was read.</param>
    /// <param name="began">When the reading began, as the clock's timestamp.</param>
    /// <param name="asOf">The same instant in UTC.</param>
    public void Put(PermissionList list, long began, DateTimeOffset asOf)
    {
        ArgumentNullException.ThrowIfNull(list);
        var before = _page?.List;
        _page = new Page(list, began, asOf);
        _trouble = null;
        if (list.IsSameAs(before))
            return;

        foreach (var listener in _listeners)
            listener();
    }

    /// <summary>Remembers that the source could not be read.</summary>
    public void Fail(string trouble) => _trouble = trouble;

    /// <summary>What a user may do now.</summary>
    public PermissionLookup Find(UserId user)
    {
        if (_page is not { } page)
            return new PermissionLookup.Unknown("The permissions of Supabase users have not been read yet since the gateway started.");

        if (!IsRecent(page))
            return new PermissionLookup.Unknown($"The permissions of Supabase users could not be read since {page.AsOf:yyyy-MM-dd HH:mm:ss} UTC.");

        if (!page.List.Grants.TryGetValue(user, out var grant))
            return new PermissionLookup.Denied("You have no permission here: trading_permissions has no row of yours.");

        return grant.ValidUntil is { } end && clock.GetUtcNow() >= end
            ? new PermissionLookup.Denied($"Your permission ended at {end:yyyy-MM-dd HH:mm:ss} UTC.")
            : new PermissionLookup.Granted(grant);
    }

    /// <summary>Hears of every change from now on; must return at once. Dispose the result to end it.</summary>
    public IDisposable Subscribe(Action listener)
    {
        ImmutableInterlocked.Update(ref _listeners, l => l.Add(listener));
        return new Subscription(() => ImmutableInterlocked.Update(ref _listeners, l => l.Remove(listener)));
    }

    private bool IsRecent(Page page) => clock.GetElapsedTime(page.Began) <= bound;

    private sealed record Page(PermissionList List, long Began, DateTimeOffset AsOf);

    private sealed class Subscription(Action end) : IDisposable
    {
        public void Dispose() => end();
    }
}
