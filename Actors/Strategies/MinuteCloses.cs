namespace Kiwoom.Actors.Strategies;

/// <summary>The last price of each of the most recent minutes of one issue. Minutes without a trade repeat the one before.</summary>
public sealed class MinuteCloses
{
    private readonly long[] _closes;
    private long _minute;
    private int _count;

    /// <summary>Keeps so many complete minutes.</summary>
    public MinuteCloses(int minutes)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(minutes);
        _closes = new long[minutes + 1];
    }

    /// <summary>True once all minutes are filled.</summary>
    public bool IsFull => _count == _closes.Length;

    /// <summary>The oldest minute's close, won; only when <see cref="IsFull"/>.</summary>
    public long Oldest => _closes[Index(_minute - _closes.Length + 1)];

    /// <summary>Takes in a trade. Earlier minutes are passed over; a day's first trade begins anew, for a night is no momentum.</summary>
    public void Add(DateTimeOffset at, long price)
    {
        var minute = at.UtcTicks / TimeSpan.TicksPerMinute;
        if (_count == 0 || minute - _minute >= _closes.Length || minute < _minute - _closes.Length)
        {
            _count = 1;
            _minute = minute;
        }
        else if (minute < _minute)
        {
            return;
        }

        while (_minute < minute)
        {
            var last = _closes[Index(_minute)];
            _minute++;
            _closes[Index(_minute)] = last;
            _count = Math.Min(_count + 1, _closes.Length);
        }

        _closes[Index(minute)] = price;
    }

    private int Index(long minute) => (int)(((minute % _closes.Length) + _closes.Length) % _closes.Length);
}
