using Kiwoom.Actors.Identity;

namespace Kiwoom.Bridge.Connection;

/// <summary>When Kiwoom's servers cannot be logged in to. Source: fact sheet §2.6: 05:00 daily for one to five minutes, quoted as 05:05–05:10
/// from Monday to Saturday and 04:00–04:30 on Sunday; taken with a margin.</summary>
public static class MaintenanceTimetable
{
    private static readonly TimeOnly _from = new(4, 58);
    private static readonly TimeOnly _sundayFrom = new(3, 58);
    private static readonly TimeOnly _to = new(5, 11);

    /// <summary>How long to wait before a login makes sense; zero for now.</summary>
    public static TimeSpan WaitBeforeLogin(DateTimeOffset now)
    {
        var day = TradingDay.At(now);
        var from = day.InstantOf(day.Date.DayOfWeek == DayOfWeek.Sunday ? _sundayFrom : _from);
        var to = day.InstantOf(_to);
        return now >= from && now < to ? to - now : TimeSpan.Zero;
    }

    /// <summary>Time until the next occurrence of a Korean time of day; above zero.</summary>
    public static TimeSpan Until(TimeOnly time, DateTimeOffset now)
    {
        var today = TradingDay.At(now).InstantOf(time);
        return today > now ? today - now : today.AddDays(1) - now;
    }
}
