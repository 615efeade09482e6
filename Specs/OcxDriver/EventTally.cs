using System.Security.Cryptography;

namespace Kiwoom.Specs.OcxDriver;

/// <summary>Events by number and by a digest of their lines, in the order in which they came. Added to on the control's thread.</summary>
internal sealed class EventTally(int wanted)
{
    private readonly IncrementalHash _digest = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly TaskCompletionSource _full = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _events;

    /// <summary>So many events came.</summary>
    internal Task Full => _full.Task;

    internal int Events => Volatile.Read(ref _events);

    /// <summary>False where it has what was wanted: the event is one too many.</summary>
    internal bool Takes(string name, object args, object? data)
    {
        if (_events == wanted)
            return false;
        _digest.AppendData(LineOut.Bytes(new { @event = name, args, data }));
        if (Interlocked.Increment(ref _events) == wanted)
            _full.SetResult();
        return true;
    }

    /// <summary>After <see cref="Full"/>.</summary>
    internal object Result() => new { events = Events, sha256 = Convert.ToHexString(_digest.GetHashAndReset()) };
}
