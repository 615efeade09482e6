namespace Kiwoom.Actors.Runtime;

/// <summary>One started timer. When it is due it goes into the mailbox itself; whether it still counts is decided when it comes out,
/// so that a timer cancelled or replaced meanwhile is never handled.</summary>
internal sealed class ActorTimer : IDisposable
{
    // The longest wait that TimeProvider.System takes in one go is a little under 50 days; longer ones go in pieces.
    private static readonly TimeSpan LongestPiece = TimeSpan.FromDays(40);

    private readonly IHosted _cell;
    private readonly ITimer _timer;
    private TimeSpan _left;

    internal ActorTimer(IHosted cell, TimeProvider clock, string key, TimeSpan due, object message)
    {
        _cell = cell;
        Key = key;
        Message = message;
        _left = due < TimeSpan.Zero ? TimeSpan.Zero : due;
        _timer = clock.CreateTimer(static state => ((ActorTimer)state!).Elapsed(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        WaitForNextPiece();
    }

    internal string Key { get; }

    internal object Message { get; }

    public void Dispose() => _timer.Dispose();

    private void Elapsed()
    {
        if (_left > TimeSpan.Zero)
            WaitForNextPiece();
        else
            _cell.TryDeliver(this, null);
    }

    private void WaitForNextPiece()
    {
        var piece = _left < LongestPiece ? _left : LongestPiece;
        _left -= piece;
        _timer.Change(piece, Timeout.InfiniteTimeSpan);
    }
}
